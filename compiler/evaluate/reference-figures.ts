import type { Day } from "../base/calendar.ts";
import { dateOf, dayOf, daysInMonth } from "../base/calendar.ts";
import type { Rational } from "../base/rational.ts";
import type { Benefit, Pool, Scheme, Settlement } from "../model/benefit.ts";
import type { Axis } from "../model/dimension.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import type { CellValue } from "../model/value.ts";
import { valuesOf } from "../parts/adjust.ts";
import { keyOfCell } from "../parts/compare-values.ts";
import type { DecidedPart, DecidedPeriod, DecidedSlot } from "../parts/decided.ts";
import type { Refusal, Used } from "./claim.ts";
import { canLieIn, gravest, isRefusal, namesOf, placeIn, type Point, refusal } from "./reference-facts.ts";

/** What each slot is worth; only those that a claim asks for are looked up. */
export type Decided = Pick<ReadonlyMap<Slot, DecidedSlot>, "get">;

/** A claim understood. */
export interface Case {
  readonly province: ProvinceProgram;
  readonly decided: Decided;
  readonly axes: ReadonlyMap<string, Axis>;
  readonly scheme: Scheme;
  readonly order: Settlement;
  readonly day: Day;
  readonly point: Point;
  readonly contribution: Day | undefined;
  /** By measure, fen. */
  readonly costs: ReadonlyMap<string, bigint>;
  readonly used: Used;
}

/** The one cell of a slot that is in force for the case. */
export interface Figure {
  readonly slot: Slot;
  readonly period: DecidedPeriod;
  readonly part: DecidedPart;
}

/** Why a layer is closed. */
export type Closed = "facts" | "dates" | "notCovered" | "waiting";

export interface LayerFigures {
  readonly closed: Closed | undefined;
  /** Of an open layer, all that is in force; of one closed by `not covered` or by waiting, what closed it. */
  readonly figures: readonly Figure[];
  readonly pools: readonly PoolFigure[];
}

export interface PoolFigure {
  readonly pool: Pool;
  readonly figure: Figure;
}

/** Step 0: whether the layer is open at the point, and its figures. */
export function figuresOf(benefit: Benefit, point: Point, kase: Case): LayerFigures | Refusal {
  if (kase.day < benefit.from || benefit.to < kase.day) return closed("dates");
  const places = [benefit.scheme.region, benefit.when].map((region) => placeIn(region, point, kase.axes));
  if (places.includes("outside")) return closed("facts");
  const unknown = places.flatMap((place) => (typeof place === "string" ? [] : place));
  if (unknown.length > 0) return missing(unknown, kase);
  const found = all([...benefit.slots, ...benefit.scheme.waiting].map((slot) => figureAt(slot, point, kase)));
  if (isRefusal(found)) return found;
  const obstacle = found.find(({ part }) => valuesOf(part.value).every(({ kind }) => kind === "notCovered"));
  if (obstacle !== undefined) return closed("notCovered", [obstacle]);
  const waits = found.filter((figure) => figure.slot.word === "waiting" && numberOf(figure) !== undefined);
  if (waits.length > 0 && kase.contribution === undefined) return refusal("missingFact", "contribution");
  const waiting = waits.find((figure) => kase.day < endOfWaiting(figure, kase.contribution ?? 0));
  if (waiting !== undefined) return closed("waiting", [waiting]);
  if (!found.some(paysSomehow)) return refusal("noRule", `ratio of ${benefit.name}`);
  const pools = poolsOf(benefit, point, kase);
  return isRefusal(pools) ? pools : { closed: undefined, figures: found, pools };
}

function paysSomehow(figure: Figure): boolean {
  const { slot: { word }, part: { value } } = figure;
  return (word === "amount" && value.kind === "number") || (word === "ratio" && (value.kind === "number" || value.kind === "bands"));
}

function closed(why: Closed, figures: readonly Figure[] = []): LayerFigures {
  return { closed: why, figures, pools: [] };
}

function missing(axes: readonly Axis[], { province }: Case): Refusal {
  return refusal("missingFact", namesOf(axes, province));
}

/** Those that are there, or the gravest refusal among them. */
function all<T extends object>(items: readonly (T | Refusal | undefined)[]): readonly T[] | Refusal {
  return gravest(items.filter(isRefusal)) ?? items.filter((item) => item !== undefined && !isRefusal(item)) as readonly T[];
}

/**
 * The cell at the point; `undefined` on a day on which the slot is not in force. A fact is asked for where the cells that
 * are possible without it differ.
 */
function figureAt(slot: Slot, point: Point, kase: Case): Figure | Refusal | undefined {
  const period = kase.decided.get(slot)?.periods.find(({ from, to }) => from <= kase.day && kase.day <= to);
  if (period === undefined) return undefined;
  const parts = period.parts.filter(({ region }) => canLieIn(region, point));
  const [part] = parts;
  if (part === undefined) return refusal("noRule", `${slot.word} of ${slot.owner.name}`);
  if (new Set(parts.map(({ value }) => keyOfCell(value))).size > 1) return missing(openAxes(period, parts, point), kase);
  const unpublished = valuesOf(part.value).find((value) => value.kind === "unpublished");
  if (unpublished?.kind === "unpublished") return refusal("unpublished", `${unpublished.indicator} ${unpublished.year}`);
  const isUnknown = valuesOf(part.value).some(({ kind }) => kind === "unknown");
  return isUnknown ? refusal("noRule", `${slot.word} of ${slot.owner.name}`) : { slot, period, part };
}

/** Parts are disjoint, so where several are possible some of their axes are not known. */
function openAxes({ axes }: DecidedPeriod, parts: readonly DecidedPart[], point: Point): readonly Axis[] {
  return axes.filter(({ key }) => !point.has(key) && parts.some(({ region }) => region.has(key)));
}

/** The pools that the benefit draws on that day, and those they lie in. */
function poolsOf(benefit: Benefit, point: Point, kase: Case): readonly PoolFigure[] | Refusal {
  const drawn = benefit.pools.filter(({ from, to }) => from <= kase.day && kase.day <= to);
  const names = new Set<string>();
  for (const { pool } of drawn) {
    for (let name: string | undefined = pool; name !== undefined && !names.has(name); name = poolNamed(name, kase)?.inside) names.add(name);
  }
  return all([...names].map((name) => {
    const pool = poolNamed(name, kase);
    const figure = pool === undefined ? undefined : figureAt(pool.slot, point, kase);
    return pool === undefined || figure === undefined || isRefusal(figure) ? (figure as Refusal | undefined) : { pool, figure };
  }));
}

function poolNamed(wanted: string, { province }: Case): Pool | undefined {
  return province.pools.find(({ name }) => name === wanted);
}

export function numberIn(value: CellValue): Rational | undefined {
  return value.kind === "number" ? value.amount : undefined;
}

export function numberOf({ part }: Figure): Rational | undefined {
  return numberIn(part.value);
}

/** The first day on which the waiting period is over. */
function endOfWaiting(figure: Figure, contribution: Day): Day {
  const months = Number(numberOf(figure)?.numerator ?? 0n);
  const { year, month, day } = dateOf(contribution);
  const count = year * 12 + month - 1 + months;
  const [inYear, inMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const isByCalendar = figure.period.attributes.waitingFrom?.kind === "calendarMonth";
  return dayOf(inYear, inMonth, isByCalendar ? 1 : Math.min(day, daysInMonth(inYear, inMonth))) ?? Infinity;
}
