/** Where in a sheet made by hand the table is: its headings, its rows, and what stands above them. */
import { isBlank, shownFace, type Cell, type CellRange, type Grid } from "./book.ts";

export interface HandMade {
  readonly grid: Grid;
  /** The row of the headings, and the filled columns of it. */
  readonly headingRow: number;
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  /** Titles and the unit, above the headings. */
  readonly above: readonly string[];
  /** Lines of one text below the table. */
  readonly below: readonly { readonly row: number; readonly column: number }[];
}

/** `A3:F9`, either corner first; `undefined` for what is no range. */
export function readRange(text: string): CellRange | undefined {
  const [, a = "", b = "", c = "", d = ""] = /^\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$/.exec(text.trim()) ?? [];
  if (a === "") return undefined;
  const [left, right] = [columnOf(a), columnOf(c)];
  const [top, bottom] = [Number(b) - 1, Number(d) - 1];
  return { top: Math.min(top, bottom), bottom: Math.max(top, bottom), left: Math.min(left, right), right: Math.max(left, right) };
}

function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The first line with several filled cells is the headings, but for an empty corner; lines of one cell above it are titles, below it remarks. */
export function findTable(grid: Grid, range: CellRange | undefined): HandMade | undefined {
  const filled = grid.rows.map((cells, row) => cells.flatMap((cell, column) => (!isBlank(cell) && isWithin(row, column, range) ? [column] : [])));
  const wide = filled.findIndex((columns) => columns.length > 1);
  if (wide < 0) return undefined;
  const headingRow = isHeading(filled[wide - 1], filled[wide]) ? wide - 1 : wide;
  const columns = columnsBelow(filled, headingRow, wide, range);
  const isInside = (column: number): boolean => columns.includes(column);
  const after = filled.flatMap((own, row) => (row > headingRow && own.length > 0 ? [{ row, own }] : []));
  const last = after.findLastIndex(({ own }) => own.filter(isInside).length > 1);
  const below = after.slice(last + 1).flatMap(({ row, own }) => own.map((column) => ({ row, column })));
  const above = grid.rows.slice(0, headingRow).flatMap((cells) => cells.filter((cell) => !isBlank(cell)).map(({ face }) => shownFace(face)));
  return { grid, headingRow, columns, rows: after.slice(0, last + 1).map(({ row }) => row), above, below };
}

function isWithin(row: number, column: number, range: CellRange | undefined): boolean {
  return range === undefined || (row >= range.top && row <= range.bottom && column >= range.left && column <= range.right);
}

/** One heading over the values, with nothing over the cases; a title would stand at the left. */
function isHeading([above]: readonly number[] = [], [first]: readonly number[] = []): boolean {
  return above !== undefined && first !== undefined && above > first;
}

/** From the first filled one to the last; the corner of a cross-tab is often left empty. */
function columnsBelow(filled: readonly (readonly number[])[], headingRow: number, wide: number, range: CellRange | undefined): readonly number[] {
  const own = filled[wide] ?? [];
  const [first, last] = [Math.min(...own), Math.max(...own)];
  const hasCorner = first > (range?.left ?? 0) && filled.slice(headingRow + 1).some((columns) => columns.includes(first - 1));
  const left = hasCorner ? first - 1 : first;
  return Array.from({ length: last - left + 1 }, (_, index) => left + index);
}

export function cellAt({ grid }: HandMade, row: number, column: number): Cell {
  return grid.rows[row]?.[column] ?? { face: { kind: "blank" } };
}
