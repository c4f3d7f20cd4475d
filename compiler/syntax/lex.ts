import type { TokenType } from "chevrotain";
import type { Span } from "../base/span.ts";
import type { KeywordId } from "./keywords.ts";
import { BETWEEN, SPELLINGS, type Spelling } from "./spellings.ts";
import { LeftBrace, OpenText, Unknown } from "./token-types.ts";

/** A token before the grammar has seen it. `isFirst`: no other token stands before it on its line; `column` counts UTF-16 units from the line's start. */
export interface Lexeme {
  readonly type: TokenType;
  readonly keyword: KeywordId | undefined;
  readonly image: string;
  readonly span: Span;
  readonly isFirst: boolean;
  readonly column: number;
}

interface Piece { readonly type: TokenType; readonly image: string; readonly start: number }

export function lex(text: string): readonly Lexeme[] {
  const lexemes: Lexeme[] = [];
  let lineStart = 0;
  let before = 0;
  for (const { type, image, start } of piecesOf(text)) {
    const afterBreak = endOfLastBreak(text, before, start);
    const isFirst = afterBreak !== undefined || lexemes.length === 0;
    if (afterBreak !== undefined) lineStart = afterBreak;
    before = start + image.length;
    lexemes.push({ type, keyword: undefined, image, span: { start, end: before }, isFirst, column: start - lineStart });
  }
  return joinUnknown(lexemes);
}

const PASSED_OVER: ReadonlySet<Spelling> = new Set(BETWEEN);

/** What stands between spaces and comments. */
function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    const spelling = spellingAt(text, at);
    const end = spelling.pattern.lastIndex;
    if (spelling.type === OpenText) pieces.push(...withoutClosedOff(text.slice(at, end), at));
    else if (!PASSED_OVER.has(spelling)) pieces.push({ type: spelling.type, image: text.slice(at, end), start: at });
    at = end;
  }
  return pieces;
}

/** By the character they begin with, found out when one is met first. */
const beginningWith = new Map<number, readonly Spelling[]>();

/** The first spelling that fits; its pattern stands behind the token. */
function spellingAt(text: string, at: number): Spelling {
  const character = text.charCodeAt(at);
  const known = beginningWith.get(character) ?? SPELLINGS.filter(({ start }) => start.test(text.charAt(at)));
  beginningWith.set(character, known);
  for (const spelling of known) {
    spelling.pattern.lastIndex = at;
    if (spelling.pattern.test(text)) return spelling;
  }
  throw new Error(`no token begins with the character ${character}`);
}

/** Where the last line begins that begins between two tokens. */
function endOfLastBreak(text: string, start: number, end: number): number | undefined {
  for (let at = end; at > start; at -= 1) if (text[at - 1] === "\n" || text[at - 1] === "\r") return at;
  return undefined;
}

/** A text that nothing closes ends with its line, but not past a brace that opens there, whose loss would upset all that follows. */
function withoutClosedOff(written: string, start: number): readonly Piece[] {
  const image = written.trimEnd();
  if (image.length === 1 || !/[{｛]$/.test(image)) return [{ type: OpenText, image, start }];
  const brace = image.length - 1;
  return [{ type: OpenText, image: image.slice(0, brace).trimEnd(), start }, { type: LeftBrace, image: image.charAt(brace), start: start + brace }];
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
