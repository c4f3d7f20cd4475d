/** A slot's table as rows: one for each value cell, with the region of facts it speaks about. */
import { report } from "../diagnostics/report.ts";
import type { Citation } from "../model/citation.ts";
import { DATE_AXIS, EVERYWHERE } from "../model/dimension.ts";
import type { Dimension, NamedBox, Region } from "../model/dimension.ts";
import type { ValueExpression } from "../model/expression.ts";
import type { SlotRow, SlotVersion } from "../model/slot.ts";
import type { Location } from "../base/span.ts";
import type { Band } from "../model/value.ts";
import { FIRST_DAY, LAST_DAY } from "../base/calendar.ts";
import type { Cell, CellItem, Expression, Row, Table, Tail } from "../syntax/ast-terms.ts";
import { checkBandsTouch } from "./bands.ts";
import { checkItems } from "./cells.ts";
import { allowancesOf, cite } from "./citations.ts";
import { checkHeader } from "./columns.ts";
import type { Column, Heading } from "./columns.ts";
import { at } from "./context.ts";
import type { Context } from "./context.ts";
import { checkValue } from "./expressions.ts";
import type { Due } from "./expressions.ts";
import { withMarksOf } from "./marks.ts";
import { otherRegions } from "./other.ts";
import type { InputCell } from "./other.ts";
import { boxOf, intersectRegions } from "./region.ts";
import { isSpeltInChinese } from "./spelling.ts";
import type { CostBound } from "../model/value.ts";

export interface TableRequest {
  readonly heading: Heading;
  readonly due: Due;
  /** Of the whole slot, for cells that do not say it themselves. */
  readonly costBound: CostBound | undefined;
  readonly citation: Citation;
  readonly origin: SlotRow["origin"];
}

export interface CheckedTable {
  readonly rows: readonly SlotRow[];
  readonly dimensions: readonly Dimension[];
  readonly bands: readonly Band[];
  readonly broken: boolean;
  /** Where rows that are missing can be put in. */
  readonly table?: NonNullable<SlotVersion["table"]>;
}

export function checkTable(context: Context, table: Table, request: TableRequest): CheckedTable {
  const columns = checkHeader(context, table.header, request.heading);
  const understood = columns.filter((column) => column !== undefined);
  const dimensions = [...new Set(understood.flatMap(({ dimension }) => (dimension === undefined ? [] : [dimension])))];
  const bands = understood.flatMap((column) => (column.kind === "value" && column.band !== undefined ? [{ band: column.band, location: at(context, column.cell) }] : []));
  const isTiled = checkBandsTouch(context, bands);
  const inputs = table.rows.map((row) => inputsOf(context, row, columns));
  const regions = otherRegions(inputs.map((row) => row ?? []));
  const cells = table.rows.map((row, index) => rowValues(context, row, columns, regions[index] ?? EVERYWHERE, request));
  const broken = !isTiled || understood.length < columns.length || inputs.includes(undefined) || table.rows.some((row) => !row.whole);
  const usable = table.rows.flatMap((_, index) => (inputs[index] === undefined ? [] : cells[index] ?? []));
  return {
    rows: usable, dimensions, bands: bands.map(({ band }) => band), broken: broken || table.header.cells.length === 0,
    ...(isPlain(understood) || bands.length > 0 ? { table: { columns: inputsAmong(understood), values: Math.max(bands.length, 1), end: endOf(context, table), spelling: isSpeltInChinese(context) ? "zh" as const : "en" as const } } : {}),
  };
}

/** One column for the value, without bands. */
function isPlain(columns: readonly Column[]): boolean {
  const values = columns.filter((column) => column.kind === "value");
  return values.length === 1 && values.every(({ dimension, band }) => dimension === undefined && band === undefined);
}

function inputsAmong(columns: readonly Column[]): Dimension[] {
  return columns.flatMap((column) => (column.kind === "input" ? [column.dimension] : []));
}

function endOf(context: Context, { header, rows }: Table): Location {
  const { end } = (rows.at(-1) ?? header).span;
  return { file: context.file, span: { start: end, end } };
}

/** The input cells of a row, by column; `undefined` when one of them was not understood. */
function inputsOf(context: Context, row: Row, columns: readonly (Column | undefined)[]): readonly InputCell[] | undefined {
  if (!row.whole) return undefined;
  const inputs: (InputCell | undefined)[] = [];
  columns.forEach((column, index) => {
    const cell = row.cells[index];
    if (column?.kind === "input") inputs.push(cell === undefined ? undefined : inputOf(context, column.dimension, cell));
  });
  const complete = inputs.filter((input) => input !== undefined);
  return complete.length === inputs.length ? complete : undefined;
}

function inputOf(context: Context, dimension: Dimension, cell: Cell): InputCell | undefined {
  if (cell.items.some((item) => item.kind === "Other")) return { dimension, region: undefined };
  if (cell.items.length === 0) return undefined;
  const region = checkItems(context, dimension, cell.items);
  return region === undefined ? undefined : { dimension, region };
}

function rowValues(context: Context, row: Row, columns: readonly (Column | undefined)[], inputs: Region, request: TableRequest): SlotRow[] {
  const citation = cite(request.citation, row.tail, at(context, row));
  const allowances = allowancesOf(context, row.tail);
  const region = intersectRegions(inputs, datedRegion(row.tail));
  return columns.flatMap((column, index): SlotRow[] => {
    const cell = row.cells[index];
    if (column?.kind !== "value" || cell === undefined || cell.items.length === 0) return [];
    const value = checkValueCell(context, cell, request);
    const where = intersectRegions(region, column.region);
    const location = at(context, cell);
    return [{ region: where, band: column.band, value, location, citation: { ...withMarksOf(context, citation, writtenIn(cell)), location }, allowances, origin: request.origin }];
  });
}

export function writtenIn({ items }: Cell): Expression[] {
  return items.flatMap((item) => (item.kind === "Value" ? [item.value] : []));
}

/** `from` and `to` of a row or clause; both days belong to it. */
export function datedRegion(tail: Tail): Region {
  if (tail.from === undefined && tail.to === undefined) return EVERYWHERE;
  const [from, to] = [tail.from?.day ?? FIRST_DAY, tail.to?.day ?? LAST_DAY];
  return from > to ? [] : boxOf(DATE_AXIS, [from, to]);
}

export function checkValueCell(context: Context, cell: Cell, request: Pick<TableRequest, "due" | "costBound">): ValueExpression {
  const values = cell.items.filter((item) => item.kind === "Value");
  const bound = cell.items.map(costBoundOf).find((found) => found !== undefined) ?? request.costBound;
  const [item] = values;
  if (item === undefined || values.length > 1 || cell.items.some((other) => other.kind !== "Value" && costBoundOf(other) === undefined)) {
    if (!cell.items.some((other) => other.kind === "Value" && other.value.kind === "Missing")) context.report(report("dimensionNeedsOneCell", at(context, cell), {}));
    return { kind: "unknown", location: at(context, cell) };
  }
  const value = checkValue(context, item.value, request.due);
  return bound === undefined || value.kind === "none" || value.kind === "notCovered" || value.kind === "unknown"
    ? value : { kind: "bounded", value, costBound: bound, location: value.location };
}

function costBoundOf(item: CellItem): CostBound | undefined {
  if (item.kind === "AtMostTheCost") return "atMostTheCost";
  return item.kind === "WhateverTheCost" ? "whateverTheCost" : undefined;
}

/** The same for two rows that speak about the same facts, which is what `replace rows` goes by. */
export function keyOfRegion(region: Region): string {
  return region.map(boxKey).sort().join("|");
}

function boxKey(box: NamedBox): string {
  return [...box].filter(([axis]) => axis !== DATE_AXIS).map(([axis, side]) => `${axis}=${side.join(",")}`).sort().join(";");
}
