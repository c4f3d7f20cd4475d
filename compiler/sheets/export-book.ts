/** The workbook of a province: every table of its files as a sheet of its own. */
import type { Scope } from "../bind/scope.ts";
import type { Spelling } from "../format/word.ts";
import { textCell, type Book, type Cell, type Sheet } from "./book.ts";
import { columnsBy } from "./columns.ts";
import { clauseOf, csvRows, isExample, layOutSheet, linesOf, type SheetOrder } from "./layout-sheet.ts";
import { csvKey, originOf, originSheet } from "./origin.ts";
import { SheetNames } from "./sheet-names.ts";
import type { SheetSource } from "./source-tables.ts";
import { spellingIn } from "./spelling-in.ts";
import { tableName } from "./table-names.ts";
import { INSTRUCTIONS, WORDS } from "./words.ts";

/** Files that belong together, with what each of them sees of the others. */
export interface ExportOrder {
  readonly sources: readonly SheetSource[];
  readonly scopes: ReadonlyMap<string, Scope>;
  /** The names of the province; none for files that belong to no province. */
  readonly province: readonly string[];
}

export function exportBook(order: ExportOrder, title: string): Book {
  const spelling = languageOf(order);
  const names = new SheetNames();
  const [index, origin] = [names.name(WORDS.index[spelling]), names.name(WORDS.origin[spelling])];
  const orders = ordersOf(order, names, index);
  const origins = orders.map(({ table, key, name }) => originOf(table, key, name));
  return { spelling, title, sheets: [indexSheet(index, title, spelling, orders), ...orders.map(layOutSheet), originSheet(origin, origins)] };
}

/** The language in which most of the files are written. */
export function languageOf({ sources }: ExportOrder): Spelling {
  return spellingIn(sources.flatMap(({ parsed }) => parsed.tokens));
}

/** Tables come first, then single values, then examples: what a drafter looks for first is the rules. */
function ordersOf({ sources, scopes }: ExportOrder, names: SheetNames, index: string): readonly SheetOrder[] {
  const all = sources.flatMap((source) => source.tables.map((table) => ({ table, spelling: spellingIn(source.parsed.tokens), scope: scopes.get(source.file) })));
  const place = ({ table }: (typeof all)[number]): number => (isExample(table) ? 2 : table.kind === "values" ? 1 : 0);
  return all.toSorted((a, b) => place(a) - place(b)).map(({ table, spelling, scope }, at): SheetOrder => {
    const title = tableName(table, spelling, scope);
    return { name: names.name(title), title, key: `#T${at + 1}`, table, columns: columnsBy(table, scope), spelling, index };
  });
}

function indexSheet(name: string, title: string, spelling: Spelling, orders: readonly SheetOrder[]): Sheet {
  const heading = [WORDS.sheet, WORDS.file, WORDS.rows, WORDS.clause].map((word) => textCell(word[spelling], "heading"));
  const rows = orders.map(({ name: sheet, table, spelling: own }): readonly Cell[] => [
    { ...textCell(sheet, "link"), link: sheet }, textCell(table.file), { face: { kind: "number", decimal: String(table.rows.length) }, style: "plain", format: "0" }, textCell(shortened(clauseOf(table, own))),
  ]);
  const above = [[textCell(title, "title")], ...INSTRUCTIONS.flatMap((line) => linesOf(line[spelling], 150)).map((line) => [textCell(line, "remark")]), []];
  return { name, rows: [...above, heading, ...rows], widths: [36, 42, 8, 70], frozenRows: 0, hidesFirstColumn: false, isHidden: false, kind: "index" };
}

/** One line of the list; the sheet itself has all of it. */
function shortened(head: string): string {
  const [line = ""] = linesOf(head, 64);
  return line.length < head.length ? `${line} …` : line;
}

export interface CsvTable {
  /** Of the sheet it would be, without an ending. */
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Every table as rows of texts, for a file of its own. */
export function exportCsv(order: ExportOrder): readonly CsvTable[] {
  const spelling = languageOf(order);
  return ordersOf(order, new SheetNames(), WORDS.index[spelling]).map(({ name, key, ...rest }) =>
    ({ name, rows: csvRows(rest, csvKey(originOf(rest.table, key, name)), key) }));
}
