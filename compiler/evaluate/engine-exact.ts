/** The layers of one claim in exact fractions of fen: steps 1 to 5 of the semantics and the remainders that layers leave to each other. */
import { add, compare, multiply, type Rational, subtract, ZERO } from "../base/rational.ts";
import { heldAlone, type Prepared, refuse } from "./engine-claim.ts";
import type { Refusal } from "./claim.ts";
import { NO_COUNTER } from "./engine-counters.ts";
import { type Closed, type Figure, type Figures, figuresAt, isClosed, newFaults, numberOf, refusalFor } from "./engine-figures.ts";
import type { LayerPlan, Term } from "./engine-plan.ts";
import { fen, hundredths, largestCost, lesser, type PaidSlice, payFor, positive, type Schedule, scheduleOf } from "./engine-slices.ts";

export interface Portion {
  readonly term: Term;
  readonly amount: Rational;
  taken: Rational;
}

export interface OpenLayer {
  readonly plan: LayerPlan;
  readonly figures: Figures;
  readonly portions: readonly Portion[];
  /** What the terms of the base sum to. */
  readonly whole: Rational;
  readonly firstShare: Rational;
  readonly afterShare: Rational;
  /** After first share and cost limits. */
  readonly base: Rational;
  readonly deductible: Rational;
  readonly slices: readonly PaidSlice[];
  /** By ratio or amount, before copay and limits. */
  readonly before: Rational;
  /** Before caps and pools. */
  readonly due: Rational;
  readonly payment: Rational;
  readonly overCap: Rational;
  readonly isLumpSum: boolean;
  /** Paid out of what is left after the first share, by this layer and by later ones. */
  paidOut: Rational;
}

export type LayerResult = OpenLayer | (Closed & { readonly plan: LayerPlan });

export function isOpen(result: LayerResult): result is OpenLayer {
  return "portions" in result;
}

/** What earlier layers of the claim left, and what they took from the pools. */
interface State {
  readonly prepared: Prepared;
  readonly results: LayerResult[];
  readonly drawn: Map<number, Rational>;
}

type Case = readonly (Figures | Closed)[];

export function settleExactly(prepared: Prepared): readonly LayerResult[] | Refusal {
  const faults = newFaults();
  const { layers } = prepared.plan;
  const cases = layers.map((layer) => (layer.best ? heldAlone(prepared) : [prepared.point]).map((point) => figuresAt(layer, point, prepared, faults)));
  const refusal = refusalFor(faults) ?? severalOpen(cases, prepared);
  if (refusal !== undefined) return refusal;
  const state: State = { prepared, results: [], drawn: new Map() };
  layers.forEach((plan, place) => {
    const result = bestOf(plan, cases[place] ?? [], state);
    state.results.push(result);
    if (isOpen(result)) book(result, state);
  });
  return state.results;
}

function severalOpen(cases: readonly Case[], { plan: { layers, oneOf } }: Prepared): Refusal | undefined {
  for (const places of oneOf) {
    const open = places.filter((place) => cases[place]?.some((found) => !isClosed(found)));
    if (open.length > 1) return refuse("severalOpen", open.map((place) => layers[place]?.name ?? ""));
  }
  return undefined;
}

/** The first of the largest payments; a case for which the layer is closed counts only if all are. */
function bestOf(plan: LayerPlan, found: Case, state: State): LayerResult {
  const open = found.flatMap((figures) => (isClosed(figures) ? [] : [layerFor(plan, figures, state)]));
  const [closed] = found.filter(isClosed);
  const [first, ...others] = open;
  if (first === undefined) return { plan, closed: closed?.closed ?? "facts", by: closed?.by };
  return others.reduce((best, other) => (compare(other.payment, best.payment) > 0 ? other : best), first);
}

function layerFor(plan: LayerPlan, figures: Figures, state: State): OpenLayer {
  const { used } = state.prepared;
  const portions = plan.terms.map((term) => ({ term, amount: amountOf(term, state), taken: ZERO }));
  const whole = portions.reduce((sum, { amount }) => add(sum, amount), ZERO);
  const firstShare = firstShareOf(figures.firstShare, whole);
  const afterShare = subtract(whole, firstShare);
  const base = limitsOf(figures, "cost", state).reduce(lesser, afterShare);
  const isAmount = numberOf(figures.amount) !== undefined;
  const left = isAmount ? ZERO : deductibleLeft(figures, state);
  const schedule = scheduleOf(figures, used, left);
  const slices = payFor(base, schedule);
  const before = slices.reduce((sum, { paid }) => add(sum, paid), schedule.lumpSum);
  const copay = fen(numberOf(figures.copay) ?? 0);
  const due = limitsLeft(figures.limits, state).reduce(lesser, positive(subtract(before, copay)));
  const allowed = [...limitsLeft(figures.caps, state), ...poolsLeft(figures, "payment", state)];
  const payment = allowed.reduce(lesser, due);
  return {
    plan, figures, portions, whole, firstShare, afterShare, base, deductible: lesser(base, left), slices, before, due, payment,
    overCap: overCapOf({ base, due, payment, copay, schedule }), isLumpSum: schedule.lumpSum.numerator > 0n, paidOut: ZERO,
  };
}

function amountOf(term: Term, { prepared, results }: State): Rational {
  if (term.kind === "measure") return fen(prepared.costs[term.measure] ?? 0);
  const source = results[term.layer];
  if (source === undefined || !isOpen(source)) return ZERO;
  switch (term.kind) {
    case "firstShare":
      return source.firstShare;
    case "overCap":
      return source.overCap;
    case "ownShare":
      return positive(subtract(source.afterShare, source.payment));
    case "unpaid":
      return positive(subtract(source.afterShare, source.paidOut));
  }
}

function firstShareOf(figure: Figure | undefined, whole: Rational): Rational {
  const value = numberOf(figure) ?? 0;
  return figure?.cells.table.unit === "ratio" ? multiply(whole, hundredths(value)) : lesser(whole, fen(value));
}

function deductibleLeft(figures: Figures, state: State): Rational {
  const { deductible } = figures;
  const left = fen(Math.max(0, (numberOf(deductible) ?? 0) - usedBefore(deductible, state)));
  return poolsLeft(figures, "deductible", state).reduce(lesser, left);
}

function usedBefore(figure: Figure | undefined, { prepared: { used } }: State): number {
  const counter = figure?.cells.counter ?? NO_COUNTER;
  return counter === NO_COUNTER ? 0 : (used[counter] ?? 0);
}

/** What the caps and limits of payment leave. */
function limitsLeft(limits: readonly Figure[], state: State): Rational[] {
  return limits.filter(({ period }) => period.source.of !== "cost").flatMap((figure) => leftOf(figure, state));
}

/** What caps, limits and pools of cost leave. */
function limitsOf(figures: Figures, of: "cost", state: State): Rational[] {
  const limits = [...figures.limits, ...figures.caps].filter(({ period }) => period.source.of === of);
  return [...limits.flatMap((figure) => leftOf(figure, state)), ...poolsLeft(figures, of, state)];
}

function leftOf(figure: Figure, state: State): Rational[] {
  const limit = numberOf(figure);
  return limit === undefined ? [] : [fen(Math.max(0, limit - usedBefore(figure, state)))];
}

function poolsLeft({ pools }: Figures, of: "payment" | "cost" | "deductible", { prepared: { used }, drawn }: State): Rational[] {
  return pools.flatMap(({ pool, figure }) => {
    const size = numberOf(figure);
    if (pool.of !== of || size === undefined) return [];
    return [positive(subtract(fen(size - (used[pool.counter] ?? 0)), drawn.get(pool.counter) ?? ZERO))];
  });
}

interface Paid {
  readonly base: Rational;
  readonly due: Rational;
  readonly payment: Rational;
  readonly copay: Rational;
  readonly schedule: Schedule;
}

/** The cost that caps and pools leave uninsured; a limit of payment, being no cap, cuts no cost off. */
function overCapOf({ base, due, payment, copay, schedule }: Paid): Rational {
  if (compare(due, payment) <= 0) return ZERO;
  const forSlices = subtract(add(payment, copay), schedule.lumpSum);
  return forSlices.numerator < 0n ? base : subtract(base, largestCost(base, forSlices, schedule));
}

/** Notes what was paid: out of which remainders, and from which pools. */
function book(layer: OpenLayer, { results, drawn }: State): void {
  layer.paidOut = add(layer.paidOut, layer.payment);
  take(layer, layer.payment, results);
  for (const { pool } of layer.figures.pools) {
    const amount = pool.of === "payment" ? layer.payment : pool.of === "cost" ? layer.base : layer.deductible;
    drawn.set(pool.counter, add(drawn.get(pool.counter) ?? ZERO, amount));
  }
}

/** From the terms in the order written, each up to its amount; what is taken from a remainder is taken from that layer's terms too. */
function take(layer: OpenLayer, amount: Rational, results: readonly LayerResult[]): void {
  let left = amount;
  for (const portion of layer.portions) {
    const taken = lesser(left, subtract(portion.amount, portion.taken));
    if (taken.numerator === 0n) continue;
    portion.taken = add(portion.taken, taken);
    left = subtract(left, taken);
    const source = portion.term.kind === "measure" ? undefined : results[portion.term.layer];
    if (source === undefined || !isOpen(source)) continue;
    if (portion.term.kind !== "firstShare") source.paidOut = add(source.paidOut, taken);
    take(source, taken, results);
  }
}
