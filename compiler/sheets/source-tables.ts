/** The tables of a file as they are written. */
import type { Span } from "../base/span.ts";
import { nodesOf, type Node } from "../format/nodes.ts";
import { tablesOf, type TableUse } from "../format/tables.ts";
import type { Declaration, SourceTree } from "../syntax/ast.ts";
import type { CellItem, Row, Table, Tail } from "../syntax/ast-terms.ts";
import { parse, type Parsed } from "../syntax/parse.ts";
import type { Token } from "../syntax/token.ts";
import { nameOf } from "./declaration-names.ts";
import { singleValuesIn } from "./single-values.ts";

export interface SourceCell {
  /** What stands between the bars, without the space around it. */
  readonly text: string;
  readonly span: Span;
  readonly items: readonly CellItem[];
}

export interface SourceRow {
  readonly cells: readonly SourceCell[];
  /** From the first bar to the last. */
  readonly bars: Span;
  /** To the end of what stands behind the last bar, without remarks. */
  readonly span: Span;
  /** What stands behind the last bar on the line. */
  readonly aside: string;
  /** Of a single value: what is said behind its clause. */
  readonly tail?: Tail;
}

export interface Rows {
  readonly heading: SourceRow;
  readonly rows: readonly SourceRow[];
  /** From the first bar to the end of the last row; what else stands between the rows is in it. */
  readonly text: string;
}

interface InFile extends Rows {
  readonly file: string;
  /** What the table belongs to, by name; the same as long as the declaration is called the same. */
  readonly identity: string;
  /** What is said behind the file's head, and behind the declaration and the clause of a table. */
  readonly tails: readonly Tail[];
}

/** The values of a file that stand in no table. */
interface ValueList extends InFile {
  readonly kind: "values";
}

export interface SourceTable extends InFile {
  readonly kind: "drafted";
  readonly declaration: Declaration;
  readonly node: Node;
  readonly use: TableUse;
  /** A split beside the values of the same part has a name of its own. */
  readonly isSplit: boolean;
  /** Words of the clause before the table. */
  readonly head: string;
}

/** What is one sheet. */
export type SheetTable = SourceTable | ValueList;

/** A file that was read, with its tables. */
export interface SheetSource {
  readonly file: string;
  readonly text: string;
  readonly parsed: Parsed;
  readonly tables: readonly SheetTable[];
}

export function readSource(file: string, text: string): SheetSource {
  const parsed = parse(file, text);
  return { file, text, parsed, tables: [...tablesIn(file, text, parsed), ...valuesIn(file, text, parsed)] };
}

function valuesIn(file: string, text: string, parsed: Parsed): readonly ValueList[] {
  const rows = singleValuesIn(text, parsed);
  const { header } = parsed.tree;
  return rows === undefined ? [] : [{ ...rows, kind: "values", file, identity: "values", tails: header === undefined ? [] : [header.tail] }];
}

function tablesIn(file: string, text: string, { tree, tokens }: Parsed): readonly SourceTable[] {
  const bars = tokens.filter(isBar);
  const counts = new Map<string, number>();
  const headTail = tree.header === undefined ? [] : [tree.header.tail];
  return tree.declarations.flatMap((declaration) => usesIn(tree, declaration).map(({ node, use, isSplit }): SourceTable => {
    const kind = `${declaration.kind} ${nameOf(declaration)} ${wordOf(node)}${isSplit ? " split" : ""}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const tails = [declaration, ...(node === declaration ? [] : [node])].flatMap((one) => ("tail" in one ? [one.tail] : []));
    return {
      ...rowsOf(text, use.table, bars), kind: "drafted", file, declaration, node, use, isSplit,
      identity: `${kind} ${count}`, head: headOf(text, node, use.table), tails: [...headTail, ...tails],
    };
  }));
}

interface Use {
  readonly node: Node;
  readonly use: TableUse;
  readonly isSplit: boolean;
}

function usesIn(tree: SourceTree, declaration: Declaration): readonly Use[] {
  return nodesOf({ ...tree, declarations: [declaration] }).flatMap((node) =>
    tablesOf(node).map((use) => ({ node, use, isSplit: node.kind === "Part" && use.table === node.split })));
}

function wordOf(node: Node): string {
  return node.kind === "Slot" || node.kind === "Transition" ? node.slot : node.kind === "Part" ? node.part : "";
}

function headOf(text: string, { span }: Node, table: Table): string {
  return text.slice(span.start, Math.max(span.start, table.span.start)).replace(/[{｛]\s*$/, "").replace(/\s+/g, " ").trim();
}

function isBar({ kind, image }: Token): boolean {
  return kind === "Mark" && (image === "|" || image === "｜");
}

function rowsOf(text: string, { header, rows }: Table, bars: readonly Token[]): Rows {
  const read = (row: Row): SourceRow => readRow(text, row, bars.filter(({ span }) => span.start >= row.span.start && span.end <= row.span.end));
  const [heading, below] = [read(header), rows.map(read)];
  return { heading, rows: below, text: text.slice(heading.bars.start, (below.at(-1) ?? heading).span.end) };
}

function readRow(text: string, row: Row, bars: readonly Token[]): SourceRow {
  const own = bars.slice(0, row.cells.length + 1);
  const span = { start: row.span.start, end: Math.max(row.span.end, own.at(-1)?.span.end ?? 0) };
  const cells = row.cells.map(({ items }, index): SourceCell => {
    const between = text.slice(own[index]?.span.end, own[index + 1]?.span.start);
    const start = (own[index]?.span.end ?? 0) + (between.length - between.trimStart().length);
    return { text: between.trim(), span: { start, end: start + between.trim().length }, items };
  });
  const end = own.at(-1)?.span.end ?? span.end;
  return { cells, bars: { start: span.start, end }, span, aside: /^[^\r\n}｝]*/.exec(text.slice(end))?.[0].trim() ?? "" };
}

/** The rows of a table by themselves, as an earlier version of it was kept; `undefined` if they cannot be read. */
export function readRows(text: string): Rows | undefined {
  const { tables: [table], parsed: { diagnostics } } = readSource("", `library a\nindicator b by year {\n${text}\n}`);
  return table === undefined || diagnostics.some(({ severity }) => severity === "error") ? undefined : table;
}
