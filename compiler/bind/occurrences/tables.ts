/** Names in the headings and cells of tables. */
import type { Cell, CellItem, Name, Table } from "../../syntax/ast-terms.ts";
import { columnWordsOf } from "../../syntax/column-words.ts";
import type { KeywordId } from "../../syntax/keywords.ts";
import { symbolsOf } from "../scope.ts";
import { type Axis, memberOf, type Reader, readWord, refer, referToAxis, referToMember } from "./occurrence.ts";
import { readExpression, readItems } from "./terms.ts";

/** Column words win over names. */
const WORDS = {
  slot: [],
  indicator: ["year", "value"],
  transition: ["from"],
  split: [],
  allocation: ["indicator", "weight"],
  example: ["patient", "credit", "on"],
} as const satisfies Record<string, readonly KeywordId[]>;

export type TableKind = keyof typeof WORDS;

/** How the cells below a heading are read. */
type Column = { readonly axis: Axis } | "values" | "indicators";

/** `own`: the word of the slot or part that the table gives, which may head its values. */
export function readTable(reader: Reader, kind: TableKind, table: Table | undefined, own: readonly KeywordId[] = []): void {
  if (table === undefined) return;
  const words = [...WORDS[kind], ...own.flatMap(columnWordsOf)];
  const columns = table.header.cells.map((cell) => readHeading(reader, kind, words, cell));
  for (const { cells } of table.rows) cells.forEach((cell, index) => readCell(reader, columns[index] ?? "values", cell));
}

function readHeading(reader: Reader, kind: TableKind, words: readonly KeywordId[], { items }: Cell): Column {
  const [item] = items;
  const name = nameIn(item);
  if (name === undefined) {
    readItems(reader, undefined, items);
    return "values";
  }
  const word = readWord(reader, name, words);
  if (word !== undefined) return word === "indicator" ? "indicators" : "values";
  const axis = referToAxis(reader, name);
  if (axis !== undefined) return { axis };
  if (kind === "example" && refer(reader, "Measure", name) !== undefined) return "values";
  for (const other of items.map(nameIn)) if (other !== undefined) referToHeading(reader, other);
  return "values";
}

function nameIn(item: CellItem | undefined): Name | undefined {
  return item?.kind === "Value" && item.value.kind === "Name" ? item.value.name : undefined;
}

/** A member of the one dimension that has it. */
function referToHeading(reader: Reader, name: Name): void {
  const holders = symbolsOf(reader.scope, "Dimension").filter((symbol) => memberOf(reader.scope, symbol, name) !== undefined);
  if (holders.length > 1) return;
  referToMember(reader, holders[0] ?? "city", name);
}

function readCell(reader: Reader, column: Column, { items }: Cell): void {
  if (typeof column === "object") {
    readItems(reader, column.axis, items);
    return;
  }
  for (const item of items) {
    if (item.kind !== "Value") readItems(reader, undefined, [item]);
    else if (column === "indicators" && item.value.kind === "Name") refer(reader, "Indicator", item.value.name);
    else readExpression(reader, item.value);
  }
}
