/** Colours that spelling alone cannot give: `primary` is a member here, a benefit there, and no keyword. */
import type { Span } from "../../compiler/base/span.ts";
import type { Occurrence } from "../../compiler/bind/occurrences/occurrence.ts";
import type { Parsed } from "../../compiler/syntax/parse.ts";
import type { Token } from "../../compiler/syntax/token.ts";

/** Standard types of the protocol, in the order in which the server announces them. */
export const TOKEN_TYPES = ["keyword", "namespace", "class", "enum", "enumMember", "function", "property", "parameter", "number", "string", "comment", "operator"] as const;
export const TOKEN_MODIFIERS = ["declaration", "documentation"] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];

export interface SemanticToken {
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: readonly (typeof TOKEN_MODIFIERS)[number][];
}

export function semanticTokens({ tokens }: Parsed, names: readonly Occurrence[]): readonly SemanticToken[] {
  const byStart = new Map(names.flatMap((occurrence) => ("parts" in occurrence.name ? occurrence.name.parts : [occurrence.name]).map(({ span }) => [span.start, occurrence] as const)));
  return tokens.flatMap((token) => {
    const type = typeOf(token, byStart.get(token.span.start));
    const comments = token.leading.filter(({ kind }) => kind !== "Space").map(({ kind, span }): SemanticToken => ({ span, type: "comment", modifiers: kind === "DocComment" ? ["documentation"] : [] }));
    const isDeclared = byStart.get(token.span.start)?.role === "declares";
    return [...comments, ...(type === undefined ? [] : [{ span: token.span, type, modifiers: isDeclared ? (["declaration"] as const) : [] }])];
  });
}

/** What an editor that colours by spelling cannot know: names, also where they are spelled like keywords. */
const BEYOND_SPELLING: ReadonlySet<TokenType> = new Set(["namespace", "class", "enum", "enumMember", "function", "property", "parameter"]);

export function isBeyondSpelling({ type }: SemanticToken): boolean {
  return BEYOND_SPELLING.has(type);
}

function typeOf({ kind, image }: Token, occurrence: Occurrence | undefined): TokenType | undefined {
  if (occurrence !== undefined) return typeOfName(occurrence);
  switch (kind) {
    case "Keyword": return "keyword";
    case "Number":
    case "Date":
    case "MonthDay":
    case "Ordinal": return "number";
    case "Text": return "string";
    case "Name":
    case "Word": return "parameter";
    case "Mark": return /^[|｜{}｛｝()（）,，、:：;；.。]+$/.test(image) ? undefined : "operator";
    default: return undefined;
  }
}

function typeOfName({ target }: Occurrence): TokenType {
  switch (target.kind) {
    case "word": return "keyword";
    case "unit": return "namespace";
    case "member": return "enumMember";
    case "late": return "class";
    case "symbol": return typeOfSymbol(target.symbol.kind);
  }
}

function typeOfSymbol(kind: Extract<Occurrence["target"], { readonly kind: "symbol" }>["symbol"]["kind"]): TokenType {
  switch (kind) {
    case "Dimension": return "enum";
    case "Province":
    case "City": return "namespace";
    case "Benefit":
    case "Contribution":
    case "Account":
    case "Fund":
    case "Pool": return "function";
    case "Measure":
    case "Parameter":
    case "Indicator":
    case "Period": return "property";
    case "Scheme":
    case "BenefitKind": return "class";
  }
}
