/** Which row and column of a sheet was which of the table. */
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { isBlank, shownFace } from "./book.ts";
import { caseOf, plain } from "./columns.ts";
import type { Block, Heading, KeyedRow } from "./read-block.ts";
import * as reasons from "./reasons.ts";
import type { SourceRow } from "./source-tables.ts";

export interface ColumnMatch {
  /** By column of the table, the heading of the sheet. */
  readonly headings: readonly Heading[];
  readonly isReordered: boolean;
}

/** By their texts; where the texts are others, by their places. */
export function matchColumns(was: readonly string[], { headings }: Block): ColumnMatch | { readonly fault: Phrase; readonly column?: number } {
  const texts = was.map(plain);
  const strangers = headings.filter(({ text }) => !texts.includes(plain(text)));
  const gone = was.filter((text) => !headings.some((heading) => plain(heading.text) === plain(text)));
  const [stranger] = strangers;
  if (headings.length > was.length && stranger !== undefined) return { fault: reasons.columnAdded(stranger.text), column: stranger.column };
  if (headings.length < was.length) return { fault: reasons.columnsGone(gone) };
  const isInPlace = headings.every(({ text }, index) => plain(text) === texts[index] || (strangers.includes(headings[index] ?? { column: -1, text: "" }) && gone.includes(was[index] ?? "")));
  if (isInPlace && headings.length === was.length) return { headings, isReordered: false };
  const free = [...headings];
  const found = texts.map((text) => free.splice(free.findIndex((heading) => plain(heading.text) === text), 1)[0]);
  const isMatched = strangers.length === 0 && headings.length === was.length && found.every((heading, index) => heading !== undefined && plain(heading.text) === texts[index]);
  return isMatched ? { headings: found.flatMap((heading) => heading ?? []), isReordered: true } : { fault: reasons.HEADINGS_UNCLEAR };
}

export interface RowMatch {
  /** Row of the sheet by row of the table; missing where it was deleted. */
  readonly rows: ReadonlyMap<number, number>;
  /** New rows of the sheet, with the row of the table that they stand below; -1 for none. */
  readonly added: readonly { readonly row: number; readonly after: number }[];
  /** Rows of the sheet whose key is that of another row too. */
  readonly unclear: readonly number[];
  readonly isReordered: boolean;
}

/**
 * By what cases they are for, if that tells them apart, and else by their keys: whoever sorts a sheet without its hidden column leaves the keys
 * behind, and remarks and citations of the policy must not go over to another row.
 */
export function matchRows(table: readonly SourceRow[], block: Block, headings: readonly Heading[], inputs: readonly number[]): RowMatch {
  const textsOf = (row: number): readonly string[] => headings.map(({ column }) => shownFace(block.grid.rows[row]?.[column]?.face ?? { kind: "blank" }));
  const was = uniqueBy(table.map(({ cells }, index) => [caseOf(cells.map(({ text }) => text), inputs), index] as const));
  const is = uniqueBy(block.keyed.map(({ row }) => [caseOf(textsOf(row), inputs), row] as const));
  const rows = new Map<number, number>();
  if (inputs.length > 0) for (const [key, index] of was) if (is.has(key)) rows.set(index, is.get(key) ?? -1);
  const taken = new Set(rows.values());
  const unclear: number[] = [];
  const copies: KeyedRow[] = [];
  for (const keyed of block.keyed.filter(({ row }) => !taken.has(row))) {
    const rivals = block.keyed.filter((other) => other.index === keyed.index && other !== keyed);
    if (keyed.index < table.length && !rows.has(keyed.index) && rivals.length === 0) rows.set(keyed.index, keyed.row);
    else if (rivals.some(({ row }) => taken.has(row))) copies.push(keyed);
    else unclear.push(keyed.row);
  }
  const added = [...block.added, ...copies.map(({ row }) => row)].sort((a, b) => a - b);
  return { rows, unclear, isReordered: isReordered(rows), added: added.map((row) => ({ row, after: indexAbove(rows, row) })) };
}

/** Keys that stand once. */
function uniqueBy(pairs: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [key] of pairs) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map(pairs.filter(([key]) => counts.get(key) === 1));
}

function isReordered(rows: ReadonlyMap<number, number>): boolean {
  const order = [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
  return order.some((row, index) => index > 0 && row < (order[index - 1] ?? 0));
}

function indexAbove(rows: ReadonlyMap<number, number>, row: number): number {
  const above = [...rows].filter(([, at]) => at < row).sort(([, a], [, b]) => b - a);
  return above[0]?.[0] ?? -1;
}

export function isEmptied(block: Block, row: number, headings: readonly Heading[]): boolean {
  return headings.every(({ column }) => isBlank(block.grid.rows[row]?.[column] ?? { face: { kind: "blank" } }));
}
