/** Step 0 of the semantics: whether a layer is open for a case, and the one cell of each of its slots. */
import { type Day, dateOf, dayOf, daysInMonth } from "../base/calendar.ts";
import type { Row, UnpublishedCases } from "../emit/format.ts";
import type { Refusal } from "./claim.ts";
import { type Sides, UNKNOWN, unknownIn } from "./engine-axes.ts";
import { type Prepared, refuse } from "./engine-claim.ts";
import { NO_COUNTER } from "./engine-counters.ts";
import { type Diagram, rowsPossible } from "./engine-diagram.ts";
import type { Cells, LayerPlan, Plan, PoolInForce } from "./engine-plan.ts";
import type { Period } from "./engine-table.ts";

/** The cell of a slot for the case. */
export interface Figure {
  readonly cells: Cells;
  readonly period: Period;
  readonly row: Row;
}

export interface Figures {
  readonly firstShare: Figure | undefined;
  readonly deductible: Figure | undefined;
  readonly ratio: Figure | undefined;
  readonly amount: Figure | undefined;
  readonly copay: Figure | undefined;
  readonly limits: readonly Figure[];
  readonly caps: readonly Figure[];
  readonly waitings: readonly Figure[];
  readonly pools: readonly { readonly pool: PoolInForce; readonly figure: Figure }[];
}

export interface Closed {
  readonly closed: "facts" | "dates" | "notCovered" | "waiting";
  readonly by: Figure | undefined;
}

/** Why the claim cannot be settled, gathered over all layers so that all that is missing is named at once. */
export interface Faults {
  readonly missing: Set<string>;
  readonly unstated: Set<string>;
  readonly others: Refusal[];
}

export function newFaults(): Faults {
  return { missing: new Set(), unstated: new Set(), others: [] };
}

/** All the facts that are missing, else the first of other faults, else all that is not stated as used. */
export function refusalFor({ missing, others, unstated }: Faults): Refusal | undefined {
  if (missing.size > 0) return refuse("missingFact", missing);
  return others[0] ?? (unstated.size > 0 ? refuse("missingUsed", unstated) : undefined);
}

export function figuresAt(layer: LayerPlan, point: Int32Array, prepared: Prepared, faults: Faults): Figures | Closed {
  if (!layer.isInDates) return { closed: "dates", by: undefined };
  // What one layer lacks is told before what another is closed by, so that its faults are gathered by themselves.
  const own = newFaults();
  const found = isInside(layer.domain, point, prepared.plan, own) ? figuresIn(layer, point, prepared, own) : { closed: "facts" as const, by: undefined };
  for (const name of own.missing) faults.missing.add(name);
  for (const name of own.unstated) faults.unstated.add(name);
  faults.others.push(...own.others);
  return found;
}

function figuresIn(layer: LayerPlan, point: Int32Array, prepared: Prepared, faults: Faults): Figures | Closed {
  const at = (cells: Cells | undefined): Figure | undefined => (cells === undefined ? undefined : figureAt(cells, point, prepared.plan, faults));
  const each = (list: readonly Cells[]): Figure[] => list.flatMap((cells) => at(cells) ?? []);
  const figures = {
    firstShare: at(layer.firstShare), deductible: at(layer.deductible), ratio: at(layer.ratio), amount: at(layer.amount), copay: at(layer.copay),
    limits: each(layer.limits), caps: each(layer.caps), waitings: each(layer.waitings),
  };
  if (hasFault(faults)) return { closed: "facts", by: undefined };
  const closed = whyClosed(figures, prepared, faults);
  if (closed !== undefined) return closed;
  if (numberOf(figures.amount) === undefined && !paysByRatio(figures.ratio)) faults.others.push(refuse("noRule", [`ratio of ${layer.name}`]));
  const pools = layer.pools.flatMap((pool) => {
    const figure = at(pool.cells);
    return figure === undefined ? [] : [{ pool, figure }];
  });
  const open = { ...figures, pools };
  if (!hasFault(faults)) askForUsed(open, prepared, faults);
  return open;
}

function hasFault({ missing, others }: Faults): boolean {
  return missing.size > 0 || others.length > 0;
}

export function isClosed(result: Figures | Closed): result is Closed {
  return "closed" in result;
}

export function numberOf(figure: Figure | undefined): number | undefined {
  return typeof figure?.row.value === "number" ? figure.row.value : undefined;
}

function paysByRatio(ratio: Figure | undefined): boolean {
  return ratio?.row.bands !== undefined || numberOf(ratio) !== undefined;
}

function isInside({ diagram, sides }: { readonly diagram: Diagram; readonly sides: readonly Sides[] }, point: Int32Array, { scheme: { axes } }: Plan, faults: Faults): boolean {
  const rows = rowsPossible(diagram, point, axes.list.map(({ starts }) => starts.length));
  const isCertain = !rows.includes(diagram.nowhere);
  if (!isCertain && rows.length > 1) for (const row of rows) unknownIn(sides[row] ?? [], point, axes).forEach((name) => faults.missing.add(name));
  return isCertain;
}

/** A fact is asked for only where the cells that are possible without it differ. */
function figureAt(cells: Cells, point: Int32Array, plan: Plan, faults: Faults): Figure | undefined {
  const { table, period, word, owner } = cells;
  if (table.domain !== undefined && !isInside(table.domain, point, plan, faults)) return undefined;
  if (period === undefined) return void faults.others.push(unpublished(cells.waitsFor));
  const { axes } = plan.scheme;
  const rows = rowsPossible(period.diagram, point, axes.list.map(({ starts }) => starts.length)).filter((row) => row < period.cells.length);
  const [cell] = rows.map((row) => period.cells[row]);
  if (cell === undefined) return void faults.others.push(refuse("noRule", [`${word} of ${owner}`]));
  if (new Set(rows.map((row) => contentOf(period.cells[row]))).size > 1) {
    for (const row of rows) unknownIn(period.sides[row] ?? [], point, axes).forEach((name) => faults.missing.add(name));
    return undefined;
  }
  return "sources" in cell ? { cells, period, row: cell } : void faults.others.push(unpublished(cell));
}

function contentOf(cell: Row | UnpublishedCases | undefined): string {
  return JSON.stringify(cell === undefined || "indicator" in cell ? [cell?.indicator, cell?.year] : [cell.value, cell.costBound, cell.bands]);
}

function unpublished(waits: { readonly indicator: string; readonly year: number } | undefined): Refusal {
  return refuse("unpublished", [`${waits?.indicator} ${waits?.year}`]);
}

type Slots = Omit<Figures, "pools">;

function whyClosed(figures: Slots, { day, contribution }: Prepared, faults: Faults): Closed | undefined {
  const { firstShare, deductible, ratio, amount, copay, limits, caps, waitings } = figures;
  const all = [firstShare, deductible, ratio, amount, copay, ...limits, ...caps, ...waitings];
  const refusing = all.find((figure) => figure !== undefined && isNotCovered(figure.row));
  if (refusing !== undefined) return { closed: "notCovered", by: refusing };
  const unfinished = waitings.filter((figure) => numberOf(figure) !== undefined);
  if (unfinished.length > 0 && contribution === UNKNOWN) faults.missing.add("contribution");
  const by = unfinished.find((figure) => contribution !== UNKNOWN && day < endOfWaiting(figure, contribution));
  return by === undefined ? undefined : { closed: "waiting", by };
}

export function isNotCovered({ value, bands }: Row): boolean {
  return value === "not covered" || bands?.every((band) => band.value === "not covered") === true;
}

/** The first day on which it is over: the same day of a later month or its last day, or the first day of a calendar month. */
export function endOfWaiting(figure: Figure, contribution: Day): Day {
  return monthsAfter(contribution, numberOf(figure) ?? 0, figure.period.source.waitingFrom?.kind === "calendarMonth");
}

export function monthsAfter(from: Day, months: number, isByCalendar: boolean): Day {
  const { year, month, day } = dateOf(from);
  const count = year * 12 + month - 1 + months;
  const [inYear, inMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return dayOf(inYear, inMonth, isByCalendar ? 1 : Math.min(day, daysInMonth(inYear, inMonth))) ?? Infinity;
}

/** What the slots in force count must be stated, whatever value their rows have; what others of the benefit count goes on if it is stated. */
function askForUsed(figures: Figures, { used, plan: { scheme: { counters } } }: Prepared, faults: Faults): void {
  for (const place of countersIn(figures)) {
    const { name, kind, per } = counters.list[place] ?? { name: "", kind: "", per: undefined };
    if (Number.isNaN(used[place])) faults.unstated.add([name, kind, ...(per === undefined ? [] : [per])].join(" "));
  }
}

/** Places of the counters that an open layer reads. */
function countersIn({ deductible, ratio, limits, caps, pools }: Figures): number[] {
  const slots = [deductible, ratio, ...limits, ...caps].flatMap((figure) => figure?.cells.counter ?? []);
  return [...new Set([...slots, ...pools.map(({ pool }) => pool.counter)])].filter((place) => place !== NO_COUNTER);
}
