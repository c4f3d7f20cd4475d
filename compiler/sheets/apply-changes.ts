/** Changed tables as edits of the policy's text; what did not change is not touched. */
import { widthOf } from "../format/width.ts";
import { frameOf } from "../format/line-ends.ts";
import { KEYWORDS, type KeywordId } from "../syntax/keywords.ts";
import { NUMBER } from "../syntax/patterns.ts";
import type { TableChange } from "./import-table.ts";
import type { SheetTable, SourceRow } from "./source-tables.ts";

interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text of a file with all changes of its tables made. */
export function applyChanges(text: string, changes: readonly TableChange[]): string {
  const edits = changes.flatMap((change) => editsOf(text, change)).sort((a, b) => b.start - a.start || b.end - a.end);
  return edits.reduce((before, { start, end, text: fresh }) => before.slice(0, start) + fresh + before.slice(end), text);
}

function editsOf(text: string, { table, cells, added, deleted }: TableChange): readonly TextEdit[] {
  const gone = new Set(deleted);
  const all = [table.heading, ...table.rows];
  const texts = all.map((row, index) => row.cells.map((cell, column) => cells.find((change) => change.row === index - 1 && change.column === column)?.to ?? cell.text));
  const kept = texts.filter((_, index) => !gone.has(index - 1));
  const lay = isAligned(text, table) ? alignedWith([...kept, ...added.map((row) => row.texts)]) : undefined;
  const { lineEnd } = frameOf(text);
  return all.flatMap((row, index): readonly TextEdit[] => {
    const own = gone.has(index - 1) ? [deletion(text, row)] : rewritten(text, row, texts[index] ?? [], lay);
    const below = added.filter(({ after }) => after === index - 1).map(({ texts: fresh }) => (lay ?? joined)(fresh));
    const at = endOfLine(text, row);
    return below.length === 0 ? own : [...own, { start: at, end: at, text: below.map((line) => `${lineEnd}${indentOf(text, row)}${line}`).join("") }];
  });
}

type Lay = (texts: readonly string[]) => string;

function rewritten(text: string, row: SourceRow, texts: readonly string[], lay: Lay | undefined): readonly TextEdit[] {
  const line = lay?.(texts);
  if (line !== undefined) return line === text.slice(row.bars.start, row.bars.end) ? [] : [{ ...row.bars, text: line }];
  return row.cells.flatMap((cell, column) => {
    const fresh = texts[column] ?? cell.text;
    return fresh === cell.text ? [] : [{ ...cell.span, text: fresh }];
  });
}

const joined: Lay = (texts) => `|${texts.map((cell) => ` ${cell} |`).join("")}`;

/** Columns of equal display width, amounts to the right, as the formatter lays out tables. */
export function alignedWith(rows: readonly (readonly string[])[]): Lay {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, column) => { widths[column] = Math.max(widths[column] ?? 0, widthOf(cell)); });
  return (texts) => joined(texts.map((cell, column) => {
    const room = " ".repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)));
    return isAmount(cell) ? room + cell : cell + room;
  }));
}

const COUNTED: ReadonlySet<KeywordId> = new Set<KeywordId>(["yuan", "points", "months", "days", "years"]);
const UNITS = KEYWORDS.flatMap(({ id, en, zh }) => (COUNTED.has(id) ? [...en, ...zh] : [])).join("|");
const AMOUNT = new RegExp(`^[-−－–]?\\s*${NUMBER.source}\\s*(?:${UNITS})$`);

function isAmount(cell: string): boolean {
  return AMOUNT.test(cell);
}

function isAligned(text: string, { heading, rows }: SheetTable): boolean {
  const all = [heading, ...rows];
  const lay = alignedWith(all.map(({ cells }) => cells.map((cell) => cell.text)));
  return all.every(({ bars, cells }) => lay(cells.map((cell) => cell.text)) === text.slice(bars.start, bars.end));
}

function indentOf(text: string, { bars }: SourceRow): string {
  const before = text.slice(0, bars.start);
  const line = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1);
  return /^[ \t]*$/.test(line) ? line : `${/^[ \t]*/.exec(line)?.[0] ?? ""}  `;
}

/** Behind the remark on the row's line, if there is one, and before the brace that closes the table there. */
function endOfLine(text: string, { span }: SourceRow): number {
  const remark = /^[ \t]*\/(?:\/[^\r\n]*|\*(?:(?!\*\/)[^\r\n])*\*\/)/.exec(text.slice(span.end));
  return span.end + (remark?.[0].length ?? 0);
}

/** What is said behind the last bar of a row, its remark included: it goes where the row goes. */
export function saidBehind(text: string, row: SourceRow): string {
  return text.slice(row.bars.end, endOfLine(text, row)).replace(/\s+/g, " ").trim();
}

/** The whole line where the row has one to itself, with its end. */
function deletion(text: string, row: SourceRow): TextEdit {
  const end = endOfLine(text, row);
  const before = /(?:^|\r\n|\n|\r)([ \t]*)$/.exec(text.slice(0, row.bars.start));
  const after = /^[ \t]*(?=\r|\n|$)/.exec(text.slice(end));
  if (before === null || after === null) return { start: row.bars.start, end, text: "" };
  return { start: row.bars.start - before[0].length, end: end + after[0].length, text: "" };
}
