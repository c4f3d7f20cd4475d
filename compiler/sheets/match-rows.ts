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
  /** Rows of the sheet of which it cannot be told which row of the table they are. */
  readonly unclear: readonly { readonly row: number; readonly reason: Phrase }[];
  readonly isReordered: boolean;
}

export interface RowsToMatch {
  readonly table: readonly SourceRow[];
  readonly block: Block;
  readonly headings: readonly Heading[];
  readonly inputs: readonly number[];
  /** Whether a row of the sheet says in every cell what a row of the table does. */
  readonly isSame: (index: number, row: number) => boolean;
}

/**
 * By what cases they are for, if that tells them apart, and else by their keys: whoever sorts a sheet without its hidden column leaves the keys
 * behind, whoever pastes visible cells into a new row has none there, and remarks and citations of the policy must not go over to another row.
 */
export function matchRows(order: RowsToMatch): RowMatch {
  const { table, block, headings, inputs } = order;
  const textsOf = (row: number): readonly string[] => headings.map(({ column }) => shownFace(block.grid.rows[row]?.[column]?.face ?? { kind: "blank" }));
  const was = table.map(({ cells }) => caseOf(cells.map(({ text }) => text), inputs));
  const is = new Map([...block.keyed.map(({ row }) => row), ...block.added].map((row) => [row, caseOf(textsOf(row), inputs)]));
  const rows = inputs.length > 0 ? byCases(was, is) : new Map<number, number>();
  const keyed = byKeys(block.keyed, table.length, rows);
  const keyless = withoutKeys(block.added, was, is, rows, order.isSame);
  const added = [...keyless.added, ...keyed.copies].sort((a, b) => a - b);
  const unclear = [...keyed.unclear.map((row) => ({ row, reason: reasons.KEY_TWICE })), ...keyless.unclear.map((row) => ({ row, reason: reasons.CASES_TWICE }))];
  return { rows, unclear, isReordered: isReordered(rows), added: added.map((row) => ({ row, after: indexAbove(rows, row) })) };
}

/** Cases that stand once in the table and once in the sheet. */
function byCases(was: readonly string[], is: ReadonlyMap<number, string>): Map<number, number> {
  const [indices, rows] = [uniqueBy(was.map((key, index) => [key, index])), uniqueBy([...is].map(([row, key]) => [key, row]))];
  return new Map([...indices].flatMap(([key, index]) => {
    const row = rows.get(key);
    return row === undefined ? [] : [[index, row] as const];
  }));
}

/** Of the rows left: by their keys. One whose key is that of a row found by its cases is a copy of it, or the place from where that went. */
function byKeys(keyed: readonly KeyedRow[], length: number, rows: Map<number, number>): { readonly copies: readonly number[]; readonly unclear: readonly number[] } {
  const taken = new Set(rows.values());
  const hasKey = new Set(keyed.map(({ row }) => row));
  const [copies, unclear]: [number[], number[]] = [[], []];
  for (const { row, index } of keyed.filter((one) => !taken.has(one.row))) {
    const rivals = keyed.filter((other) => other.index === index && other.row !== row);
    const known = rows.get(index);
    if (index < length && known === undefined && rivals.length === 0) rows.set(index, row);
    else if (rivals.some((rival) => taken.has(rival.row)) || (known !== undefined && !hasKey.has(known) && rivals.length === 0)) copies.push(row);
    else unclear.push(row);
  }
  return { copies, unclear };
}

type IsSame = RowsToMatch["isSame"];

/** Of rows without a key those that were some row of the table; the others are new, unless several may be the same. */
function withoutKeys(added: readonly number[], was: readonly string[], is: ReadonlyMap<number, string>, rows: Map<number, number>, isSame: IsSame): { readonly added: readonly number[]; readonly unclear: readonly number[] } {
  const taken = new Set(rows.values());
  const left = added.filter((row) => !taken.has(row));
  const unclear: number[] = [];
  for (const key of new Set(left.map((row) => is.get(row)))) {
    const lost = was.flatMap((one, index) => (one === key && !rows.has(index) ? [index] : []));
    const found = left.filter((row) => is.get(row) === key);
    const pairs = onlyPairs(lost, found, isSame);
    const [index, ...indices] = lost.filter((one) => !pairs.some(([other]) => other === one));
    const [row, ...others] = found.filter((one) => !pairs.some(([, other]) => other === one));
    for (const [one, at] of pairs) rows.set(one, at);
    if (index === undefined || row === undefined) continue;
    if (indices.length + others.length === 0) rows.set(index, row);
    else unclear.push(row, ...others);
  }
  const settled = new Set([...rows.values(), ...unclear]);
  return { added: left.filter((row) => !settled.has(row)), unclear };
}

/** Rows of the table and of the sheet that say the same in every cell, as none other does. */
function onlyPairs(lost: readonly number[], found: readonly number[], isSame: IsSame): readonly (readonly [index: number, row: number])[] {
  const pairs = lost.flatMap((index) => found.filter((row) => isSame(index, row)).map((row) => [index, row] as const));
  return pairs.filter(([index, row]) => pairs.every(([other, at]) => (other === index) === (at === row)));
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
