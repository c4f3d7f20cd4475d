/** The trace of a claim that was settled in fractions. */
import { compare, multiply, type Rational, rational } from "../base/rational.ts";
import type { Label, Tables } from "../emit/format.ts";
import type { Prepared } from "./engine-claim.ts";
import { NO_COUNTER } from "./engine-counters.ts";
import { isOpen, type LayerResult, type OpenLayer } from "./engine-exact.ts";
import { type Figure, numberOf } from "./engine-figures.ts";
import type { PoolInForce } from "./engine-plan.ts";
import { wholeFen } from "./engine-report.ts";
import type { Trace, TraceFigure, TraceLayer, TraceTerm } from "./trace.ts";

export function traceOf(prepared: Prepared, results: readonly LayerResult[]): Trace {
  return { layers: results.map((result) => traceLayer(prepared, result)) };
}

function traceLayer(prepared: Prepared, result: LayerResult): TraceLayer {
  const benefit = labelOf(result.plan.tables);
  if (!isOpen(result)) {
    const figures = result.by === undefined ? [] : [traceFigure(prepared, result.by)];
    return { benefit, closed: result.closed, base: [], figures, slices: [], due: 0, cutBy: undefined };
  }
  return {
    benefit, closed: undefined, base: termsOf(prepared, result), figures: figuresOf(prepared, result),
    slices: result.slices.map(({ cost, ratio, paid }) => ({ cost: wholeFen(cost), ratio: hundredthsOf(ratio), paid: wholeFen(paid) })),
    due: wholeFen(result.due), cutBy: cutBy(prepared, result),
  };
}

function labelOf({ name, label, other, title, code }: Label): Label {
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

function traceFigure({ used, plan: { scheme: { tables } } }: Prepared, { cells, period: { source }, row }: Figure, pool?: PoolInForce): TraceFigure {
  const counter = pool?.counter ?? cells.counter;
  return {
    word: cells.word, pool: pool === undefined ? undefined : labelled(tables.pools, pool.name), unit: cells.table.unit,
    value: row.value, costBound: row.costBound, bands: row.bands, scale: source.scale, of: pool?.of ?? source.of,
    per: source.per === undefined ? undefined : periodLabel(tables, source.per), used: counter === NO_COUNTER ? undefined : used[counter],
    sources: row.sources.flatMap((index) => tables.sources[index] ?? []),
  };
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
