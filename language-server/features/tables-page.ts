/** The compiled tables of a file beside its source: what every clause comes to, for whom, since when, by what document. */
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import type { Slot } from "../../compiler/model/slot.ts";
import type { DecidedPeriod, DecidedSlot } from "../../compiler/parts/decided.ts";
import { phraseSlot } from "../../compiler/parts/phrase-slot.ts";
import type { Snapshot } from "../../compiler/workspace.ts";
import { sourcesOf } from "./citation.ts";
import { phraseStretch } from "./computed.ts";
import { fileTables } from "./file-tables.ts";
import { type Grid, type GridCell, gridInWords, type GridRow, joinedHeads } from "./grid.ts";
import { escaped, pageOf } from "./page.ts";

const TITLE: Phrase = { en: "Compiled tables", zh: "编译后的表" };
const SOURCE: Phrase = { en: "source", zh: "依据" };
const NONE: Phrase = { en: "This file gives no values of its own.", zh: "本文件没有自己的数值。" };
/** Rows of one period that are seen at once; the others unfold below them. */
const ROWS_SEEN = 200;
/** More than these would be slow to show; they are for the JSON files. */
const ROWS_UNFOLDED = 5000;

export function tablesPage(snapshot: Snapshot, file: string, language: Language): string {
  const body = fileTables(snapshot, file).map((table) => sectionOf(table, language)).join("\n");
  return pageOf(TITLE[language], body === "" ? `<p class="none">${NONE[language]}</p>` : body, language);
}

function sectionOf({ slot, periods }: DecidedSlot, language: Language): string {
  return periods.map((period, index) => {
    const heading = index === 0 ? escaped(phraseSlot(slot)[language]) : "";
    return `<h2>${heading}<span class="when">${escaped(phraseStretch(period.from, period.to)[language])}</span></h2>\n${tableOf(slot, period, language)}`;
  }).join("\n");
}

function tableOf(slot: Slot, period: DecidedPeriod, language: Language): string {
  const grid = gridInWords(slot.unit, period, language);
  const sources = tableSources(grid, language);
  const table = (from: number, to: number): string => `<table>${headOf(grid, sources, language)}\n${bodyOf(grid.rows.slice(from, to), sources, language)}</table>`;
  const [more, left] = [Math.min(grid.rows.length, ROWS_UNFOLDED) - ROWS_SEEN, grid.rows.length - ROWS_UNFOLDED];
  const rest = more > 0 ? `<details><summary>${{ en: `${more} more rows`, zh: `其余 ${more} 行` }[language]}</summary>${table(ROWS_SEEN, ROWS_UNFOLDED)}</details>` : "";
  return table(0, ROWS_SEEN) + rest + (left > 0 ? `<p class="none">${leftOut(left)[language]}</p>` : "") + sourceList(sources, language);
}

function headOf({ heads, across, columns }: Grid, { told }: Sources, language: Language): string {
  const th = (text: string, span = ""): string => `<th${span}>${escaped(text)}</th>`;
  const last = told === "row" ? [SOURCE[language]] : [];
  if (across === "") return `<tr>${[...heads, ...columns, ...last].map((text) => th(text)).join("")}</tr>`;
  const high = (texts: readonly string[]): string => texts.map((text) => th(text, ' rowspan="2"')).join("");
  return `<tr>${high(heads)}${th(across, ` colspan="${columns.length}"`)}${high(last)}</tr><tr>${columns.map((text) => th(text)).join("")}</tr>`;
}

function bodyOf(rows: readonly GridRow[], sources: Sources, language: Language): string {
  const heads = joinedHeads(rows).map((row) => row.map(({ text, rows: high }) => `<td${high > 1 ? ` rowspan="${high}"` : ""}>${escaped(text)}</td>`).join(""));
  const last = ({ cells }: GridRow): string => (sources.told === "row" ? `<td class="source">${marksOf(cells, sources, language)}</td>` : "");
  return rows.map((row, index) => `<tr>${heads[index] ?? ""}${row.cells.map((cell) => cellOf(cell, sources, language)).join("")}${last(row)}</tr>`).join("\n");
}

function cellOf(cell: GridCell, sources: Sources, language: Language): string {
  const marks = sources.told === "cell" ? ` <span class="source">${marksOf([cell], sources, language)}</span>` : "";
  return `<td class="value"${cell.columns > 1 ? ` colspan="${cell.columns}"` : ""}>${escaped(cell.text)}${marks}</td>`;
}

function marksOf(cells: readonly GridCell[], { texts }: Sources, language: Language): string {
  return sourcesOf(cells.flatMap(({ citations }) => citations), language).map((source) => `[${texts.indexOf(source) + 1}]`).join(" ");
}

/** What the values of one table rest on: each once, in the order of its first cell. */
interface Sources {
  readonly texts: readonly string[];
  /** Where the numbers of its sources stand: once below the table where every value rests on all of them, else at the row, or at each value. */
  readonly told: "table" | "row" | "cell";
}

function tableSources({ rows }: Grid, language: Language): Sources {
  const byRow = rows.map(({ cells }) => cells.filter(({ citations }) => citations.length > 0).map(({ citations }) => sourcesOf(citations, language)));
  const texts = [...new Set(byRow.flat(2))];
  if (byRow.flat().every((cell) => cell.length === texts.length)) return { texts, told: "table" };
  const isOneInRow = byRow.every((row) => new Set(row.map((cell) => JSON.stringify(cell))).size < 2);
  return { texts, told: isOneInRow ? "row" : "cell" };
}

/** Below the table, numbered where its values name them by number. */
function sourceList({ texts, told }: Sources, language: Language): string {
  if (texts.length === 0) return "";
  const areShared = told === "table";
  const lines = texts.map((text, index) => `${areShared ? "" : `[${index + 1}] `}${escaped(text)}`);
  return `<p class="source">${SOURCE[language]}${language === "zh" ? "：" : ": "}${areShared ? "" : "<br>"}${lines.join("<br>")}</p>`;
}

function leftOut(rows: number): Phrase {
  return { en: `${rows} rows are not shown; tongchou build writes all of them.`, zh: `另有 ${rows} 行未显示；tongchou build 写出全部各行。` };
}
