/** Cross-tabs too wide for a line are stacked: a column for the dimension in the place of a column for each of its members. */
import type { Facts } from "./facts.ts";
import { isBlock, type Block, type Clause, type Item, type Row } from "./items.ts";
import { nameIn } from "./names.ts";
import type { Page } from "./print.ts";
import { spellKeyword, spellingOf } from "./spell-keyword.ts";
import { spellReference } from "./spell-name.ts";
import type { SpellingOrder } from "./speller.ts";
import { layOutRows } from "./table-layout.ts";
import type { TableUse } from "./tables.ts";
import { widthOf } from "./width.ts";
import type { Spelling, Word } from "./word.ts";

interface Stacking {
  readonly facts: Facts;
  readonly order: SpellingOrder;
  readonly page: Page;
}

/** A stacked table stays stacked, however narrow it becomes: which of the two is nearer to the notice is the drafter's to say. */
export function stackCrossTabs(items: readonly Item[], stacking: Stacking, depth = 0): readonly Item[] {
  return items.map((item) => (item.kind === "clause" && item.parts.some(isBlock) ? stackWithin(item, stacking, depth + 1) : item));
}

function stackWithin(clause: Clause, stacking: Stacking, depth: number): Clause {
  const [first] = clause.parts;
  const spelling = stacking.order.spelling ?? (first === undefined || isBlock(first) ? "en" : spellingOf(first.text));
  return { ...clause, parts: clause.parts.map((part) => (isBlock(part) ? stackBlock(part, stacking, depth, spelling) : part)) };
}

function stackBlock(block: Block, stacking: Stacking, depth: number, spelling: Spelling): Block {
  const rows = block.items.filter((item) => item.kind === "row");
  const [header] = rows;
  if (header === undefined) return { ...block, items: stackCrossTabs(block.items, stacking, depth) };
  const use = stacking.facts.tables.get(header.span.start);
  const room = stacking.page.width - depth * stacking.page.indent;
  const canStack = use !== undefined && rows.length === block.items.length && rows.every((row) => isPlain(row, header)) && isPlainTable(use);
  if (!canStack || layOutRows(rows).every((line) => widthOf(line) <= room)) return block;
  const cross = crossOf(header, stacking);
  return cross === undefined ? block : { ...block, isOpen: true, items: stackRows(rows, cross, use, spelling) };
}

/** Bands are of one scale, and where several rows may apply, their order may count. */
function isPlainTable({ isOfValues, options }: TableUse): boolean {
  return isOfValues && !options.some(({ kind }) => kind === "ByBand" || kind === "Combine");
}

/** Without remarks, which would have to be repeated, and without an allowance, which would then be unused in places. */
function isPlain(row: Row, header: Row): boolean {
  const words = [...row.cells.flat(), ...row.tail, ...row.trailing];
  return row.cells.length === header.cells.length && !words.some(({ kind, keyword }) => kind === "Comment" || keyword === "allow") && (row !== header || row.tail.length === 0);
}

interface Cross {
  /** The first column that is a member. */
  readonly start: number;
  /** The names of the dimension. */
  readonly dimension: readonly string[];
}

/** The last columns, if they are members of one dimension and there are several. */
function crossOf({ cells }: Row, stacking: Stacking): Cross | undefined {
  const dimensions = cells.map((cell) => dimensionOf(cell, stacking));
  const dimension = dimensions.at(-1);
  if (dimension === undefined) return undefined;
  const start = dimensions.findLastIndex((other) => other?.[0] !== dimension[0]) + 1;
  return cells.length - start > 1 ? { start, dimension } : undefined;
}

function dimensionOf(cell: readonly Word[], { facts, order }: Stacking): readonly string[] | undefined {
  const names = cell.filter(({ kind }) => kind === "Name");
  const dimensions = names.map(({ span }) => {
    const use = order.names.get(span.start);
    return use?.kind === "reference" ? use.dimension : facts.members.get(span.start);
  });
  const [first] = dimensions;
  return first !== undefined && dimensions.every((other) => other?.[0] === first[0]) ? first : undefined;
}

function stackRows([header, ...rows]: readonly Row[], { start, dimension }: Cross, { words }: TableUse, spelling: Spelling): readonly Row[] {
  if (header === undefined) return [];
  const [valueWord = "amount"] = words;
  const name = nameIn(spelling, dimension) ?? dimension[0] ?? "";
  const heading: Row = { ...header, cells: [...header.cells.slice(0, start), [added(spellReference(name, false, words))], [added(spellKeyword(valueWord, spelling))]] };
  const stacked = rows.flatMap((row) => row.cells.slice(start).map((value, index): Row => {
    const member = header.cells[start + index] ?? [];
    return { ...row, blankBefore: row.blankBefore && index === 0, cells: [...row.cells.slice(0, start), member, value] };
  }));
  return [heading, ...stacked];
}

/** A heading that stands nowhere in the source. */
function added(text: string): Word {
  return { kind: "Name", keyword: undefined, text, isTightLeft: false, isTightRight: false, isInList: false, breaksBefore: false, breaksAfter: false, span: { start: -1, end: -1 } };
}
