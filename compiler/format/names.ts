import type { KeywordId } from "../syntax/keywords.ts";
import { spellingOf } from "./spell-keyword.ts";
import type { Spelling } from "./word.ts";

/** What a name in a file stands for, as far as its spelling goes. */
export type NameUse =
  /** A declared thing, by its name and its name in the other language. `dimension`: it is a member of that. */
  | { readonly kind: "reference"; readonly names: readonly string[]; readonly dimension?: readonly string[] }
  /** No name, but a word of the language that stands where names stand. */
  | { readonly kind: "word"; readonly keyword: KeywordId };

/** The names of one file by the offsets at which they start. A name that is not among them stays as it is written. */
export type NamesInUse = ReadonlyMap<number, NameUse>;

/** Of several names the one in the language asked for; `undefined` if none is, or if it cannot be told from another. */
export function nameIn(spelling: Spelling, names: readonly string[]): string | undefined {
  const fitting = names.filter((name) => spellingOf(name) === spelling);
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Days that schemes and dimensions name; the language knows them, so no file declares them. */
const EVENTS: readonly { readonly en: string; readonly zh: string; readonly also?: string }[] = [
  { en: "admission", zh: "入院", also: "住院" }, { en: "discharge", zh: "出院" }, { en: "visit", zh: "就诊" },
  { en: "contribution", zh: "缴费" }, { en: "year_start", zh: "年初" },
];

export function eventIn(spelling: Spelling, name: string): string | undefined {
  return EVENTS.find(({ en, zh, also }) => [en, zh, also].includes(name))?.[spelling];
}
