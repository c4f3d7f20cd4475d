import { positionAt } from "../base/source-text.ts";
import type { Language } from "../diagnostics/render/fill.ts";
import type { Policies } from "../sheets/import-book.ts";
import type { TableChange } from "../sheets/import-table.ts";
import { spellingIn, tableName } from "../sheets/table-names.ts";
import { say } from "./messages.ts";
import type { WorkspaceFiles } from "./workspace-files.ts";

/** A line for every change: `FILE:LINE: OLD → NEW (TABLE, ROW, COLUMN)`, lines as they are before the changes. */
export function changeLines(changes: readonly TableChange[], policies: Policies, { sources, names }: WorkspaceFiles, language: Language): readonly string[] {
  const lines = changes.flatMap(({ table, cells, added, deleted }) => {
    const source = policies.sources.find(({ file }) => file === table.file);
    const title = tableName(table, source === undefined ? "en" : spellingIn(source.parsed.tokens), policies.scopes.get(table.file));
    const at = (row: number): { readonly offset: number; readonly texts: readonly string[] } => {
      const found = table.rows[row] ?? table.heading;
      return { offset: found.span.start, texts: found.cells.map(({ text }) => text) };
    };
    const line = (offset: number, what: string): { readonly offset: number; readonly text: string } => {
      const text = sources.get(table.file);
      return { offset, text: `${names.shown(table.file)}:${text === undefined ? 1 : positionAt(text, offset).line}: ${what}` };
    };
    const shownRow = (texts: readonly string[]): string => `| ${texts.join(" | ")} |`;
    return [
      ...cells.map(({ row, column, to }) => {
        const { offset, texts } = at(row);
        const place = [title, ...(row < 0 ? [] : [texts[0] === texts[column] ? "" : (texts[0] ?? ""), table.heading.cells[column]?.text ?? ""])].filter((part) => part !== "");
        return line(offset, `${texts[column] ?? ""} → ${to}  (${place.join(language === "zh" ? "，" : ", ")})`);
      }),
      ...added.map(({ after, texts }) => line(at(after).offset, `${say(language, "rowIsNew", {})} ${shownRow(texts)}  (${title})`)),
      ...deleted.map((row) => line(at(row).offset, `${say(language, "rowIsGone", {})} ${shownRow(at(row).texts)}  (${title})`)),
    ].map((one) => ({ ...one, file: table.file }));
  });
  return lines.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.offset - b.offset)).map(({ text }) => text);
}
