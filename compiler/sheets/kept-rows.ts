import { parseCell } from "./read-cell.ts";
import { readValueList } from "./single-values.ts";
import { readRows, type Rows, type SheetTable } from "./source-tables.ts";

/** The table as an export kept it; `undefined` if it cannot be read. */
export function keptRows({ kind }: SheetTable, text: string): Rows | undefined {
  if (kind === "drafted") return readRows(text);
  return readValueList(text, (value) => {
    const cell = parseCell(value);
    return "en" in cell ? undefined : cell;
  });
}
