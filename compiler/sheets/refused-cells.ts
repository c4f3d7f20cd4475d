/** Cells that could be written but mean nothing, told by sheet and cell and not by a place that the policy does not have yet. */
import { NO_SPAN, type Span } from "../base/span.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { codeOf, messageOf } from "../diagnostics/render/message.ts";
import { report } from "../diagnostics/report.ts";
import type { TableChange } from "./import-table.ts";
import { readSource } from "./source-tables.ts";

export interface ChangedText {
  readonly file: string;
  readonly after: string;
}

interface ChangedCell extends Span {
  readonly file: string;
  readonly sheet: string;
  readonly address: string;
}

/** Errors of wording, names and units inside the cells that were changed; what concerns the table as a whole is for its drafter to see in the policy. */
export function refusedCells(changes: readonly TableChange[], texts: readonly ChangedText[], found: readonly Diagnostic[], book: string): readonly Diagnostic[] {
  const cells = texts.flatMap((text) => changedCells(changes, text));
  return found.flatMap((finding) => {
    const { location, severity } = finding;
    const cell = location && cells.find(({ file, start, end }) => file === location.file && start <= location.span.start && end >= location.span.end);
    if (cell === undefined || severity !== "error" || !/^TC[123]/.test(codeOf(finding))) return [];
    const reason = { en: messageOf(finding, "en").replace(/[.?]$/, ""), zh: messageOf(finding, "zh").replace(/[。？]$/, "") };
    return [report("sheetCellRefused", { file: book, span: NO_SPAN }, { sheet: cell.sheet, cell: cell.address, reason })];
  });
}

function changedCells(changes: readonly TableChange[], { file, after: text }: ChangedText): readonly ChangedCell[] {
  const { tables } = readSource(file, text);
  return changes.filter(({ table }) => table.file === file).flatMap((change) => {
    const table = tables.find(({ identity }) => identity === change.table.identity);
    const all = table === undefined ? [] : [table.heading, ...table.rows];
    const spanAt = (row: number, column: number): Span | undefined => all[row]?.cells[column]?.span;
    const place = (row: number, column: number, address: string): readonly ChangedCell[] => {
      const span = spanAt(row, column);
      return span === undefined ? [] : [{ ...span, file, sheet: change.sheet, address }];
    };
    const moved = rowsAfter(change);
    return [
      ...change.cells.flatMap(({ row, column, address }) => place(moved(row), column, address)),
      ...change.added.flatMap(({ after, addresses }, index) => addresses.flatMap((address, column) => place(moved(after) + 1 + nthBelow(change, index), column, address))),
    ];
  });
}

/** Where a row stands once others were deleted above it and new ones inserted, the headings counted as the first. */
function rowsAfter({ added, deleted }: TableChange): (row: number) => number {
  return (row) => row + 1 - deleted.filter((gone) => gone <= row).length + added.filter(({ after }) => after < row).length;
}

function nthBelow({ added }: TableChange, index: number): number {
  return added.slice(0, index).filter(({ after }) => after === added[index]?.after).length;
}
