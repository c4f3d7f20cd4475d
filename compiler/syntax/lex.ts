import { Lexer, type IToken, type TokenType } from "chevrotain";
import type { Span } from "../base/span.ts";
import type { KeywordId } from "./keywords.ts";
import { BlockComment, DocComment, LeftBrace, LEXED, LineComment, OpenComment, OpenText, Space, Unknown } from "./token-types.ts";
import type { Trivia } from "./token.ts";

/** A token before the grammar has seen it. `isFirst`: no other token stands before it on its line; `column` counts UTF-16 units from the line's start. */
export interface Lexeme {
  readonly type: TokenType;
  readonly keyword: KeywordId | undefined;
  readonly image: string;
  readonly span: Span;
  readonly leading: readonly Trivia[];
  readonly isFirst: boolean;
  readonly column: number;
}

export interface Lexed {
  readonly lexemes: readonly Lexeme[];
  /** What stands behind the last token. */
  readonly trailing: readonly Trivia[];
  /** A comment that nothing closes; it runs to the end of the file. */
  readonly openComment: Span | undefined;
}

const LEXER = new Lexer([...LEXED], { positionTracking: "onlyOffset", ensureOptimizations: true, skipValidations: true });

const TRIVIA = new Map<TokenType, Trivia["kind"]>([
  [Space, "Space"], [LineComment, "LineComment"], [DocComment, "DocComment"], [BlockComment, "BlockComment"], [OpenComment, "BlockComment"],
]);

export function lex(text: string): Lexed {
  const lexemes: Lexeme[] = [];
  let leading: Trivia[] = [];
  let openComment: Span | undefined;
  let lineStart = 0;
  let isFirst = true;
  const { tokens } = LEXER.tokenize(text);
  for (const token of tokens.some(({ tokenType }) => tokenType === OpenText) ? tokens.flatMap(withoutClosedOff) : tokens) {
    const span = { start: token.startOffset, end: token.startOffset + token.image.length };
    const kind = TRIVIA.get(token.tokenType);
    if (kind === undefined) {
      lexemes.push({ type: token.tokenType, keyword: undefined, image: token.image, span, leading, isFirst, column: span.start - lineStart });
      [leading, isFirst] = [[], false];
      continue;
    }
    if (token.tokenType === OpenComment) openComment = span;
    leading.push({ kind, image: token.image, span });
    const lastBreak = Math.max(token.image.lastIndexOf("\n"), token.image.lastIndexOf("\r"));
    if (lastBreak >= 0) [lineStart, isFirst] = [span.start + lastBreak + 1, true];
  }
  return { lexemes: joinUnknown(lexemes), trailing: leading, openComment };
}

interface Piece { readonly tokenType: TokenType; readonly image: string; readonly startOffset: number }

/** A text that nothing closes ends with its line, but not past a brace that opens there, whose loss would upset all that follows. */
function withoutClosedOff(token: IToken): readonly Piece[] {
  if (token.tokenType !== OpenText) return [token];
  const { startOffset } = token;
  let kept = token.image.trimEnd();
  const hasBrace = kept.length > 1 && /[{｛]$/.test(kept);
  const brace = startOffset + kept.length - 1;
  if (hasBrace) kept = kept.slice(0, -1).trimEnd();
  const pieces: Piece[] = [{ tokenType: OpenText, image: kept, startOffset }];
  const fill = (from: number, to: number): void => {
    const image = token.image.slice(from - startOffset, to - startOffset);
    if (image !== "") pieces.push({ tokenType: Space, image, startOffset: from });
  };
  const end = startOffset + token.image.length;
  if (!hasBrace) return (fill(startOffset + kept.length, end), pieces);
  fill(startOffset + kept.length, brace);
  pieces.push({ tokenType: LeftBrace, image: token.image.charAt(brace - startOffset), startOffset: brace });
  return (fill(brace + 1, end), pieces);
}

/** Neighbouring characters without a meaning are one mistake. */
function joinUnknown(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  if (!lexemes.some(({ type }) => type === Unknown)) return lexemes;
  const joined: Lexeme[] = [];
  let run: Lexeme[] = [];
  const close = (): void => {
    const [first] = run;
    const last = run.at(-1);
    if (first && last) joined.push({ ...first, image: run.map((lexeme) => lexeme.image).join(""), span: { start: first.span.start, end: last.span.end } });
    run = [];
  };
  for (const lexeme of lexemes) {
    if (run.length > 0 && (lexeme.type !== Unknown || lexeme.leading.length > 0)) close();
    if (lexeme.type === Unknown) run.push(lexeme);
    else joined.push(lexeme);
  }
  close();
  return joined;
}
