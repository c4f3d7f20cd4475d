/** What one table of a sheet changes in the policy. */
import { sha256Of } from "../base/digest.ts";
import { NO_SPAN } from "../base/span.ts";
import type { Scope } from "../bind/scope.ts";
import type { Diagnostic, Phrase, With } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Spelling } from "../format/word.ts";
import { addressOf, BLANK, shownFace, type CellRange } from "./book.ts";
import { columnsBy, inputColumns, OPEN, plain, type Column } from "./columns.ts";
import { keptRows } from "./kept-rows.ts";
import { isEmptied, matchColumns, matchRows, type ColumnMatch, type RowMatch } from "./match-rows.ts";
import type { Origin } from "./origin.ts";
import { readCell, type CellPlace } from "./read-cell.ts";
import type { Block } from "./read-block.ts";
import { readHeading } from "./read-heading.ts";
import * as reasons from "./reasons.ts";
import { rowsSince, type Since } from "./since-export.ts";
import type { Rows, SheetTable, SourceCell, SourceRow } from "./source-tables.ts";

export interface CellChange {
  /** Row of the policy's table, from 0; -1 is its headings. */
  readonly row: number;
  readonly column: number;
  readonly to: string;
  /** Where it stands in the spreadsheet. */
  readonly address: string;
}

export interface TableChange {
  readonly table: SheetTable;
  readonly sheet: string;
  readonly cells: readonly CellChange[];
  /** New rows, below the row with that number; -1 is the headings. */
  readonly added: readonly { readonly after: number; readonly texts: readonly string[]; readonly addresses: readonly string[] }[];
  readonly deleted: readonly number[];
}

export interface ImportOrder {
  /** The spreadsheet's file, for findings. */
  readonly file: string;
  readonly block: Block;
  readonly origin: Origin;
  readonly table: SheetTable;
  readonly scope: Scope | undefined;
  readonly spelling: Spelling;
}

/** A change for the policy as it is now, or what stands in its way. */
export function importTable(order: ImportOrder): With<TableChange | undefined> {
  const importer = new TableImport(order);
  const value = importer.change();
  return { value: importer.found.some(({ severity }) => severity === "error") ? undefined : value, diagnostics: importer.found };
}

class TableImport {
  readonly found: Diagnostic[] = [];
  private readonly order: ImportOrder;
  /** The table as it was exported. */
  private readonly was: Rows;
  private readonly columns: (row: SourceRow | undefined) => readonly Column[];
  /** Columns that say which case a row is for. */
  private readonly inputs: readonly number[];
  /** Without the exported text, it is not known what was changed since. */
  private readonly isBlind: boolean;

  constructor(order: ImportOrder) {
    this.order = order;
    const { table, origin } = order;
    const isSame = sha256Of(table.text) === origin.hash;
    const kept = isSame || origin.text === undefined ? undefined : keptRows(table, origin.text);
    this.isBlind = !isSame && kept === undefined;
    this.was = kept ?? table;
    this.columns = columnsBy({ ...table, ...this.was }, order.scope);
    this.inputs = inputColumns(this.columns(undefined));
  }

  change(): TableChange | undefined {
    const { block, table } = this.order;
    const merged = block.grid.merged.find((range) => this.touches(range));
    if (merged !== undefined) return this.refuse(reasons.cellsMerged(shownRange(merged)));
    const match = matchColumns(this.was.heading.cells.map(({ text }) => text), block);
    if ("fault" in match) return match.column === undefined ? this.refuse(match.fault) : this.refuseCell(block.headingRow, match.column, match.fault);
    const isSame = (index: number, row: number): boolean => this.isSame(index, row, match);
    const rows = matchRows({ table: this.was.rows, block, headings: match.headings, inputs: this.inputs, isSame });
    if (table.kind === "values" && !this.isWhole(rows)) return undefined;
    for (const { row, reason } of rows.unclear) this.refuseCell(row, match.headings[0]?.column ?? 0, reason);
    this.remark(match, rows);
    const since = rowsSince(this.was, table, this.inputs);
    const change = this.collect(match, rows, since);
    if (this.isBlind && change.cells.length + change.added.length + change.deleted.length > 0) return this.refuse(reasons.TABLE_CHANGED);
    return change;
  }

  /** Single values stay as many as they are. */
  private isWhole({ rows, added }: RowMatch): boolean {
    if (rows.size < this.was.rows.length) this.refuse(reasons.VALUE_GONE);
    for (const { row } of added) this.refuseCell(row, this.order.block.headings[0]?.column ?? 0, reasons.VALUE_ADDED);
    return rows.size === this.was.rows.length && added.length === 0;
  }

  private collect(match: ColumnMatch, rows: RowMatch, since: Since): TableChange {
    const cells = [...this.headingChanges(match, since), ...[...rows.rows].flatMap(([index, row]) => this.rowChanges(index, row, match, since))];
    const gone = this.was.rows.flatMap((row, index) => (rows.rows.has(index) ? [] : [{ row, index }]));
    const deleted = gone.flatMap(({ row, index }) => {
      const now = since.rowOf(index);
      // A row that the policy lost as well is gone on both sides.
      if (now !== undefined && !since.isChanged(index)) return [now];
      if (now !== undefined) this.refuse(reasons.rowChanged(row.cells.map(({ text }) => text).join(" ")));
      return [];
    });
    const added = rows.added.flatMap(({ row, after }) => this.newRow(row, after, match, since));
    return { table: this.order.table, sheet: this.order.block.grid.name, cells, added, deleted };
  }

  private headingChanges({ headings }: ColumnMatch, since: Since): readonly CellChange[] {
    const { headingRow, grid } = this.order.block;
    return this.was.heading.cells.flatMap((was, column): readonly CellChange[] => {
      const heading = headings[column];
      if (heading === undefined || plain(heading.text) === plain(was.text)) return [];
      const address = addressOf(headingRow, heading.column);
      const read = readHeading(grid.rows[headingRow]?.[heading.column] ?? { face: BLANK }, was);
      if (read.kind === "refused") this.refuseCell(headingRow, heading.column, read.reason);
      return read.kind === "text" ? this.settled({ row: -1, column: since.columnOf(column) ?? column, to: read.text, address }, was, this.order.table.heading.cells) : [];
    });
  }

  private isSame(index: number, row: number, { headings }: ColumnMatch): boolean {
    const { grid } = this.order.block;
    const cells = this.was.rows[index]?.cells ?? [];
    return cells.every((was, column) => readCell(grid.rows[row]?.[headings[column]?.column ?? 0] ?? { face: BLANK }, this.placeOf(was, index, column)).kind === "same");
  }

  private rowChanges(index: number, row: number, { headings }: ColumnMatch, since: Since): readonly CellChange[] {
    const { grid } = this.order.block;
    const source = this.was.rows[index];
    if (source === undefined) return [];
    if (this.order.table.kind === "drafted" && isEmptied(this.order.block, row, headings)) return this.refuseCell(row, headings[0]?.column ?? 0, reasons.ROW_EMPTIED) ?? [];
    return source.cells.flatMap((was, column): readonly CellChange[] => {
      const at = headings[column]?.column ?? 0;
      const read = readCell(grid.rows[row]?.[at] ?? { face: BLANK }, this.placeOf(was, index, column));
      if (read.kind === "refused") this.refuseCell(row, at, read.reason);
      if (read.kind !== "text") return [];
      const [now, nowColumn] = [since.rowOf(index), since.columnOf(column)];
      if (now === undefined || nowColumn === undefined) return this.refuse(reasons.rowChanged(source.cells.map(({ text }) => text).join(" "))) ?? [];
      return this.settled({ row: now, column: nowColumn, to: read.text, address: addressOf(row, at) }, was, this.order.table.rows[now]?.cells);
    });
  }

  /** Three ways: the policy may have been changed meanwhile, elsewhere or to the same. */
  private settled(change: CellChange, was: SourceCell, now: readonly SourceCell[] | undefined): readonly CellChange[] {
    const text = now?.[change.column]?.text ?? "";
    if (plain(text) === plain(was.text)) return [change];
    if (plain(text) === plain(change.to)) return [];
    this.found.push(report("sheetCellRefused", this.location(), { sheet: this.sheet, cell: change.address, reason: reasons.conflict(was.text, text, change.to) }));
    return [];
  }

  private newRow(row: number, after: number, { headings }: ColumnMatch, since: Since): TableChange["added"] {
    const { grid } = this.order.block;
    const texts = headings.map(({ column: at }, column) => {
      const read = readCell(grid.rows[row]?.[at] ?? { face: BLANK }, this.placeOf(undefined, after, column));
      if (read.kind === "refused") this.refuseCell(row, at, read.reason);
      return read.kind === "text" ? read.text : "";
    });
    const below = after < 0 ? -1 : (since.rowOf(after) ?? this.order.table.rows.length - 1);
    const ordered = this.order.table.heading.cells.map((_, now) => texts[since.columns.indexOf(now)] ?? "");
    return [{ after: below, texts: ordered, addresses: headings.map(({ column }) => addressOf(row, column)) }];
  }

  private placeOf(was: SourceCell | undefined, index: number, column: number): CellPlace {
    const own = this.was.rows.map(({ cells }, row) => ({ cell: cells[column], far: Math.abs(row - index) })).sort((a, b) => a.far - b.far);
    const all = [...own.map(({ cell }) => cell), ...this.was.rows.flatMap(({ cells }) => cells)];
    const { scope, spelling } = this.order;
    return { was, column: this.columns(this.was.rows[index])[column] ?? OPEN, others: all.flatMap((cell) => (cell === undefined || cell === was ? [] : [cell])), scope, spelling };
  }

  private remark({ isReordered }: ColumnMatch, rows: RowMatch): void {
    const { strays, grid } = this.order.block;
    for (const { row, column } of strays) this.leftOut(addressOf(row, column), reasons.OUTSIDE, shownFace(grid.rows[row]?.[column]?.face ?? BLANK));
    if (isReordered || rows.isReordered) this.found.push(report("sheetLeftOut", this.location(), { sheet: this.sheet, what: "", reason: reasons.REORDERED }));
  }

  private leftOut(address: string, { en, zh }: Phrase, text: string): void {
    const what = { en: `cell ${address}, “${text}”: `, zh: `单元格 ${address}“${text}”：` };
    this.found.push(report("sheetLeftOut", this.location(), { sheet: this.sheet, what, reason: { en, zh } }));
  }

  private touches({ top, left, bottom, right }: CellRange): boolean {
    const { headingRow, headings, keyed, added } = this.order.block;
    const rows = [headingRow, ...keyed.map(({ row }) => row), ...added];
    return headings.some(({ column }) => column >= left && column <= right) && rows.some((row) => row >= top && row <= bottom);
  }

  private refuse(reason: Phrase): undefined {
    this.found.push(report("sheetRefused", this.location(), { sheet: this.sheet, reason }));
    return undefined;
  }

  private refuseCell(row: number, column: number, reason: Phrase): undefined {
    this.found.push(report("sheetCellRefused", this.location(), { sheet: this.sheet, cell: addressOf(row, column), reason }));
    return undefined;
  }

  private get sheet(): string {
    return this.order.block.grid.name;
  }

  private location() {
    return { file: this.order.file, span: NO_SPAN };
  }
}

function shownRange({ top, left, bottom, right }: CellRange): string {
  return `${addressOf(top, left)}:${addressOf(bottom, right)}`;
}

