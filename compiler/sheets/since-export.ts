/** Where the rows and columns of an exported table stand in the policy now. */
import { caseOf, plain } from "./columns.ts";
import type { Rows, SourceRow } from "./source-tables.ts";

export interface Since {
  /** The row now; `undefined` where it is gone, or cannot be told from others. */
  readonly rowOf: (index: number) => number | undefined;
  readonly columnOf: (column: number) => number | undefined;
  /** Of the columns as they were. */
  readonly columns: readonly (number | undefined)[];
  /** Whether any cell of the row is another now. */
  readonly isChanged: (index: number) => boolean;
}

export function rowsSince(was: Rows, now: Rows, inputs: readonly number[]): Since {
  if (was === now) {
    const columns = was.heading.cells.map((_, column) => column);
    return { rowOf: (index) => index, columnOf: (column) => column, columns, isChanged: () => false };
  }
  const headings = now.heading.cells.map(({ text }) => plain(text));
  const columns = was.heading.cells.map(({ text }) => indexOf(headings, plain(text)));
  const casesNow = now.rows.map((row) => caseOf(columns.map((column) => row.cells[column ?? -1]?.text ?? ""), inputs));
  const found = was.rows.map((row) => indexOf(casesNow, caseOf(textsOf(row), inputs)));
  const isPlain = inputs.length > 0 || was.rows.length === now.rows.length;
  const rows = found.map((row, index) => (inputs.length > 0 ? (found.indexOf(row) === index ? row : undefined) : isPlain ? index : undefined));
  return {
    columns, rowOf: (index) => rows[index], columnOf: (column) => columns[column],
    isChanged: (index) => was.rows[index]?.cells.some(({ text }, column) => plain(text) !== plain(now.rows[rows[index] ?? -1]?.cells[columns[column] ?? -1]?.text ?? "")) ?? true,
  };
}

function indexOf(texts: readonly string[], text: string): number | undefined {
  const index = texts.indexOf(text);
  return index < 0 || texts.lastIndexOf(text) !== index ? undefined : index;
}

function textsOf({ cells }: SourceRow): readonly string[] {
  return cells.map(({ text }) => text);
}
