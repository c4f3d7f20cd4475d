/** The numbers of a file that a settlement may read, each with what it is changed to. */
import { add, compare, multiply, ONE, rational, type Rational, subtract } from "../../base/rational.ts";
import type { Span } from "../../base/span.ts";
import type { Declaration, SourceTree } from "../../syntax/ast.ts";
import type { Cell, NumberLiteral, Row, Table } from "../../syntax/ast-terms.ts";

/** A text in place of a number. */
export interface Change {
  readonly span: Span;
  readonly text: string;
}

/** Ways to change one number; what check refuses gives way to the next. */
export interface Site {
  readonly span: Span;
  readonly ways: readonly (readonly Change[])[];
  /** Of an amount or a ratio it is enough that one way is noticed: another number may bind in one direction. A bound must be noticed as it moves up. */
  readonly isBound: boolean;
}

/** In the order of the source, a change of several numbers at once at the first of them. */
export function sitesIn({ declarations }: SourceTree, text: string): readonly Site[] {
  const sites = declarations.filter(isSettled).flatMap((node) => sitesOf(node, text));
  const seen = new Set<string>();
  return sites.filter(({ ways }) => {
    const key = JSON.stringify(ways);
    return ways.length > 0 && !seen.has(key) && seen.add(key);
  });
}

/** Bounds of dimensions and impossible cases only refuse; funds are settled by no example. */
function isSettled(node: Declaration): boolean {
  switch (node.kind) {
    case "Benefit": case "Pool": case "Scheme": case "Parameter": case "Indicator": case "Transition": case "Contribution": case "Account": case "Set":
      return true;
    case "Replace":
      return node.slot !== undefined || node.part !== undefined;
    case "AddTo":
      return node.what === "benefit";
    default:
      return false;
  }
}

function sitesOf(node: unknown, text: string): Site[] {
  if (Array.isArray(node)) return node.flatMap((one) => sitesOf(one, text));
  if (typeof node !== "object" || node === null) return [];
  if (isTable(node)) return tableSites(node, text);
  if (isNumber(node)) return [plainSite(node, text)];
  const inner = Object.values(node).flatMap((one) => sitesOf(one, text));
  return [...inner, ...wordSites(node, text)];
}

function isTable(node: object): node is Table {
  return "header" in node && "rows" in node;
}

function isNumber(node: object): node is NumberLiteral {
  return "kind" in node && node.kind === "Number" && "unit" in node;
}

/** Up first; a ratio of 100 % can only fall, and nothing falls below 0. */
function plainSite(number: NumberLiteral, text: string): Site {
  const isFull = number.unit === "percent" && compare(number.value, rational(100n)) >= 0;
  const values = [...(isFull ? [] : [add(number.value, ONE)]), ...(compare(number.value, ONE) < 0 ? [] : [subtract(number.value, ONE)])];
  return { span: number.span, ways: values.map((value) => [changeOf(number, value, text)]), isBound: number.unit === "none" };
}

const FIGURE = /^[0-9０-９][0-9０-９,，.．]*(?:万亿|万|亿)?/;

function changeOf({ span }: { readonly span: Span }, value: Rational, text: string): Change {
  const figure = FIGURE.exec(text.slice(span.start, span.end))?.[0] ?? "";
  return { span: { start: span.start, end: span.start + figure.length }, text: decimal(value) };
}

function decimal(value: Rational): string {
  let digits = 0;
  let scaled = value;
  for (; scaled.denominator !== 1n; digits += 1) scaled = multiply(scaled, rational(10n));
  const text = String(scaled.numerator).padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

// ── numbers that the tree keeps no place of ─────────────────────────────────
/** `after 4`, `from the 3rd calendar month`. */
function wordSites(node: object, text: string): Site[] {
  if (!("kind" in node) || !("span" in node)) return [];
  const { start, end } = node.span as Span;
  const pattern = node.kind === "Plus" ? /(?:after|之后)\s*([0-9]+)/ : node.kind === "CalendarMonth" ? /([0-9]+)/ : undefined;
  const match = pattern?.exec(text.slice(start, end));
  const [whole = "", figure = ""] = match ?? [];
  if (match === null || match === undefined) return [];
  const at = start + match.index + whole.lastIndexOf(figure);
  const span = { start: at, end: at + figure.length };
  return [{ span, ways: [[{ span, text: String(Number(figure) + 1) }]], isBound: true }];
}

// ── tables ──────────────────────────────────────────────────────────────────
/** A number of a table; `edge` tells which end of a range it is, a number alone being both. */
interface CellNumber {
  readonly number: NumberLiteral;
  readonly edge: "low" | "high" | "alone";
}

/** Edges move together with the edge that they touch: `..69` with `70..`, and an edge of bands wherever the header has it. */
function tableSites(table: Table, text: string): Site[] {
  const header = table.header.cells.flatMap(numbersIn);
  const columns = table.header.cells.map((_, column) => table.rows.flatMap((row) => numbersAt(row, column)));
  return [
    ...header.map(({ number }) => bandSite(number, header, text)),
    ...columns.flatMap((numbers, column) => numbers.flatMap((one) => (isYearColumn(table, column) ? [] : cellSite(one, numbers, text)))),
  ];
}

function numbersAt(row: Row, column: number): readonly CellNumber[] {
  const cell = row.cells[column];
  return cell === undefined ? [] : numbersIn(cell);
}

function numbersIn({ items }: Cell): readonly CellNumber[] {
  return items.flatMap((item): CellNumber[] => {
    if (item.kind === "Range") {
      const [low, high] = [item.low, item.high].map((end) => (end?.kind === "Number" ? end : undefined));
      return [...(low === undefined ? [] : [{ number: low, edge: "low" as const }]), ...(high === undefined ? [] : [{ number: high, edge: "high" as const }])];
    }
    return item.kind === "Value" ? figuresIn(item.value).map((number) => ({ number, edge: "alone" as const })) : [];
  });
}

function figuresIn(node: unknown): readonly NumberLiteral[] {
  if (typeof node !== "object" || node === null) return [];
  return isNumber(node) ? [node] : Object.values(node).flatMap(figuresIn);
}

/** The year of a statistic says which year it is, and is no number of the rule. */
function isYearColumn({ header }: Table, column: number): boolean {
  const [item] = header.cells[column]?.items ?? [];
  return item?.kind === "Value" && item.value.kind === "Name" && item.value.name.keyword === "year";
}

function bandSite(number: NumberLiteral, header: readonly CellNumber[], text: string): Site {
  const same = header.filter((other) => compare(other.number.value, number.value) === 0);
  const moved = (step: Rational): readonly Change[] => same.map((other) => changeOf(other.number, add(other.number.value, step), text));
  return { span: same[0]?.number.span ?? number.span, ways: [moved(ONE), moved(rational(-1n))], isBound: false };
}

function cellSite(one: CellNumber, column: readonly CellNumber[], text: string): Site[] {
  const { number, edge } = one;
  if (number.unit !== "none") return [plainSite(number, text)];
  const last = edge === "low" ? subtract(number.value, ONE) : number.value;
  const below = column.filter((other) => other.number.unit === "none" && other.edge !== "low" && compare(other.number.value, last) === 0);
  const above = column.filter((other) => other.number.unit === "none" && other.edge === "low" && compare(other.number.value, add(last, ONE)) === 0);
  if (below.length === 0 || above.length === 0) return [plainSite(number, text)];
  const touching = [...below, ...above];
  return [{ span: touching[0]?.number.span ?? number.span, ways: [touching.map((other) => stretched(other, text))], isBound: true }];
}

/** One further up; a number alone becomes a range of two. */
function stretched({ number, edge }: CellNumber, text: string): Change {
  const up = changeOf(number, add(number.value, ONE), text);
  return edge === "alone" ? { ...up, text: `${decimal(number.value)}..${up.text}` } : up;
}
