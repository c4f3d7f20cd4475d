/** One table as one sheet. */
import { spellKeyword } from "../format/spell-keyword.ts";
import { widthOf } from "../format/width.ts";
import type { Spelling } from "../format/word.ts";
import type { Mark, Tail } from "../syntax/ast-terms.ts";
import type { KeywordId } from "../syntax/keywords.ts";
import { textCell, type Cell, type Sheet } from "./book.ts";
import type { Column } from "./columns.ts";
import { showCell } from "./show-cell.ts";
import type { SheetTable, SourceRow } from "./source-tables.ts";
import { WORDS } from "./words.ts";

export interface SheetOrder {
  readonly name: string;
  /** What the table is called for people. */
  readonly title: string;
  readonly key: string;
  readonly table: SheetTable;
  readonly columns: (row: SourceRow) => readonly Column[];
  readonly spelling: Spelling;
  readonly index: string;
}

export function layOutSheet(order: SheetOrder): Sheet {
  const { table, key, columns, spelling } = order;
  const hasAsides = table.rows.some((row) => asideOf(row, spelling) !== "");
  const heading = [keyCell(key), ...headingCells(order), ...(hasAsides ? [textCell(WORDS.aside[spelling], "heading")] : [])];
  const top = above(order);
  const rows = table.rows.map((row, index) => [
    keyCell(`${key}.${index + 1}`),
    ...columns(row).flatMap((column, at) => (row.cells[at] === undefined ? [] : [showCell(row.cells[at], column)])),
    ...(asideOf(row, spelling) === "" ? [] : [textCell(asideOf(row, spelling), "aside")]),
  ]);
  return {
    name: order.name, rows: [...top, heading, ...rows], widths: widthsOf(order, hasAsides),
    frozenRows: top.length + 1, hidesFirstColumn: true, isHidden: false, kind: isExample(table) ? "examples" : "values",
  };
}

export function isExample(table: SheetTable): boolean {
  return table.kind === "drafted" && table.node.kind === "Example";
}

/** What is said behind a row of a table; of a single value, where it comes from. */
function asideOf({ aside, tail }: SourceRow, spelling: Spelling): string {
  return tail === undefined ? aside : noteOf([tail], spelling).replaceAll("\n", spelling === "zh" ? "；" : "; ");
}

function keyCell(key: string): Cell {
  return { ...textCell(key, "key"), format: "@" };
}

/** What it is, where it is written, the way back. */
function above({ title, table, index, spelling }: SheetOrder): readonly (readonly Cell[])[] {
  const back: Cell = { ...textCell(`← ${WORDS.back[spelling]}`, "link"), link: index };
  const lines = [textCell(title, "title"), ...linesOf(`${table.file}　${clauseOf(table, spelling)}`, lineWidth).map((line) => textCell(line, "remark")), back];
  return lines.map((cell) => [keyCell(""), cell]);
}

export function clauseOf(table: SheetTable, spelling: Spelling): string {
  return table.kind === "values" ? WORDS.inNoTable[spelling] : table.head;
}

const lineWidth = 96;

/** Cut at spaces where there are some: a text that runs on makes the printed page small. */
export function linesOf(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.match(/[^ ]* ?/g) ?? []) {
    for (const piece of piecesOf(word, width)) {
      const last = lines.at(-1);
      if (last === undefined || widthOf(last + piece.trimEnd()) > width) lines.push(piece);
      else lines[lines.length - 1] = last + piece;
    }
  }
  return lines.map((line) => line.trimEnd()).filter((line) => line !== "");
}

function piecesOf(word: string, width: number): readonly string[] {
  if (widthOf(word) <= width) return [word];
  return word.match(new RegExp(`.{1,${Math.floor(width / 2)}}`, "gu")) ?? [];
}

function headingCells({ table, spelling }: SheetOrder): readonly Cell[] {
  const note = noteOf(table.tails, spelling);
  return table.heading.cells.map(({ text }, index): Cell => ({ ...textCell(text, "heading"), format: "@", ...(index === 0 && note !== "" && { note }) }));
}

/** Where the numbers come from and how far they are vouched for; what is said nearer to the table comes first. */
function noteOf(tails: readonly Tail[], spelling: Spelling): string {
  const word = (id: KeywordId): string => spellKeyword(id, spelling);
  const marked = (id: KeywordId, mark: Mark | undefined): readonly string[] => (mark === undefined ? [] : [`${word(id)}: ${mark.reason?.value ?? ""}`]);
  const lines = [...tails].reverse().flatMap(({ article, sources, unverified, illustrative, unresolved, provisional }) => [
    ...sources.map(({ document }) => `${word("source")}: ${document.value}`),
    ...(article === undefined ? [] : [`${word("article")}: ${article.value}`]),
    ...marked("unverified", unverified), ...marked("illustrative", illustrative), ...unresolved.flatMap((mark) => marked("unresolved", mark)),
    ...(provisional === undefined ? [] : [word("provisional")]),
  ]);
  return [...new Set(lines)].join("\n").replaceAll(": ", spelling === "zh" ? "：" : ": ");
}

const [narrowest, widest, asideWidth] = [8, 44, 40];

function widthsOf({ table }: SheetOrder, hasAsides: boolean): readonly number[] {
  const columns = table.heading.cells.map(({ text }, index) => {
    const texts = [text, ...table.rows.map(({ cells }) => cells[index]?.text ?? "")];
    return Math.min(widest, Math.max(narrowest, ...texts.map(widthOf)) + 3);
  });
  return [10, ...columns, ...(hasAsides ? [asideWidth] : [])];
}

/** The same table for a CSV file: in the drafter's words, each cell with its unit; the keys stand last. */
export function csvRows({ table }: Pick<SheetOrder, "table">, headingKey: string, key: string): readonly (readonly string[])[] {
  const shown = (cells: readonly { readonly text: string }[]): readonly string[] => table.heading.cells.map((_, index) => cells[index]?.text ?? "");
  return [[...shown(table.heading.cells), headingKey], ...table.rows.map(({ cells }, index) => [...shown(cells), `${key}.${index + 1}`])];
}
