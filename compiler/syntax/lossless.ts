import type { TokenType } from "chevrotain";
import type { Lexeme } from "./lex.ts";
import * as T from "./token-types.ts";
import type { Token, TokenKind, Trivia } from "./token.ts";

const KINDS = new Map<TokenType, TokenKind>([
  [T.NumberMark, "Number"], [T.DateMark, "Date"], [T.MonthDay, "MonthDay"], [T.Ordinal, "Ordinal"], [T.Text, "Text"], [T.OpenText, "Text"], [T.Unknown, "Unknown"], [T.Word, "Word"],
]);

/** The tokens as the outside sees them. `names` are the offsets of the words that the grammar read as names. */
export function tokensOf(lexemes: readonly Lexeme[], trailing: readonly Trivia[], names: ReadonlySet<number>): readonly Token[] {
  const tokens = lexemes.map(({ type, keyword, image, span, leading }): Token => {
    const kind = names.has(span.start) ? "Name" : (KINDS.get(type) ?? (keyword ? "Keyword" : "Mark"));
    return { kind, keyword, image, span, leading };
  });
  const end = trailing.at(-1)?.span.end ?? lexemes.at(-1)?.span.end ?? 0;
  return [...tokens, { kind: "EndOfFile", keyword: undefined, image: "", span: { start: end, end }, leading: trailing }];
}
