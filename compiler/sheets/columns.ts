/** What the columns of a table hold. */
import { divide, rational } from "../base/rational.ts";
import { findSymbol, type Scope } from "../bind/scope.ts";
import type { Symbol } from "../bind/symbols.ts";
import type { Name, NumberLiteral, Unit } from "../syntax/ast-terms.ts";
import type { KeywordId } from "../syntax/keywords.ts";
import { halfWidth } from "../syntax/widths.ts";
import { decimalOf } from "./decimal.ts";
import type { Rows, SheetTable, SourceCell, SourceRow, SourceTable } from "./source-tables.ts";

export type Scale = "" | "万" | "亿";

/** Which names may stand in an input column. */
export type Inputs = { readonly kind: "dimension"; readonly symbol: Symbol } | { readonly kind: "city" | "indicator" | "open" | "fixed" };

export interface Column {
  /** `undefined`: it holds values. */
  readonly inputs: Inputs | undefined;
  /** Of all its figures; `undefined` where they differ, or where neither they nor the clause tell. */
  readonly unit: Unit | undefined;
  /** All its amounts are written in 万元, or in 亿元. */
  readonly scale: Scale;
  /** The most that a figure has behind the point. */
  readonly places: number;
  /** A cell is what a clause takes for its value, and not one of the words that only tables have. */
  readonly isExpression: boolean;
}

/** Of which nothing is known. */
export const OPEN: Column = { inputs: undefined, unit: undefined, scale: "", places: 0, isExpression: false };

const FIXED: Column = { inputs: { kind: "fixed" }, unit: undefined, scale: "", places: 0, isExpression: false };

/** The columns as a row has them: single values have each a unit of their own. */
export function columnsBy(table: SheetTable, scope: Scope | undefined): (row: SourceRow | undefined) => readonly Column[] {
  if (table.kind === "values") return (row) => [FIXED, FIXED, { ...columnOf(row?.cells.slice(2) ?? []), isExpression: true }];
  const columns = columnsOf(table, scope);
  return () => columns;
}

/** Column words under which no values stand. */
const INPUT_WORDS: Partial<Record<KeywordId, Inputs["kind"]>> = { year: "open", from: "open", on: "open", city: "city", indicator: "indicator" };

function columnsOf(table: SourceTable, scope: Scope | undefined): readonly Column[] {
  return table.heading.cells.map((heading, index) => {
    const inputs = inputsUnder(heading, table, scope);
    const column = columnOf(table.rows.flatMap(({ cells }) => cells[index] ?? []));
    const isWithoutFigures = table.rows.every(({ cells }) => figureIn(cells[index] ?? { items: [] }).length === 0);
    return { ...column, inputs, unit: inputs === undefined ? (column.unit ?? (isWithoutFigures ? usualUnit(table, heading) : undefined)) : undefined };
  });
}

/** As its cells tell. */
function columnOf(cells: readonly SourceCell[]): Column {
  const figures = cells.flatMap(figureIn);
  const scale = scaleOf(cells);
  return { inputs: undefined, unit: unitOf(figures), scale, places: Math.max(0, ...figures.map((figure) => placesOf(figure, scale))), isExpression: false };
}

function inputsUnder({ items: [item] }: SourceCell, { use, node }: SourceTable, scope: Scope | undefined): Inputs | undefined {
  if (item?.kind !== "Value" || item.value.kind !== "Name") return undefined;
  const { name } = item.value;
  const word = name.quoted ? undefined : use.words.find((one) => one === name.keyword);
  if (word !== undefined) return inputsOf(INPUT_WORDS[word]);
  const symbol = scope === undefined ? undefined : findSymbol(scope, "Dimension", name);
  if (symbol !== undefined) return { kind: "dimension", symbol };
  if (isCity(name)) return { kind: "city" };
  return node.kind === "Example" && !isMoney(name, scope) ? { kind: "open" } : undefined;
}

function inputsOf(kind: Inputs["kind"] | undefined): Inputs | undefined {
  return kind === undefined || kind === "dimension" ? undefined : { kind };
}

function isCity({ keyword, quoted }: Name): boolean {
  return keyword === "city" && !quoted;
}

function isMoney(name: Name, scope: Scope | undefined): boolean {
  return name.keyword === "credit" || (scope !== undefined && (["Measure", "Indicator"] as const).some((kind) => findSymbol(scope, kind, name) !== undefined));
}

/** A cell that is nothing but a figure. */
export function figureIn({ items }: Pick<SourceCell, "items">): readonly NumberLiteral[] {
  const [item, ...more] = items;
  return item?.kind === "Value" && item.value.kind === "Number" && more.length === 0 ? [item.value] : [];
}

function unitOf([first, ...others]: readonly NumberLiteral[]): Unit | undefined {
  return first !== undefined && others.every(({ unit }) => unit === first.unit) ? first.unit : undefined;
}

/** What the values of a slot are, where no figure tells. */
export const OF_WORD: Partial<Record<string, Unit>> = {
  ratio: "percent", firstShare: "percent", deductible: "yuan", amount: "yuan", copay: "yuan", limit: "yuan", cap: "yuan", waiting: "months", years: "years",
};

/** Where no figure tells: what the clause is about. */
function usualUnit({ node }: SourceTable, { items: [item] }: SourceCell): Unit | undefined {
  if (node.kind === "Slot" || node.kind === "Transition") return OF_WORD[node.slot];
  if (item?.kind === "Pays" || (item?.kind === "Value" && item.value.kind === "Name" && item.value.name.keyword === "patient")) return "yuan";
  return node.kind === "Part" ? OF_WORD[node.part] : undefined;
}

function scaleOf(cells: readonly SourceCell[]): Scale {
  const amounts = cells.filter((cell) => figureIn(cell).some(({ unit, value }) => unit === "yuan" && value.numerator !== 0n));
  const scales = amounts.map(({ text }) => /^[0-9,.]+(万|亿)?/.exec(halfWidth(text))?.[1] ?? "");
  const [first = ""] = scales;
  return (first === "万" || first === "亿") && scales.every((scale) => scale === first) ? first : "";
}

export const SCALES: Readonly<Record<Scale, bigint>> = { "": 1n, 万: 10_000n, 亿: 100_000_000n };

function placesOf({ value, unit }: NumberLiteral, scale: Scale): number {
  const shown = unit === "yuan" ? divide(value, rational(SCALES[scale])) : value;
  return /\.(\d+)$/.exec(decimalOf(shown) ?? "")?.[1]?.length ?? 0;
}

/** Columns that say which cases a row is for. */
export function inputColumns(columns: readonly Column[]): readonly number[] {
  return columns.flatMap(({ inputs }, index) => (inputs === undefined ? [] : [index]));
}

/** By what a row can be told from the others of its table: the cells of its input columns. */
export function caseOf(texts: readonly string[], inputs: readonly number[]): string {
  return JSON.stringify(inputs.map((index) => asTyped(plain(texts[index] ?? ""))));
}

/** A day or a number as a spreadsheet keeps it once somebody types it again. */
function asTyped(text: string): string {
  const [, year, month = "", day = ""] = /^(\d{4})(?:-|年)(\d{1,2})(?:-|月)(\d{1,2})日?$/.exec(text) ?? [];
  if (year !== undefined) return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return /^\d{1,3}(?:,\d{3})+$/.test(text) ? text.replaceAll(",", "") : text;
}

/** Texts that differ in their width of marks or in spaces only are the same. */
export function plain(text: string): string {
  return halfWidth(text).replace(/\s+/g, " ").trim();
}

export function textsOf({ rows }: Rows): readonly (readonly string[])[] {
  return rows.map(({ cells }) => cells.map(({ text }) => text));
}
