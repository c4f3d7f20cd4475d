import type { TokenType } from "chevrotain";
import type { Lexeme } from "./lex.ts";
import * as T from "./token-types.ts";
import type { Token, TokenKind } from "./token.ts";
import { triviaBetween } from "./trivia.ts";

const KINDS = new Map<TokenType, TokenKind>([
  [T.NumberMark, "Number"], [T.DateMark, "Date"], [T.MonthDay, "MonthDay"], [T.Ordinal, "Ordinal"], [T.Text, "Text"], [T.OpenText, "Text"], [T.Unknown, "Unknown"], [T.Word, "Word"],
]);

/** The tokens as the outside sees them. `names` are the offsets of the words that the grammar read as names. */
export function tokensOf(text: string, lexemes: readonly Lexeme[], names: ReadonlySet<number>): readonly Token[] {
  const endBefore = (index: number): number => lexemes[index - 1]?.span.end ?? 0;
  const tokens = lexemes.map(({ type, keyword, image, span }, index): Token => {
    const kind = names.has(span.start) ? "Name" : (KINDS.get(type) ?? (keyword ? "Keyword" : "Mark"));
    return { kind, keyword, image, span, leading: triviaBetween(text, endBefore(index), span.start) };
  });
  const span = { start: text.length, end: text.length };
  return [...tokens, { kind: "EndOfFile", keyword: undefined, image: "", span, leading: triviaBetween(text, endBefore(lexemes.length), text.length) }];
}
