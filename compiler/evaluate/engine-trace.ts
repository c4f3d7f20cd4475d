/** The trace of a claim that was settled in fractions. */
import { formatDay } from "../base/calendar.ts";
import { compare, multiply, type Rational, rational } from "../base/rational.ts";
import type { Condition, Input, Label, Tables } from "../emit/format.ts";
import type { Claim } from "./claim.ts";
import type { Prepared } from "./engine-claim.ts";
import { NO_COUNTER } from "./engine-counters.ts";
import { isOpen, type LayerResult, type OpenLayer } from "./engine-exact.ts";
import { type Closed, endOfWaiting, type Figure, numberOf } from "./engine-figures.ts";
import type { PoolInForce } from "./engine-plan.ts";
import { wholeFen } from "./engine-report.ts";
import type { Trace, TraceFact, TraceFigure, TraceLayer, TraceTerm } from "./trace.ts";

export function traceOf(prepared: Prepared, results: readonly LayerResult[]): Trace {
  return { layers: results.map((result) => traceLayer(prepared, result)) };
}

function traceLayer(prepared: Prepared, result: LayerResult): TraceLayer {
  const benefit = labelOf(result.plan.tables);
  if (!isOpen(result)) {
    const figures = result.by === undefined ? [] : [traceFigure(prepared, result.by)];
    return { benefit, closed: result.closed, until: untilOf(prepared, result), base: [], figures, slices: [], before: 0, due: 0, cutBy: undefined };
  }
  return {
    benefit, closed: undefined, until: undefined, base: termsOf(prepared, result), figures: figuresOf(prepared, result),
    slices: result.slices.map(({ band, cost, ratio, paid }) => ({ band, cost: wholeFen(cost), ratio: hundredthsOf(ratio), paid: wholeFen(paid) })),
    before: wholeFen(result.before), due: wholeFen(result.due), cutBy: cutBy(prepared, result),
  };
}

function untilOf({ contribution }: Prepared, { closed, by }: Closed): string | undefined {
  return closed === "waiting" && by !== undefined ? formatDay(endOfWaiting(by, contribution)) : undefined;
}

export function labelOf({ name, label, other, title, code }: Label): Label {
  return { name, label, other, title, code };
}

function termsOf({ plan: { scheme: { tables } } }: Prepared, { portions }: OpenLayer): TraceTerm[] {
  return portions.map(({ term: { kind, name }, amount }) => ({
    kind, of: labelled(kind === "measure" ? tables.measures : tables.benefits, name), amount: wholeFen(amount),
  }));
}

function labelled(list: readonly Label[], name: string): Label {
  return labelOf(list.find((other) => other.name === name) ?? { name, label: name });
}

function figuresOf(prepared: Prepared, { figures }: OpenLayer): TraceFigure[] {
  const { firstShare, deductible, ratio, amount, copay, limits, caps, waitings, pools } = figures;
  const single = [...waitings, firstShare, deductible, ratio, amount, copay, ...limits, ...caps].filter((figure) => figure !== undefined);
  return [...single.map((figure) => traceFigure(prepared, figure)), ...pools.map(({ pool, figure }) => traceFigure(prepared, figure, pool))];
}

function traceFigure({ claim, used, plan: { scheme: { tables } } }: Prepared, { cells, period: { source }, row }: Figure, pool?: PoolInForce): TraceFigure {
  const counter = pool?.counter ?? cells.counter;
  return {
    facts: tables.inputs.flatMap((input) => factFor(input, row.when[input.name], claim, tables) ?? []),
    word: cells.word, pool: pool === undefined ? undefined : labelled(tables.pools, pool.name), unit: cells.table.unit,
    value: row.value, costBound: row.costBound, bands: row.bands, scale: source.scale, of: pool?.of ?? source.of,
    per: source.per === undefined ? undefined : periodLabel(tables, source.per), used: counter === NO_COUNTER ? undefined : used[counter],
    sources: row.sources.flatMap((index) => tables.sources[index] ?? []),
  };
}

/** What the claim says of an input that the row asks about; of several things that can be held, those that the row names. */
export function factFor(input: Input, condition: Condition | undefined, { facts, city }: Pick<Claim, "facts" | "city">, tables: Tables): TraceFact | undefined {
  const said = input.kind === "city" ? city : facts[input.name];
  if (condition === undefined || said === undefined) return undefined;
  if (input.kind === "count" && typeof said === "number") return { input: labelOf(input), value: { count: said, period: periodLabel(tables, input.period) } };
  if (!("members" in input)) return typeof said === "object" ? undefined : { input: labelOf(input), value: said };
  const named = typeof condition === "object" && "has" in condition ? condition.has : [said];
  return { input: labelOf(input), value: input.members.filter(({ name }) => named.includes(name)).map(labelOf) };
}

function periodLabel({ periods }: Tables, per: string): Label {
  return labelled(periods, per);
}

function hundredthsOf(ratio: Rational): number {
  return Number(multiply(ratio, rational(10_000n)).numerator);
}

/** Of caps and pools the first that leaves no more than was paid. */
function cutBy(prepared: Prepared, { figures, due, payment }: OpenLayer): TraceFigure | undefined {
  if (compare(due, payment) <= 0) return undefined;
  const caps = figures.caps.filter(({ period }) => period.source.of !== "cost").map((figure) => ({ figure, pool: undefined }));
  const all = [...caps, ...figures.pools.filter(({ pool }) => pool.of === "payment")];
  const paid = wholeFen(payment);
  const found = all.find(({ figure, pool }) => {
    const counter = pool?.counter ?? figure.cells.counter;
    return Math.max(0, (numberOf(figure) ?? Infinity) - (counter === NO_COUNTER ? 0 : (prepared.used[counter] ?? 0))) <= paid;
  }) ?? all.at(-1);
  return found === undefined ? undefined : traceFigure(prepared, found.figure, found.pool);
}
