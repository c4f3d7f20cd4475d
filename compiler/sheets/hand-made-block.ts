/** A table made by hand as a clause of the policy, in the spelling of its file. */
import { NO_SPAN } from "../base/span.ts";
import { multiply, rational } from "../base/rational.ts";
import type { Scope } from "../bind/scope.ts";
import type { Symbol } from "../bind/symbols.ts";
import type { Diagnostic, Phrase, With } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { nameIn } from "../format/names.ts";
import { spellKeyword } from "../format/spell-keyword.ts";
import { spellReference } from "../format/spell-name.ts";
import type { Spelling } from "../format/word.ts";
import type { SlotWord } from "../syntax/ast.ts";
import type { Names, Unit } from "../syntax/ast-terms.ts";
import { boundInWords } from "../syntax/bounds-in-words.ts";
import { columnWordsOf } from "../syntax/column-words.ts";
import { alignedWith } from "./apply-changes.ts";
import { addressOf, shownFace } from "./book.ts";
import { OF_WORD, OPEN, plain } from "./columns.ts";
import { rationalOfDecimal } from "./decimal.ts";
import { cellAt, type HandMade } from "./hand-made-area.ts";
import { memberNamed, readHandMadeHeading, unitIn, type HandMadeColumn, type StatedUnit } from "./hand-made-headings.ts";
import { formatFits } from "./number-format.ts";
import { readCell, readFigure, readKept, signMissing, type CellReading } from "./read-cell.ts";
import * as reasons from "./reasons.ts";
import type { SourceCell } from "./source-tables.ts";

export interface BlockOrder {
  /** The spreadsheet's file, for findings. */
  readonly file: string;
  readonly table: HandMade;
  readonly slot: SlotWord;
  readonly scope: Scope;
  readonly spelling: Spelling;
}

/** The lines of the table, or every cell that does not say what it means. */
export function blockOf(order: BlockOrder): With<readonly string[] | undefined> {
  const reader = new BlockReader(order);
  const rows = reader.rows();
  const { table } = order;
  const left = table.below.map(({ row, column }) => {
    const [address, text] = [addressOf(row, column), shownFace(cellAt(table, row, column).face)];
    return report("sheetLeftOut", { file: order.file, span: NO_SPAN }, { sheet: table.grid.name, what: { en: `cell ${address}, “${text}”: `, zh: `单元格 ${address}“${text}”：` }, reason: reasons.OUTSIDE });
  });
  const diagnostics = [...reader.found, ...left];
  if (reader.found.length > 0) return { value: undefined, diagnostics };
  return { value: rows.map(alignedWith(rows)), diagnostics };
}

class BlockReader {
  readonly found: Diagnostic[] = [];
  private readonly order: BlockOrder;
  private readonly columns: readonly (HandMadeColumn | undefined)[];

  constructor(order: BlockOrder) {
    this.order = order;
    const { table, scope } = order;
    const headings = table.columns.map((column) => shownFace(cellAt(table, table.headingRow, column).face));
    const merged = table.grid.merged.filter(({ top, bottom, left, right }) => bottom >= table.headingRow && top <= (table.rows.at(-1) ?? 0) && table.columns.some((column) => column >= left && column <= right));
    for (const { top, left, bottom, right } of merged) this.refuse(top, left, reasons.cellsMerged(`${addressOf(top, left)}:${addressOf(bottom, right)}`));
    this.columns = merged.length > 0 ? [] : table.columns.map((column, index) => {
      const cells = table.rows.map((row) => shownFace(cellAt(table, row, column).face)).filter((text) => text.trim() !== "");
      const read = readHandMadeHeading(headings[index] ?? "", cells, headings.filter((_, other) => other !== index), scope);
      if ("kind" in read) return read;
      this.refuse(table.headingRow, column, read.fault);
      return undefined;
    });
  }

  rows(): readonly (readonly string[])[] {
    const { table } = this.order;
    if (this.found.length > 0) return [];
    return [this.columns.map((column) => this.heading(column)), ...table.rows.map((row) => table.columns.map((at, index) => this.cell(row, at, this.columns[index])))];
  }

  private heading(column: HandMadeColumn | undefined): string {
    const { slot, spelling } = this.order;
    if (column === undefined) return "";
    if (column.kind === "input") return this.nameOf(column.dimension.node, slot);
    if (column.heading === "word") return spellKeyword(columnWordsOf(slot)[0] ?? "amount", spelling);
    return "band" in column.heading ? column.heading.band : this.nameOf(column.heading.member, slot);
  }

  private nameOf(node: object, slot: SlotWord): string {
    const { name, other } = node as Names;
    const called = nameIn(this.order.spelling, other === undefined ? [name.key] : [name.key, other.key]) ?? name.key;
    return spellReference(called, name.quoted, columnWordsOf(slot));
  }

  private cell(row: number, at: number, column: HandMadeColumn | undefined): string {
    const read = column?.kind === "input" ? this.inputCell(row, at, column.dimension) : this.valueCell(row, at, column?.unit);
    if (read.kind === "refused") this.refuse(row, at, read.reason);
    return read.kind === "text" ? read.text : "";
  }

  /** Names in the language of the file; ages and numbers as ranges of the language. */
  private inputCell(row: number, at: number, dimension: Symbol): CellReading {
    const { face } = cellAt(this.order.table, row, at);
    if (face.kind !== "text") return readCell({ face }, this.place({ inputs: { kind: "dimension", symbol: dimension } }));
    const text = face.text.trim().split(/\s*[、,，]\s*/).map((item) => this.inputItem(item, dimension)).join(", ");
    return readCell({ face: { kind: "text", text } }, this.place({ inputs: { kind: "dimension", symbol: dimension } }));
  }

  private inputItem(item: string, dimension: Symbol): string {
    const { scope, slot } = this.order;
    const member = memberNamed(scope, dimension, plain(item));
    if (member !== undefined) return this.nameOf(member, slot);
    const bound = boundInWords(plain(item));
    const last = bound && isOrdered(dimension.node) ? memberNamed(scope, dimension, bound.name) : undefined;
    return bound === undefined || last === undefined ? rangeOf(item) : bound.range(this.nameOf(last, slot));
  }

  private valueCell(row: number, at: number, stated: StatedUnit | undefined): CellReading {
    const cell = cellAt(this.order.table, row, at);
    const shown = shownFace(cell.face).trim();
    const due = OF_WORD[this.order.slot] ?? "yuan";
    const place = this.place({ inputs: undefined, unit: due });
    if (/^[-—–－/／\\.…]+$/.test(shown)) return { kind: "refused", reason: reasons.dashed(shown) };
    const decimal = cell.face.kind === "number" ? cell.face.decimal : /^[0-9０-９][0-9,.]*$/.test(shown) ? shown.replaceAll(",", "") : undefined;
    const value = decimal === undefined ? undefined : rationalOfDecimal(decimal);
    if (decimal === undefined || value === undefined) return readCell(cell, place);
    if (cell.face.kind === "number" && cell.format?.includes("%") === true) return readCell(cell, place);
    const unit = this.unitOf(stated, due, decimal);
    if ("en" in unit) return { kind: "refused", reason: unit };
    if (cell.face.kind === "number" && cell.format !== undefined && !formatFits(cell.format, due === "percent" ? "none" : due, unit.mark)) return { kind: "refused", reason: reasons.formatDiffers(cell.format) };
    // Whoever has ratios as shares of 1 may still head them with %.
    if (due === "percent" && value.numerator > 0n && value.numerator <= value.denominator) return { kind: "refused", reason: signMissing(value) };
    const figure = { value: multiply(value, rational(unit.scale)), unit: due };
    return cell.face.kind === "number" ? readKept(figure, decimal, place) : readFigure(figure, place);
  }

  /** The unit of a number without one: of its heading, or of what stands above the table. */
  private unitOf(stated: StatedUnit | undefined, due: Unit, decimal: string): StatedUnit | Phrase {
    const above = this.order.table.above.flatMap((text) => unitIn(text) ?? []);
    const [unit] = [...(stated === undefined ? [] : [stated]), ...above];
    if (unit === undefined) return reasons.unitNowhere(decimal, due);
    if (unit.unit !== due) return reasons.notOfUnit(decimal, due);
    const marks = new Set([unit, ...above].filter((one) => one.unit === due).map(({ mark }) => mark));
    return marks.size > 1 ? reasons.unitsDiffer([...marks].map((mark) => `${mark}元`)) : unit;
  }

  private place({ inputs, unit }: { readonly inputs: Parameters<typeof readCell>[1]["column"]["inputs"]; readonly unit?: Unit }) {
    const { scope, spelling } = this.order;
    const others: readonly SourceCell[] = [];
    return { column: { ...OPEN, inputs, unit }, was: undefined, others, scope, spelling };
  }

  private refuse(row: number, column: number, reason: Phrase): void {
    const { file, table } = this.order;
    this.found.push(report("sheetCellRefused", { file, span: NO_SPAN }, { sheet: table.grid.name, cell: addressOf(row, column), reason }));
  }
}

function isOrdered(node: object): boolean {
  return "ordered" in node && node.ordered === true;
}

/** `60-69` and `60岁以上` as the language writes them. */
function rangeOf(item: string): string {
  const plainItem = item.replace(/([0-9０-９])\s*(?:周岁|岁)/g, "$1");
  const [, low, high] = /^([0-9]+)\s*(?:-|–|—|~|～|至|到)\s*([0-9]+)$/.exec(plainItem) ?? [];
  return low === undefined ? plainItem : `${low}..${high ?? ""}`;
}
