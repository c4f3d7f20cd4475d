import { positionAt } from "../base/source-text.ts";
import type { Language } from "../diagnostics/render/fill.ts";
import { saidBehind } from "../sheets/apply-changes.ts";
import type { Policies } from "../sheets/import-book.ts";
import type { CellChange, TableChange } from "../sheets/import-table.ts";
import { goesToo } from "../sheets/reasons.ts";
import type { SheetTable, SourceRow } from "../sheets/source-tables.ts";
import { spellingIn } from "../sheets/spelling-in.ts";
import { tableName } from "../sheets/table-names.ts";
import { say } from "./messages.ts";
import type { WorkspaceFiles } from "./workspace-files.ts";

interface Line {
  readonly file: string;
  /** In the file as it is before the changes. */
  readonly offset: number;
  readonly says: string;
}

/** A line for every change: `FILE:LINE: OLD → NEW (TABLE, ROW, COLUMN)`, lines as they are before the changes. */
export function changeLines(changes: readonly TableChange[], policies: Policies, { sources, names }: WorkspaceFiles, language: Language): readonly string[] {
  const lines = changes.flatMap((change) => linesOf(change, titleOf(change.table, policies), sources.get(change.table.file)?.text ?? "", language));
  const lineIn = ({ file, offset }: Line): number => {
    const text = sources.get(file);
    return text === undefined ? 1 : positionAt(text, offset).line;
  };
  return lines.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.offset - b.offset)).map((line) => `${names.shown(line.file)}:${lineIn(line)}: ${line.says}`);
}

function titleOf(table: SheetTable, { sources, scopes }: Policies): string {
  const source = sources.find(({ file }) => file === table.file);
  return tableName(table, source === undefined ? "en" : spellingIn(source.parsed.tokens), scopes.get(table.file));
}

function linesOf({ table, cells, added, deleted }: TableChange, title: string, text: string, language: Language): readonly Line[] {
  const rowAt = (row: number): SourceRow => table.rows[row] ?? table.heading;
  const line = (row: number, says: string): Line => ({ file: table.file, offset: rowAt(row).span.start, says });
  const wholeRow = (texts: readonly string[]): string => `| ${texts.join(" | ")} |  (${title})`;
  return [
    ...cells.map((change) => line(change.row, `${textsOf(rowAt(change.row))[change.column] ?? ""} → ${change.to}  (${placeOf(change, table, title).join(language === "zh" ? "，" : ", ")})`)),
    ...added.map(({ after, texts }) => line(after, `${say(language, "rowIsNew", {})} ${wholeRow(texts)}`)),
    ...deleted.map((row) => line(row, `${say(language, "rowIsGone", {})} ${wholeRow(textsOf(rowAt(row)))}${lossOf(rowAt(row), text, language)}`)),
  ];
}

/** An article, a mark or a remark that a deleted row takes with it. */
function lossOf(row: SourceRow, text: string, language: Language): string {
  const said = saidBehind(text, row);
  return said === "" ? "" : goesToo(said)[language];
}

/** A single value is known by its clause, a cell of a table by its row and column. */
function placeOf({ row, column }: CellChange, table: SheetTable, title: string): readonly string[] {
  const texts = row < 0 ? [] : textsOf(table.rows[row] ?? table.heading);
  if (table.kind === "values") return texts.slice(0, column);
  const inRow = row < 0 ? [] : [column === 0 ? "" : (texts[0] ?? ""), table.heading.cells[column]?.text ?? ""];
  return [title, ...inRow].filter((part) => part !== "");
}

function textsOf({ cells }: SourceRow): readonly string[] {
  return cells.map(({ text }) => text);
}
