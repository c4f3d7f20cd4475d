/** The compiled tables of a file, as people read them; a value leads to the row that gave it. */
import type { Grid, GridCell, GridRow, SlotAnswer, TablesAnswer } from "../protocol.ts";
import { button, element } from "./element.ts";
import type { Language } from "./words.ts";
import { WORDS } from "./words.ts";

export type Reveal = (place: NonNullable<GridCell["place"]>) => void;

export function tablesPane(answer: TablesAnswer | null, language: Language, reveal: Reveal): HTMLElement {
  if (answer === null || answer.slots.length === 0) return element("p", { class: "empty" }, WORDS.noTables[language]);
  return element("div", { class: "tables" }, ...answer.slots.map((slot) => slotSection(slot, language, reveal)));
}

function slotSection({ title, periods }: SlotAnswer, language: Language, reveal: Reveal): HTMLElement {
  const tables = periods.flatMap(({ when, grid, sources }) => [
    element("p", { class: "when" }, when),
    element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": `${title}，${when}` }, tableOf(title, grid, reveal)),
    ...(grid.hidden > 0 ? [element("p", { class: "hint" }, WORDS.moreRows[language].replace("{n}", String(grid.hidden)))] : []),
    ...(sources.length > 0 ? [basisOf(sources, language)] : []),
  ]);
  return element("section", {}, element("h3", {}, title), ...tables);
}

/** One source stands on the line of its heading, several below it. */
function basisOf(sources: readonly string[], language: Language): HTMLElement {
  const heading = `${WORDS.basis[language]}${language === "zh" ? "：" : ": "}`;
  const [only] = sources;
  if (sources.length === 1 && only !== undefined) return element("p", { class: "basis" }, heading + only);
  return element("div", { class: "basis" }, heading, element("ul", {}, ...sources.map((source) => element("li", {}, source))));
}

function tableOf(title: string, grid: Grid, reveal: Reveal): HTMLElement {
  return element("table", { "aria-label": title }, headOf(grid), element("tbody", {}, ...grid.rows.map((row) => rowOf(row, reveal))));
}

function headOf({ heads, across, columns }: Grid): HTMLElement {
  const rows = across === "" ? "1" : "2";
  const left = heads.map((head) => element("th", { scope: "col", rowspan: rows }, head));
  const right = columns.map((column) => element("th", { scope: "col", class: "value" }, column));
  if (across === "") return element("thead", {}, element("tr", {}, ...left, ...right));
  const over = element("th", { scope: "colgroup", colspan: String(columns.length), class: "across" }, across);
  return element("thead", {}, element("tr", {}, ...left, over), element("tr", {}, ...right));
}

function rowOf({ heads, cells }: GridRow, reveal: Reveal): HTMLElement {
  const left = heads.map(({ text, rows }) => element("th", { scope: rows > 1 ? "rowgroup" : "row", rowspan: String(rows) }, text));
  return element("tr", {}, ...left, ...cells.map((cell) => cellOf(cell, reveal)));
}

function cellOf({ text, columns, place }: GridCell, reveal: Reveal): HTMLElement {
  return element("td", { class: "value", colspan: String(columns) }, place === undefined ? text : button({ class: "cell" }, text, () => reveal(place)));
}
