/** Slot tables made ready: the days as numbers, the rows of each period as a decision diagram, and as flat arrays for machine arithmetic. */
import { LAST_DAY, parseDay } from "../base/calendar.ts";
import type { Row, SlotTable, TablePeriod, Unit, UnpublishedCases, UnpublishedDays, When } from "../emit/format.ts";
import { type Axes, type Sides, sidesOf } from "./engine-axes.ts";
import { buildDiagram, type Diagram } from "./engine-diagram.ts";
import { type FlatRows, flatten } from "./engine-flat.ts";

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Period extends Span {
  readonly source: TablePeriod;
  /** What a row of the diagram stands for: a row of the table, or a case whose row waits for an indicator. */
  readonly cells: readonly (Row | UnpublishedCases)[];
  readonly sides: readonly Sides[];
  readonly diagram: Diagram;
  readonly flat: FlatRows;
}

export interface Table {
  readonly unit: Unit;
  /** Rows are 0: the case has the slot. `undefined` where its owner's cases are meant. */
  readonly domain: Domain | undefined;
  readonly periods: readonly Period[];
  readonly waits: readonly (Span & { readonly source: UnpublishedDays })[];
}

/** A set of cases; row 0 and up are inside. */
export interface Domain {
  readonly sides: readonly Sides[];
  readonly diagram: Diagram;
}

export function spanOf({ from, to }: { readonly from: string; readonly to: string | null }): Span {
  return { from: dayOf(from), to: to === null ? LAST_DAY : dayOf(to) };
}

export function isIn({ from, to }: Span, day: number): boolean {
  return from <= day && day <= to;
}

function dayOf(text: string): number {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`no day: ${text}`);
  return day;
}

export function domainOf(axes: Axes, whens: readonly When[]): Domain {
  const sides = whens.map((when) => sidesOf(axes, when));
  return { sides, diagram: buildDiagram(sides, sizesOf(axes)) };
}

export function tableOf(axes: Axes, { unit, domain, periods, unpublished = [] }: SlotTable): Table {
  return {
    unit,
    domain: domain === undefined ? undefined : domainOf(axes, domain),
    periods: periods.map((period) => periodOf(axes, period)),
    waits: unpublished.map((source) => ({ ...spanOf(source), source })),
  };
}

function periodOf(axes: Axes, source: TablePeriod): Period {
  const cells = [...source.rows, ...(source.unpublished ?? [])];
  const sides = cells.map(({ when }) => sidesOf(axes, when));
  return { ...spanOf(source), source, cells, sides, diagram: buildDiagram(sides, sizesOf(axes)), flat: flatten(source.rows) };
}

function sizesOf({ list }: Axes): number[] {
  return list.map(({ starts }) => starts.length);
}

/** Every list of conditions of the table. */
export function whensIn({ domain = [], periods }: SlotTable): When[] {
  return [...domain, ...periods.flatMap(({ rows, unpublished = [] }) => [...rows, ...unpublished].map(({ when }) => when))];
}
