import type { IToken, TokenType } from "chevrotain";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Span } from "../base/span.ts";
import type { KeywordId } from "./keywords.ts";
import type { Lexeme } from "./lex.ts";
import { LIMITS } from "./limits.ts";
import { fix, tell, type Sink } from "./sink.ts";
import * as T from "./token-types.ts";
import { K } from "./token-types.ts";

/** A token as the grammar takes it. `clause` numbers the clauses and rows of the file. */
export interface Piece extends IToken {
  readonly keyword: KeywordId | undefined;
  readonly clause: number;
}

const CLOSE_ROW: Phrase = { en: "Close the row with |", zh: "在行末补上 |" };
const LEAVES_OPEN: ReadonlySet<TokenType> = new Set([T.LeftParen, T.Comma, T.Semicolon, T.Colon]);
const GOES_ON: ReadonlySet<TokenType> = new Set([K.and, K.or, T.LeftBrace, T.RightParen]);
const BARE_TAIL: ReadonlySet<TokenType> = new Set([K.unverified, K.unresolved, K.illustrative, K.provisional]);

/** Finds where clauses and rows end, so that the grammar need not know about lines. */
export class Layout {
  readonly pieces: Piece[] = [];
  private readonly sink: Sink;
  private previous: TokenType | undefined;
  private end = 0;
  private clause = 0;
  /** Index of the bar that began the row we are in. */
  private row: number | undefined;
  private parentheses = 0;
  private isTooDeepTold = false;

  constructor(sink: Sink) {
    this.sink = sink;
  }

  take(lexeme: Lexeme): void {
    const isRow = lexeme.type === T.Bar && (lexeme.isFirst || this.previous === T.LeftBrace);
    if (this.previous !== undefined && this.isEndBefore(lexeme, isRow)) this.endClause();
    if (isRow) this.row = this.pieces.length;
    if (this.isTooDeep(lexeme)) return;
    this.push(isRow ? T.RowBar : lexeme.type, lexeme.span.start, lexeme.image, lexeme.keyword);
    this.previous = lexeme.type;
    this.end = lexeme.span.end;
    if (lexeme.type === T.LeftBrace) this.clause += 1;
  }

  finish(): Piece[] {
    if (this.previous !== undefined) this.endClause();
    return this.pieces;
  }

  private isEndBefore(lexeme: Lexeme, isRow: boolean): boolean {
    if (this.previous === T.LeftBrace) return false;
    if (lexeme.type === T.RightBrace) return true;
    if (!lexeme.isFirst) return false;
    if (isRow || this.row !== undefined) return true;
    return !GOES_ON.has(lexeme.type) && !(this.previous && LEAVES_OPEN.has(this.previous));
  }

  private endClause(): void {
    if (this.row !== undefined) this.endRow(this.row);
    this.row = undefined;
    this.push(T.EndOfClause, this.end, "");
    this.clause += 1;
    this.parentheses = 0;
  }

  /** The bar before the row's tail, or before its end, closes it; where it is missing, it is put in and reported. */
  private endRow(start: number): void {
    const { pieces } = this;
    let bar = pieces.length - 1;
    while (bar > start && pieces[bar]?.tokenType !== T.Bar) bar -= 1;
    if (bar > start && (bar === pieces.length - 1 || this.isTailAt(bar + 1))) {
      pieces[bar] = this.piece(T.LastBar, pieces[bar]?.startOffset ?? 0, pieces[bar]?.image ?? "");
      return;
    }
    let at = bar + 1;
    while (at < pieces.length && !this.isTailAt(at)) at += 1;
    const before = pieces[at - 1];
    const end = before ? before.startOffset + before.image.length : this.end;
    pieces.splice(at, 0, this.piece(T.LastBar, end, ""));
    if (pieces.slice(start).some((piece) => piece.tokenType === T.OpenText)) return;
    tell(this.sink, "rowNotClosed", { start: end, end }, {}, [fix(this.sink, CLOSE_ROW, [[end, end, " |"]])]);
  }

  private isTailAt(index: number): boolean {
    const type = this.pieces[index]?.tokenType;
    const next = this.pieces[index + 1]?.tokenType;
    if (type === K.from || type === K.to) return next === T.DateMark;
    if (type === K.source || type === K.article) return next === T.Text || next === T.OpenText;
    return type !== undefined && (BARE_TAIL.has(type) || (type === K.allow && next !== undefined));
  }

  /** What stands in too many parentheses is left out, for the same reason as with braces. */
  private isTooDeep(lexeme: Lexeme): boolean {
    if (lexeme.type === T.LeftParen) this.parentheses += 1;
    const isTooDeep = this.parentheses > LIMITS.nesting;
    if (lexeme.type === T.RightParen && this.parentheses > 0) this.parentheses -= 1;
    if (lexeme.type === T.LeftBrace || lexeme.type === T.RightBrace) this.parentheses = 0;
    const isSkipped = isTooDeep && this.parentheses > 0;
    if (isSkipped && !this.isTooDeepTold) tell(this.sink, "nestedTooDeep", lexeme.span, { limit: LIMITS.nesting });
    this.isTooDeepTold ||= isSkipped;
    return isSkipped;
  }

  private push(type: TokenType, start: number, image: string, keyword?: KeywordId): void {
    this.pieces.push(this.piece(type, start, image, keyword));
  }

  private piece(type: TokenType, start: number, image: string, keyword?: KeywordId): Piece {
    return { image, startOffset: start, tokenType: type, tokenTypeIdx: type.tokenTypeIdx ?? 0, keyword, clause: this.clause };
  }
}

export function layOut(sink: Sink, lexemes: readonly Lexeme[]): readonly Piece[] {
  const layout = new Layout(sink);
  for (const lexeme of lexemes) layout.take(lexeme);
  return layout.finish();
}

export function spanOfPiece(piece: IToken): Span {
  return { start: piece.startOffset, end: piece.startOffset + piece.image.length };
}
