/** Where the rows of a table stand in a sheet, by the keys that were exported with them. */
import { isBlank, shownFace, type Cell, type Grid } from "./book.ts";
import { plain } from "./columns.ts";
import { WORDS } from "./words.ts";

export interface Heading {
  readonly column: number;
  readonly text: string;
}

/** A row whose key says which row of the table it was. */
export interface KeyedRow {
  /** Of the sheet. */
  readonly row: number;
  /** Of the table, both from 0. */
  readonly index: number;
}

export interface Block {
  readonly grid: Grid;
  readonly key: string;
  /** What stands in the cell of the key; in a CSV file more than the key. */
  readonly keyText: string;
  readonly headingRow: number;
  readonly headings: readonly Heading[];
  readonly keyed: readonly KeyedRow[];
  /** Rows without a key in or right below the table. */
  readonly added: readonly number[];
  /** Filled cells that belong to nothing. */
  readonly strays: readonly { readonly row: number; readonly column: number }[];
}

const KEY = /^(#T\d+)(?:\.(\d+))?(?: .*)?$/;

export function blocksIn(grid: Grid): readonly Block[] {
  const keys = grid.rows.flatMap((row, at) => row.flatMap((cell, column) => {
    const text = cell.face.kind === "text" ? cell.face.text.trim() : "";
    const [, key, index] = KEY.exec(text) ?? [];
    return key === undefined ? [] : [{ at, column, key, text, index }];
  }));
  const heads = keys.filter(({ index }) => index === undefined);
  return heads.map(({ at, column, key, text }): Block => {
    const end = heads.find((other) => other.at > at)?.at ?? grid.rows.length;
    const own = keys.filter((one) => one.key === key && one.index !== undefined);
    const headings = headingsIn(grid.rows[at] ?? [], column);
    const keyed = own.map((one) => ({ row: one.at, index: Number(one.index) - 1 }));
    return { grid, key, keyText: text, headingRow: at, headings, keyed, ...unkeyed(grid, { start: at + 1, end, keyColumn: column, headings, keyed }) };
  });
}

/** All that is filled in the line of the headings; remarks are for reading only. */
function headingsIn(row: readonly Cell[], keyColumn: number): readonly Heading[] {
  const texts = row.map(({ face }, column) => ({ column, text: shownFace(face).trim() })).filter(({ column }) => column !== keyColumn);
  const asides: readonly string[] = Object.values(WORDS.aside);
  return texts.filter(({ text }) => text !== "" && !asides.includes(plain(text)) && !asides.includes(text));
}

interface Extent {
  readonly start: number;
  readonly end: number;
  readonly keyColumn: number;
  readonly headings: readonly Heading[];
  readonly keyed: readonly KeyedRow[];
}

function unkeyed({ rows }: Grid, { start, end, keyColumn, headings, keyed }: Extent): Pick<Block, "added" | "strays"> {
  const columns = new Set(headings.map(({ column }) => column));
  const known = new Set(keyed.map(({ row }) => row));
  const [added, strays]: [number[], { row: number; column: number }[]] = [[], []];
  const last = Math.max(start - 1, ...keyed.map(({ row }) => row));
  let isBelow = true;
  for (let row = start; row < end; row += 1) {
    const filled = (rows[row] ?? []).flatMap((cell, column) => (isBlank(cell) || column === keyColumn ? [] : [column]));
    const inside = filled.some((column) => columns.has(column));
    isBelow = known.has(row) || row <= last || (isBelow && inside);
    if (inside && isBelow && !known.has(row)) added.push(row);
    const outside = filled.filter((column) => !isAside(rows[start - 1]?.[column]) && !(columns.has(column) && isBelow));
    strays.push(...outside.map((column) => ({ row, column })));
  }
  return { added, strays };
}

function isAside(cell: Cell | undefined): boolean {
  const text = cell === undefined ? "" : shownFace(cell.face).trim();
  return Object.values<string>(WORDS.aside).includes(text);
}
