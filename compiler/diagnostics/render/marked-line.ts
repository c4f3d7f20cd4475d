import { clustersOf, displayWidth } from "../../base/display-width.ts";

/** A source line as a terminal shows it, and below it the carets, which stand under what they mean by cells, not by characters. */
export interface MarkedLine {
  readonly shown: string;
  readonly marks: string;
}

interface Piece {
  readonly text: string;
  /** Where it stands in the line, in UTF-16 units; `text` may be something longer in its place. */
  readonly offset: number;
  readonly length: number;
  /** The first cell it takes, from 0, and the one behind its last. */
  readonly start: number;
  readonly end: number;
}

const tabStop = 4;
const clipMark = "…";

/** `from` and `to` are offsets in the line; `width` is how many cells there are for it, at least 20. */
export function markLine(line: string, from: number, to: number, width: number): MarkedLine {
  const pieces = piecesOf(line);
  const total = pieces.at(-1)?.end ?? 0;
  const start = cellAt(pieces, from);
  const end = Math.max(start + 1, cellAt(pieces, to));
  // One cell more, because a mark may stand behind the last character.
  const room = Math.max(20, width) - 1;
  if (total <= room) return { shown: textOf(pieces), marks: marks(start, end) };
  const left = Math.max(0, Math.min(start - Math.floor(room / 3), total - room));
  return clip(pieces, start, end, left, left + room);
}

function piecesOf(line: string): readonly Piece[] {
  let cell = 0;
  return clustersOf(line).map(({ text, offset, width }) => {
    const seen = text === "\t" ? " ".repeat(tabStop - (cell % tabStop)) : visible(text);
    const start = cell;
    cell += seen === text ? width : displayWidth(seen);
    return { text: seen, offset, length: text.length, start, end: cell };
  });
}

function clip(pieces: readonly Piece[], start: number, end: number, left: number, right: number): MarkedLine {
  const total = pieces.at(-1)?.end ?? 0;
  const first = left > 0 ? left + 1 : 0;
  const last = right < total ? right - 1 : total;
  const kept = pieces.filter((piece) => piece.start >= first && piece.end <= last);
  const origin = (kept[0]?.start ?? first) - (left > 0 ? 1 : 0);
  const shown = (left > 0 ? clipMark : "") + textOf(kept) + (right < total ? clipMark : "");
  return { shown, marks: marks(start - origin, Math.min(end, right) - origin) };
}

/** Counted in cells, an offset inside a character belongs to the character. */
function cellAt(pieces: readonly Piece[], offset: number): number {
  const piece = pieces.findLast((candidate) => candidate.offset <= offset);
  if (!piece) return 0;
  return offset < piece.offset + piece.length ? piece.start : piece.end;
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join("");
}

function marks(start: number, end: number): string {
  return " ".repeat(start) + "^".repeat(Math.max(1, end - start));
}

/** Escape codes and marks that turn the direction of writing would let a file forge or reorder what is printed. */
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/gu;

/** The text with what a terminal would obey instead of show replaced by U+FFFD. */
export function visible(text: string): string {
  return text.replace(unprintable, "\ufffd");
}
