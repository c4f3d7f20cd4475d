/** What may be written at a place of a text, whatever stands behind it: for completion and for hints while somebody types. */
import type { TokenType } from "chevrotain";
import type { Span } from "../base/span.ts";
import { balanceBraces } from "./braces.ts";
import { whatMayFollow, type Frame as GrammarFrame } from "./grammar/follow.ts";
import { KEYWORDS, type KeywordId } from "./keywords.ts";
import { layOut, spanOfPiece, type Piece } from "./layout.ts";
import { lex, type Lexeme } from "./lex.ts";
import { LIMITS } from "./limits.ts";
import { joinPhrases } from "./phrases.ts";
import { splitBehindNumbers } from "./run-together.ts";
import type { Sink } from "./sink.ts";
import * as T from "./token-types.ts";
import { K } from "./token-types.ts";
import { triviaBetween } from "./trivia.ts";

/** A word or mark before the place. */
export interface Written {
  readonly keyword: KeywordId | undefined;
  readonly image: string;
  readonly span: Span;
}

/** A rule of the grammar that is being read, and what it has read already: words, and rules by name, of which the last may be read still. */
export interface Frame {
  readonly rule: string;
  readonly past: readonly (Written | string)[];
}

export type Wanted = { readonly kind: "keywords"; readonly ids: readonly KeywordId[] } | { readonly kind: "name" | "text" | "date" | "monthDay" | "number" | "row" };

export interface Expectation {
  readonly wanted: Wanted;
  /** The innermost rule first. */
  readonly frames: readonly Frame[];
}

/** A place between the words, and what leads to it. */
export interface Place {
  readonly expectations: readonly Expectation[];
  /** What stands before the place in the clause it is in, and before that in the clauses around it, the outermost first; each ends in the brace that opens the next. */
  readonly clauses: readonly (readonly Written[])[];
  /** The first words of the declarations above it that are whole, in order. */
  readonly above: readonly KeywordId[];
  /** The table that the place stands in: its headings by column, and the column, counted from 0. No heading where the place is in the first row. */
  readonly table: { readonly headings: readonly (readonly Written[])[]; readonly column: number } | undefined;
}

/** The word, or the text in quotes, that ends at the offset; an empty span between words; `undefined` inside a comment. */
export function wordBefore(text: string, offset: number): Span | undefined {
  const before = text.slice(0, offset);
  const last = lex(before).at(-1);
  const end = last?.span.end ?? 0;
  const comment = triviaBetween(before, end, offset).at(-1);
  if (comment !== undefined && comment.kind !== "Space" && (comment.kind !== "BlockComment" || !/^\/\*[^]*\*\/$/.test(comment.image))) return undefined;
  const isAtWord = last !== undefined && end === offset && (last.type === T.Word || last.type === T.OpenText);
  return { start: isAtWord ? last.span.start : offset, end: offset };
}

/** `offset` is the start of a word, or lies between words. */
export function placeAt(text: string, offset: number): Place {
  const pieces = piecesBefore(text, offset);
  const { clauses, above, rows } = outline(pieces);
  const leading = clauses.flat();
  const inRow = clauses.at(-1)?.[0]?.tokenType === T.RowBar;
  const found = [...whatMayFollow("file", leading), ...(inRow && leading.at(-1)?.tokenType === T.Bar ? whatMayFollow("file", [...leading.slice(0, -1), asLastBar(leading.at(-1))]) : [])];
  return {
    expectations: found.flatMap(({ type, frames }) => wantedBy(type).map((wanted) => ({ wanted, frames: frames.map(toFrame) }))),
    clauses: clauses.map((clause) => clause.map(written)),
    above,
    table: inRow ? { headings: cellsOf(rows), column: cellsOf(clauses.at(-1) ?? []).length - 1 } : undefined,
  };
}

/** The pieces of the text up to the offset, as they are where a word begins there. What stands behind it tells only which braces are closed. */
function piecesBefore(text: string, offset: number): readonly Piece[] {
  if (text.length > LIMITS.fileLength) return [];
  const sink: Sink = { file: "", text, found: [] };
  const before = text.slice(0, offset);
  const lexemes = splitBehindNumbers(sink, joinPhrases(before, lex(before)));
  const isFirst = lexemes.length === 0 || /[\r\n]/.test(before.slice(lexemes.at(-1)?.span.end));
  const column = offset - 1 - Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r"));
  const word: Lexeme = { type: T.Word, keyword: undefined, image: "x", span: { start: offset, end: offset + 1 }, isFirst, column };
  const behind = lex(text).filter(({ type, span: { start } }) => start > offset || (start === offset && type !== T.Word));
  const pieces = layOut(sink, balanceBraces(sink, [...lexemes, word, ...joinPhrases(text, behind)]));
  return pieces.slice(0, Math.max(0, pieces.findIndex(({ startOffset, image }) => startOffset === offset && image === "x")));
}

/** Clauses that are whole are left out: they do not bear on what may follow them, and what is wrong in them does no harm. */
function outline(pieces: readonly Piece[]): { readonly clauses: readonly (readonly Piece[])[]; readonly above: readonly KeywordId[]; readonly rows: readonly Piece[] } {
  const open: Piece[][] = [[]];
  const firstRows: (readonly Piece[])[] = [[]];
  const above: KeywordId[] = [];
  for (const piece of pieces) {
    const clause = open.at(-1) ?? [];
    if (piece.tokenType === T.RightBrace && open.length > 1) {
      open.pop();
      firstRows.pop();
      open.at(-1)?.push(piece);
    } else if (piece.tokenType === T.EndOfClause) {
      if (open.length === 1 && clause[0]?.keyword !== undefined) above.push(clause[0].keyword);
      if (clause[0]?.tokenType === T.RowBar && firstRows.at(-1)?.length === 0) firstRows[firstRows.length - 1] = [...clause];
      clause.length = 0;
    } else {
      clause.push(piece);
      if (piece.tokenType !== T.LeftBrace) continue;
      open.push([]);
      firstRows.push([]);
    }
  }
  return { clauses: open, above, rows: firstRows.at(-1) ?? [] };
}

function asLastBar(bar: Piece | undefined): Piece {
  if (bar === undefined) throw new Error("a row begins with a bar");
  return { ...bar, tokenType: T.LastBar, tokenTypeIdx: T.LastBar.tokenTypeIdx ?? 0 };
}

function cellsOf(row: readonly Piece[]): readonly (readonly Written[])[] {
  const cells: Written[][] = [];
  for (const piece of row) {
    if (piece.tokenType === T.RowBar || piece.tokenType === T.Bar) cells.push([]);
    else if (piece.tokenType === T.LastBar) break;
    else cells.at(-1)?.push(written(piece));
  }
  return cells;
}

function written(piece: Piece): Written {
  return { keyword: piece.keyword, image: piece.image, span: spanOfPiece(piece) };
}

function toFrame({ rule, past }: GrammarFrame<Piece>): Frame {
  return { rule, past: past.map((entry) => (typeof entry === "string" ? entry : written(entry))) };
}

const PLAIN = new Map<TokenType, Wanted>([
  [T.NameWord, { kind: "name" }], [T.Text, { kind: "text" }], [T.DateMark, { kind: "date" }], [T.MonthDay, { kind: "monthDay" }], [T.NumberMark, { kind: "number" }], [T.RowBar, { kind: "row" }],
]);
const idsOf = new Map<TokenType, readonly KeywordId[]>([...Object.values(K), T.SlotWord, T.PartWord, T.SlotOrPart, T.PeriodWord, T.HistoryWord, T.OfWord, T.Unit, T.ValueWord, T.Operator, T.ComparisonWord, T.AndOr, T.ItemWord].map((type) => [
  type, KEYWORDS.map(({ id }) => id).filter((id) => K[id] === type || (K[id].tokenTypeIdx !== undefined && type.categoryMatchesMap?.[K[id].tokenTypeIdx] === true)),
]));

/** Nothing for marks, for the name in the other language, and for what is passed over. */
function wantedBy(type: TokenType): readonly Wanted[] {
  const plain = PLAIN.get(type);
  if (plain !== undefined) return [plain];
  const ids = idsOf.get(type) ?? [];
  return ids.length === 0 ? [] : [{ kind: "keywords", ids }];
}
