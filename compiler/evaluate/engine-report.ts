/** From exact fractions to what is reported: whole fen that add up, and what is used up afterwards. */
import { add, type Rational, roundHalfUp, subtract, ZERO } from "../base/rational.ts";
import type { Layer, PatientShares, Refusal, Settlement } from "./claim.ts";
import { type Prepared, refuse } from "./engine-claim.ts";
import { NO_COUNTER, writeUsed } from "./engine-counters.ts";
import { isOpen, type LayerResult, type OpenLayer } from "./engine-exact.ts";
import { type Figure, numberOf } from "./engine-figures.ts";
import { fen } from "./engine-slices.ts";

export function reportOf(prepared: Prepared, results: readonly LayerResult[]): Settlement | Refusal {
  const { claim, bill, used } = prepared;
  const payments = paymentsOf(prepared, results);
  const after = Float64Array.from(used);
  results.forEach((result, place) => void (isOpen(result) && count(result, payments[place] ?? 0, prepared, after)));
  const tooMuch = prepared.plan.scheme.counters.list.filter((_, place) => (after[place] ?? 0) > Number.MAX_SAFE_INTEGER);
  if (tooMuch.length > 0) return refuse("badUsed", tooMuch.map(({ name }) => name));
  const patient = payments.reduce((left, payment) => left - payment, bill);
  return {
    ...(claim.id === undefined ? {} : { id: claim.id }),
    bill,
    layers: results.map((result, place) => layerOf(result, payments[place] ?? 0)),
    patient,
    shares: sharesOf(prepared, results, patient),
    used: writeUsed(prepared.plan.scheme.counters, claim.used, after),
  };
}

export function wholeFen(amount: Rational, step = 1): number {
  return Number(roundHalfUp(amount, fen(step)).numerator);
}

function layerOf(result: LayerResult, payment: number): Layer {
  const benefit = result.plan.name;
  if (!isOpen(result)) return { benefit, open: false, base: 0, firstShare: 0, deductible: 0, payment: 0, overCap: 0 };
  const { whole, firstShare, deductible, overCap } = result;
  return { benefit, open: true, base: wholeFen(whole), firstShare: wholeFen(firstShare), deductible: wholeFen(deductible), payment, overCap: wholeFen(overCap) };
}

/** Reported payments by layer; never past what is left of a cap, a pool or the bill, unless more than the bill is due whatever the cost. */
function paymentsOf(prepared: Prepared, results: readonly LayerResult[]): number[] {
  const { bill, plan: { rounding } } = prepared;
  const drawn = new Map<number, number>();
  const payments = results.map(() => 0);
  let exact = ZERO;
  let sum = 0;
  results.forEach((result, place) => {
    if (!isOpen(result) || result.plan.name === rounding.residual) return;
    exact = add(exact, result.payment);
    const room = Math.max(bill, wholeFen(exact)) - sum;
    const reported = Math.min(wholeFen(result.payment, rounding.step), room, roomOf(result, prepared, drawn));
    payments[place] = reported;
    sum += reported;
    draw(result, reported, drawn);
  });
  return withResidual(prepared, results, payments, drawn);
}

/** The layer named as residual takes what the others and the rounded amount of the patient leave of the bill. */
function withResidual(prepared: Prepared, results: readonly LayerResult[], payments: number[], drawn: ReadonlyMap<number, number>): number[] {
  const { bill, plan: { rounding } } = prepared;
  const place = results.findIndex((result) => result.plan.name === rounding.residual);
  const residual = results[place];
  if (residual === undefined || !isOpen(residual)) return payments;
  const patient = wholeFen(patientOf(prepared, results), rounding.step);
  const others = payments.reduce((sum, payment) => sum + payment, 0);
  payments[place] = Math.max(0, Math.min(bill - patient - others, roomOf(residual, prepared, drawn)));
  return payments;
}

function patientOf({ bill }: Prepared, results: readonly LayerResult[]): Rational {
  return results.reduce((left, result) => (isOpen(result) ? subtract(left, result.payment) : left), fen(bill));
}

/** What caps and pools of payment leave, after what was reported before. */
function roomOf({ figures }: OpenLayer, { used }: Prepared, drawn: ReadonlyMap<number, number>): number {
  const usedAt = (place: number): number => (place === NO_COUNTER ? 0 : (used[place] ?? 0));
  const isOfPayment = ({ period }: Figure): boolean => period.source.of !== "cost";
  const caps = figures.caps.filter(isOfPayment).map((figure) => (numberOf(figure) ?? Infinity) - usedAt(figure.cells.counter));
  const pools = figures.pools.filter(({ pool }) => pool.of === "payment")
    .map(({ pool, figure }) => (numberOf(figure) ?? Infinity) - usedAt(pool.counter) - (drawn.get(pool.counter) ?? 0));
  return Math.max(0, Math.min(...caps, ...pools));
}

function draw({ figures }: OpenLayer, payment: number, drawn: Map<number, number>): void {
  for (const { pool } of figures.pools) if (pool.of === "payment") drawn.set(pool.counter, (drawn.get(pool.counter) ?? 0) + payment);
}

function count({ plan, figures, deductible, base }: OpenLayer, payment: number, { plan: { scheme: { counters } } }: Prepared, after: Float64Array): void {
  const amounts = { payment, paid: payment, deductible: wholeFen(deductible), base: wholeFen(base), cost: wholeFen(base), pool: 0 };
  const own = plan.counters.map((place) => ({ place, amount: amounts[counters.list[place]?.kind ?? "pool"] }));
  const drawn = figures.pools.map(({ pool: { counter, of } }) => ({ place: counter, amount: amounts[of] }));
  for (const { place, amount } of [...own, ...drawn]) after[place] = (after[place] ?? 0) + amount;
}

type Part = "firstShare" | "deductible" | "overCap";

/**
 * What is left of a layer and lies in the base of a later open one is explained by that one; the own share is what no other part explains,
 * and so holds what copays, limits and limits of cost cut off.
 */
function sharesOf({ costs, bill }: Prepared, results: readonly LayerResult[], patient: number): PatientShares {
  const open = results.filter(isOpen);
  const terms = open.flatMap((layer) => layer.portions.map(({ term }) => term));
  const sumOf = (part: Part): Rational => open.reduce((sum, layer) => (isTakenUp(part, layer, open) ? sum : add(sum, layer[part])), ZERO);
  const named = new Set(terms.flatMap((term) => (term.kind === "measure" ? [term.measure] : [])));
  const outside = costs.reduce((sum, cost, measure) => sum + (named.has(measure) ? 0 : cost), 0);
  const [firstShare, deductible, overCap] = [sumOf("firstShare"), sumOf("deductible"), sumOf("overCap")];
  const paid = open.reduce((sum, { payment }) => add(sum, payment), fen(outside));
  const ownShare = [paid, firstShare, deductible, overCap].reduce(subtract, fen(bill));
  const shares = { outside, firstShare: wholeFen(firstShare), deductible: wholeFen(deductible), ownShare: wholeFen(ownShare), overCap: wholeFen(overCap) };
  return { ...shares, rounding: Object.values(shares).reduce((left, share) => left - share, patient) };
}

/** Whether a later layer's base names the part, or what is unpaid of the layer or of one that the layer's cost came from. */
function isTakenUp(part: Part, layer: OpenLayer, open: readonly OpenLayer[]): boolean {
  const { place } = layer.plan;
  const sources = sourcesOf(layer, open);
  const later = open.filter(({ plan }) => plan.place > place);
  return later.flatMap(({ portions }) => portions).some(({ term }) => {
    if (term.kind === "measure") return false;
    const isWhole = term.kind === "unpaid" || term.kind === "ownShare";
    return term.layer === place ? term.kind === part || (isWhole && part !== "firstShare") : isWhole && sources.has(term.layer);
  });
}

/** The layers that a layer's cost came from, at first or at second hand; nothing comes through a closed one. */
function sourcesOf({ portions }: OpenLayer, open: readonly OpenLayer[]): ReadonlySet<number> {
  const places = new Set(portions.flatMap(({ term }) => (term.kind === "measure" ? [] : [term.layer])));
  for (const place of places) {
    for (const { term } of open.find(({ plan }) => plan.place === place)?.portions ?? []) if (term.kind !== "measure") places.add(term.layer);
  }
  return places;
}
