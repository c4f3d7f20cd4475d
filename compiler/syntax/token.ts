import type { Span } from "../base/span.ts";
import type { KeywordId } from "./keywords.ts";

/** `Name`: a word the grammar read as a name, even where it is spelled like a keyword. `Word`: neither. */
export type TokenKind =
  | "Name" | "Keyword" | "Word" | "Number" | "Date" | "MonthDay" | "Ordinal" | "Text" | "Mark" | "Unknown" | "EndOfFile";

export interface Trivia {
  readonly kind: "Space" | "LineComment" | "BlockComment" | "DocComment";
  readonly image: string;
  readonly span: Span;
}

/** A piece of the source. The trivia and images of all tokens, one after the other, are the text, unit for unit. */
export interface Token {
  readonly kind: TokenKind;
  /** By spelling; a name may have one too. */
  readonly keyword: KeywordId | undefined;
  readonly image: string;
  readonly span: Span;
  readonly leading: readonly Trivia[];
}
