import { Lexer, type IToken, type TokenType } from "chevrotain";
import type { Span } from "../base/span.ts";
import type { KeywordId } from "./keywords.ts";
import { LeftBrace, LEXED, OpenText, Unknown } from "./token-types.ts";

/** A token before the grammar has seen it. `isFirst`: no other token stands before it on its line; `column` counts UTF-16 units from the line's start. */
export interface Lexeme {
  readonly type: TokenType;
  readonly keyword: KeywordId | undefined;
  readonly image: string;
  readonly span: Span;
  readonly isFirst: boolean;
  readonly column: number;
}

const LEXER = new Lexer([...LEXED], { positionTracking: "onlyOffset", ensureOptimizations: true, skipValidations: true });

export function lex(text: string): readonly Lexeme[] {
  const { tokens } = LEXER.tokenize(text);
  const lexemes: Lexeme[] = [];
  let lineStart = 0;
  let before = 0;
  for (const { tokenType: type, image, startOffset: start } of tokens.some(isOpenText) ? tokens.flatMap(withoutClosedOff) : tokens) {
    const afterBreak = endOfLastBreak(text, before, start);
    const isFirst = afterBreak !== undefined || lexemes.length === 0;
    if (afterBreak !== undefined) lineStart = afterBreak;
    before = start + image.length;
    lexemes.push({ type, keyword: undefined, image, span: { start, end: before }, isFirst, column: start - lineStart });
  }
  return joinUnknown(lexemes);
}

/** Where the last line begins that begins between two tokens. */
function endOfLastBreak(text: string, start: number, end: number): number | undefined {
  for (let at = end; at > start; at -= 1) if (text[at - 1] === "\n" || text[at - 1] === "\r") return at;
  return undefined;
}

function isOpenText({ tokenType }: IToken): boolean {
  return tokenType === OpenText;
}

interface Piece { readonly tokenType: TokenType; readonly image: string; readonly startOffset: number }

/** A text that nothing closes ends with its line, but not past a brace that opens there, whose loss would upset all that follows. */
function withoutClosedOff(token: IToken): readonly Piece[] {
  if (!isOpenText(token)) return [token];
  const { startOffset } = token;
  const image = token.image.trimEnd();
  if (image.length === 1 || !/[{｛]$/.test(image)) return [{ tokenType: OpenText, image, startOffset }];
  const brace = image.length - 1;
  return [
    { tokenType: OpenText, image: image.slice(0, brace).trimEnd(), startOffset },
    { tokenType: LeftBrace, image: image.charAt(brace), startOffset: startOffset + brace },
  ];
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
    if (lexeme.type !== Unknown || lexeme.span.start !== run.at(-1)?.span.end) close();
    if (lexeme.type === Unknown) run.push(lexeme);
    else joined.push(lexeme);
  }
  close();
  return joined;
}
