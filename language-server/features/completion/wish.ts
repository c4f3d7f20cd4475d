/** What may be meant where a name is expected. */
import type { SymbolKind } from "../../../compiler/bind/symbols.ts";
import type { Frame, Written } from "../../../compiler/syntax/expectations.ts";
import type { KeywordId } from "../../../compiler/syntax/keywords.ts";
import { halfWidth } from "../../../compiler/syntax/widths.ts";

export type Wish =
  | { readonly kind: "symbols"; readonly kinds: readonly SymbolKind[] }
  /** Dimensions that are counted or measured. */
  | { readonly kind: "integers" }
  /** Of the dimension that is called so, or of the cities. */
  | { readonly kind: "members"; readonly of: string }
  /** Of every dimension: the columns of a cross-tab. */
  | { readonly kind: "anyMember" }
  | { readonly kind: "documents" }
  /** Codes of findings that a clause can let pass. */
  | { readonly kind: "codes" }
  /** Words that no file declares. */
  | { readonly kind: "words"; readonly words: readonly { readonly en: string; readonly zh: string }[] };

export const AMOUNTS: Wish = { kind: "symbols", kinds: ["Parameter", "Indicator"] };

/** What a contribution is reckoned from, unless it says otherwise, and who pays it in. */
export const OWN_WAGE: Wish = { kind: "words", words: [{ en: "own_wage", zh: "本人工资" }] };
export const PAID_IN_BY: Wish = { kind: "words", words: [{ en: "employer", zh: "单位" }, { en: "member", zh: "个人" }, { en: "government", zh: "财政" }] };

export function symbols(...kinds: readonly SymbolKind[]): Wish {
  return { kind: "symbols", kinds };
}

/** A condition may also ask for the city. */
export const AXES: readonly Wish[] = [symbols("Dimension"), { kind: "words", words: [{ en: "city", zh: "城市" }] }];

/** The last keyword read by a rule, names that are spelled like one not counted where a keyword stands before them. */
export function lastKeyword(frame: Frame | undefined): KeywordId | undefined {
  return frame?.past.findLast((entry): entry is Written & { readonly keyword: KeywordId } => typeof entry !== "string" && entry.keyword !== undefined)?.keyword;
}

/** A name as it is compared: without quotes, full-width forms made half-width. */
export function keyOf({ image }: Written): string {
  return halfWidth(/^["＂“「]/.test(image) ? image.replace(/^.|["＂”」]$/g, "") : image);
}
