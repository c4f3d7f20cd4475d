/** Steps 1 to 5 of docs/semantics.md, layer by layer, and what is reported of them. */
import { add, compare, rational, type Rational, roundHalfUp, subtract, ZERO } from "../base/rational.ts";
import type { Benefit } from "../model/benefit.ts";
import type { Refusal, Settlement } from "./claim.ts";
import { type Case, type Closed, type Figure, type LayerFigures, numberOf, type PoolFigure } from "./reference-figures.ts";
import { atLeastNothing, fen, type LayerResult, most, settleLayer } from "./reference-layer.ts";
import { amountOfTerm, payOut, type Settled } from "./reference-remainders.ts";
import { closedReport, layerReport, reported, sharesOf } from "./reference-report.ts";
import { addUse, badUsed } from "./reference-used.ts";

/** Why a layer came to what it did; the figures name their rows and adjustments with their articles. */
export interface LayerTrace {
  readonly benefit: Benefit;
  readonly closed: Closed | undefined;
  readonly figures: readonly Figure[];
  readonly result: LayerResult | undefined;
}

export interface Settling {
  readonly settlement: Settlement;
  readonly trace: readonly LayerTrace[];
}

/** A layer of the order: open with its figures, or closed. */
export interface FoundLayer {
  readonly benefit: Benefit;
  /** One for each identity held alone where the benefit says `best for the patient`, otherwise one. */
  readonly ways: readonly LayerFigures[];
  readonly closed: LayerFigures | undefined;
}

/** What was drawn from the pools by earlier layers of this claim, exactly and as reported. */
type Drawn = Map<string, { readonly exact: Rational; readonly reported: bigint }>;

interface Running {
  readonly kase: Case;
  readonly bill: bigint;
  readonly settled: Map<string, Settled>;
  readonly payments: Map<string, bigint>;
  readonly pools: Map<string, readonly PoolFigure[]>;
  readonly drawn: Drawn;
  readonly trace: LayerTrace[];
}

export function settleLayers(kase: Case, layers: readonly FoundLayer[]): Settling | Refusal {
  const bill = [...kase.costs.values()].reduce((sum, cost) => sum + cost, 0n);
  const running: Running = { kase, bill, settled: new Map(), payments: new Map(), pools: new Map(), drawn: new Map(), trace: [] };
  for (const layer of layers) {
    if (layer.closed === undefined) settleOne(layer, running);
    else running.trace.push({ benefit: layer.benefit, closed: layer.closed.closed, figures: layer.closed.figures, result: undefined });
  }
  const settlement = report(layers, running);
  return badUsed(settlement.used, kase.province) ?? { settlement, trace: running.trace };
}

function settleOne({ benefit, ways }: FoundLayer, running: Running): void {
  const { kase, settled, trace } = running;
  const terms = (benefit.base.find(({ from, to }) => from <= kase.day && kase.day <= to)?.terms ?? [])
    .map((term) => ({ term, amount: amountOfTerm(term, kase.costs, settled), taken: ZERO }));
  const base = terms.reduce((sum, { amount }) => add(sum, amount), ZERO);
  const used = kase.used.benefits[benefit.name] ?? {};
  const results = ways.map((way) => ({ way, result: settleLayer(way.figures, { base, used, pools: poolsLeft(way.pools, running) }) }));
  const best = results.reduce((winner, other) => (compare(other.result.payment, winner.result.payment) > 0 ? other : winner));
  const layer: Settled = { benefit, result: best.result, terms, paidOut: ZERO };
  payOut(layer, settled, best.result.payment);
  settled.set(benefit.name, layer);
  trace.push({ benefit, closed: undefined, figures: [...best.way.figures, ...best.way.pools.map(({ figure }) => figure)], result: best.result });
  running.pools.set(benefit.name, best.way.pools);
  const limit = running.bill > paidExactly(running) ? running.bill : paidExactly(running);
  const bounds = [...boundsOf(layer, running), limit - sumOf(running.payments)];
  const payment = isResidual(benefit, kase) ? 0n : reported(best.result.payment, kase.order.rounding.step, bounds);
  running.payments.set(benefit.name, payment);
  draw(best.way.pools, best.result, payment, running.drawn);
}

function isResidual({ name }: Benefit, { order }: Case): boolean {
  return name === order.rounding.residual;
}

/** More than the bill only where an amount is paid whatever the cost. */
function paidExactly({ settled, kase }: Running): bigint {
  const layers = [...settled.values()].filter(({ benefit }) => !isResidual(benefit, kase));
  return roundHalfUp(layers.reduce((sum, { result }) => add(sum, result.payment), ZERO)).numerator;
}

/** What the caps and pools leave to be reported. */
function boundsOf({ benefit, result }: Settled, running: Running): readonly bigint[] {
  return [...result.capsLeft.map((left) => left.numerator), ...reportedLeft(running.pools.get(benefit.name) ?? [], running)];
}

function sumOf(payments: ReadonlyMap<string, bigint>): bigint {
  return [...payments.values()].reduce((sum, payment) => sum + payment, 0n);
}

function poolsLeft(pools: readonly PoolFigure[], { kase, drawn }: Running): Record<"deductible" | "cost" | "payment", readonly Rational[]> {
  const of = (what: "deductible" | "cost" | "payment"): readonly Rational[] => pools.filter(({ figure }) => limitOf(figure) === what).flatMap(({ pool, figure }) => {
    const size = numberOf(figure);
    const before = add(fen(kase.used.pools[pool.name]), drawn.get(pool.name)?.exact ?? ZERO);
    return size === undefined ? [] : [atLeastNothing(subtract(size, before))];
  });
  return { deductible: of("deductible"), cost: of("cost"), payment: of("payment") };
}

function limitOf({ period }: Figure): "deductible" | "cost" | "payment" {
  return period.attributes.of ?? "payment";
}

function reportedLeft(pools: readonly PoolFigure[], { kase, drawn }: Running): readonly bigint[] {
  return pools.filter(({ figure }) => limitOf(figure) === "payment").flatMap(({ pool, figure }) => {
    const size = numberOf(figure);
    const left = (size?.numerator ?? 0n) - BigInt(kase.used.pools[pool.name] ?? 0) - (drawn.get(pool.name)?.reported ?? 0n);
    return size === undefined ? [] : [most(rational(left), ZERO).numerator];
  });
}

function draw(pools: readonly PoolFigure[], { payment, cost, deductible }: LayerResult, paid: bigint, drawn: Drawn): void {
  for (const { pool, figure } of pools) {
    const before = drawn.get(pool.name) ?? { exact: ZERO, reported: 0n };
    const exact = { payment, cost, deductible }[limitOf(figure)];
    drawn.set(pool.name, { exact: add(before.exact, exact), reported: before.reported + paid });
  }
}

// ── what is reported ────────────────────────────────────────────────────────
function report(layers: readonly FoundLayer[], running: Running): Settlement {
  const { kase, bill, settled, payments } = running;
  giveResidual(running);
  const patient = bill - sumOf(payments);
  const used = [...settled.values()].reduce((before, { benefit, result }) => addUse(before, {
    benefit, deductible: result.deductible, cost: result.cost, payment: payments.get(benefit.name) ?? 0n,
    pools: (running.pools.get(benefit.name) ?? []).map(({ pool, figure }) => ({ name: pool.name, of: limitOf(figure) })),
  }, kase.decided), kase.used);
  return {
    bill: Number(bill), patient: Number(patient), shares: sharesOf(patient, kase.costs, settled), used,
    layers: layers.map(({ benefit: { name } }) => {
      const layer = settled.get(name);
      return layer === undefined ? closedReport(name) : layerReport(layer, payments.get(name) ?? 0n);
    }),
  };
}

/** The patient's exact amount is rounded and the named layer, where it is open, takes the difference. */
function giveResidual(running: Running): void {
  const { kase, bill, settled, payments } = running;
  const { step, residual } = kase.order.rounding;
  const layer = residual === undefined ? undefined : settled.get(residual);
  if (layer === undefined) return;
  const exact = [...settled.values()].reduce((rest, { result }) => subtract(rest, result.payment), rational(bill));
  const others = sumOf(payments) - (payments.get(layer.benefit.name) ?? 0n);
  const difference = subtract(rational(bill - others), roundHalfUp(exact, rational(step)));
  payments.set(layer.benefit.name, reported(difference, 1n, boundsOf(layer, running)));
}
