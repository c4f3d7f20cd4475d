/**
 * The layers of one claim in machine numbers. `engine-exact.ts` says the same in fractions and settles whatever this gives up: refusals,
 * bills above `MOST_FEN`, and amounts that millionths of a fen do not hold.
 */
import type { Prepared } from "./engine-claim.ts";
import { NO_COUNTER } from "./engine-counters.ts";
import { INEXACT, payBands, payBandsOfPayment, portion, type Reach, reach, reachBands } from "./engine-fast-pay.ts";
import { type FastLayer, type FastPlan, type FastSlot, FIRST_SHARE, MEASURE, OVER_CAP, OWN_SHARE, type Work } from "./engine-fast-plan.ts";
import { reportPayments } from "./engine-fast-report.ts";
import { ABSENT, GIVE_UP, isNumber, OPEN, openLayer } from "./engine-fast-rows.ts";
import { MOST_FEN, UNITS } from "./engine-flat.ts";

const REACH: Reach = { cost: 0, isInexact: false };

/** Whether it is known what each layer pays; the figures are then in `plan.work` until the next claim. */
export function settleFast(plan: FastPlan, prepared: Prepared): boolean {
  const { work, layers } = plan;
  if (prepared.bill > MOST_FEN) return false;
  clear(plan);
  let open = 0;
  for (let i = 0; i < layers.length; i++) {
    const layer = layers[i] as FastLayer;
    const state = openLayer(layer, prepared);
    if (state === GIVE_UP) return false;
    work.isOpen[i] = state;
    work.passedOn[i] = 0;
    if (state !== OPEN) continue;
    work.open[open++] = i;
    if ((!prepared.isPlain && !isStated(layer, prepared)) || !payLayer(layer, plan, prepared)) return false;
  }
  work.counts[0] = open;
  if (open > 1 && !atMostOneOpen(plan)) return false;
  reportPayments(plan, prepared);
  return true;
}

/** Loops, because `fill` costs more than arrays this short. */
function clear({ work: { isNamed, drawn, reportedDrawn }, hasPools }: FastPlan): void {
  for (let i = 0; i < isNamed.length; i++) isNamed[i] = 0;
  if (!hasPools) return;
  for (let i = 0; i < drawn.length; i++) drawn[i] = reportedDrawn[i] = 0;
}

/** Whether the claim says what was used of everything that the layer counts on the day, and of nothing more than sums of it can hold. */
function isStated({ counters, ownCounters }: FastLayer, { used }: Prepared): boolean {
  for (let i = 0; i < counters.length; i++) if (!((used[counters[i] as number] as number) <= MOST_FEN)) return false;
  for (let i = 0; i < ownCounters.length; i++) if ((used[ownCounters[i] as number] as number) > MOST_FEN) return false;
  return true;
}

function atMostOneOpen({ oneOf, work }: FastPlan): boolean {
  for (let k = 0; k < oneOf.length; k++) {
    const places = oneOf[k] as readonly number[];
    let open = 0;
    for (let i = 0; i < places.length; i++) open += work.isOpen[places[i] as number] as number;
    if (open > 1) return false;
  }
  return true;
}

function payLayer(layer: FastLayer, plan: FastPlan, prepared: Prepared): boolean {
  const { work } = plan;
  const i = layer.place;
  const whole = gather(layer, plan, prepared);
  if (whole === 0 && layer.amount === undefined) return payNothing(i, work);
  const firstShare = firstShareOf(layer.firstShare, whole);
  if (whole < 0 || firstShare === INEXACT) return false;
  const base = least(whole - firstShare, layer.ofCost, prepared, work);
  const isAmount = isNumber(layer.amount);
  const deductible = isAmount ? 0 : least(left(layer.deductible, prepared, 0), layer.ofDeductible, prepared, work);
  const before = isAmount ? payAmount(layer.amount, base) : payRatio(layer, base, deductible, prepared);
  if (before === INEXACT) return false;
  const copay = left(layer.copay, prepared, 0);
  const due = least(Math.max(0, before - copay), layer.limits, prepared, work);
  const payment = least(due, layer.caps, prepared, work);
  work.whole[i] = whole;
  work.firstShare[i] = firstShare;
  work.afterShare[i] = whole - firstShare;
  work.base[i] = base;
  work.deductible[i] = Math.min(base, deductible);
  work.payment[i] = payment;
  work.overCap[i] = work.isOverCapInexact[i] = 0;
  if (due > payment && !cutOff(layer, work, payment + copay, deductible, prepared)) return false;
  book(layer, plan, payment);
  return true;
}

/** Most claims leave nothing to the later layers. */
function payNothing(i: number, work: Work): boolean {
  work.whole[i] = work.firstShare[i] = work.afterShare[i] = work.base[i] = work.deductible[i] = 0;
  work.payment[i] = work.paidOut[i] = work.overCap[i] = work.isOverCapInexact[i] = 0;
  return true;
}

/** What the terms of the base sum to; negative where that does not come out. */
function gather({ place, termKinds, termPlaces }: FastLayer, { work, stride }: FastPlan, { costs }: Prepared): number {
  let whole = 0;
  for (let t = 0; t < termKinds.length; t++) {
    const kind = termKinds[t] as number;
    const from = termPlaces[t] as number;
    const amount = kind === MEASURE ? (costs[from] as number) * UNITS : remainder(kind, from, work);
    if (kind === MEASURE) work.isNamed[from] = 1;
    if (amount < 0) return INEXACT;
    work.amounts[place * stride + t] = amount;
    work.taken[place * stride + t] = 0;
    whole += amount;
  }
  return whole <= MOST_FEN * UNITS ? whole : INEXACT;
}

function remainder(kind: number, from: number, { isOpen, firstShare, overCap, isOverCapInexact, afterShare, payment, paidOut, passedOn }: Work): number {
  if (from < 0 || isOpen[from] !== OPEN) return 0;
  passedOn[from] = (passedOn[from] as number) | (1 << kind);
  if (kind === FIRST_SHARE) return firstShare[from] as number;
  if (kind === OVER_CAP) return isOverCapInexact[from] === 1 ? INEXACT : (overCap[from] as number);
  return Math.max(0, (afterShare[from] as number) - ((kind === OWN_SHARE ? payment[from] : paidOut[from]) as number));
}

function firstShareOf(slot: FastSlot | undefined, whole: number): number {
  if (!isNumber(slot)) return 0;
  if (!slot.isRatio) return Math.min(whole, (slot.values[slot.row] as number) * UNITS);
  return portion(whole, slot.numerators[slot.row] as number, slot.denominators[slot.row] as number);
}

function usedOf(slot: FastSlot | undefined, used: Float64Array): number {
  return slot === undefined || slot.counter === NO_COUNTER ? 0 : (used[slot.counter] as number);
}

/** What is left of a slot's number; `otherwise` where it has none. */
function left(slot: FastSlot | undefined, { used }: Prepared, otherwise: number): number {
  if (!isNumber(slot)) return otherwise;
  return Math.min(MOST_FEN, Math.max(0, (slot.values[slot.row] as number) - usedOf(slot, used))) * UNITS;
}

/** The amount, or the least that caps, limits or pools leave of it. */
function least(amount: number, rooms: readonly FastSlot[], prepared: Prepared, { drawn }: Work): number {
  let room = amount;
  for (let i = 0; i < rooms.length; i++) {
    const slot = rooms[i] as FastSlot;
    const free = left(slot, prepared, Infinity);
    room = Math.min(room, slot.isPool ? Math.max(0, free - (drawn[slot.counter] as number)) : free);
  }
  return room;
}

function payAmount(slot: FastSlot, base: number): number {
  return slot.lumps[slot.row] === 1 ? INEXACT : Math.min(base, (slot.values[slot.row] as number) * UNITS);
}

function payRatio(layer: FastLayer, base: number, deductible: number, prepared: Prepared): number {
  const { ratio } = layer;
  if (ratio === undefined || ratio.row === ABSENT) return INEXACT;
  const excess = Math.max(0, base - deductible);
  const bands = ratio.bands[ratio.row];
  if (bands === undefined) return isNumber(ratio) ? portion(excess, ratio.numerators[ratio.row] as number, ratio.denominators[ratio.row] as number) : INEXACT;
  const start = startOf(layer, deductible, prepared);
  return ratio.scale === "payment" ? payBandsOfPayment(bands, start, excess) : payBands(bands, start, excess);
}

/** Where on the scale of its bands the claim begins. */
function startOf({ ratio, deductible }: FastLayer, left: number, { used }: Prepared): number {
  const before = usedOf(ratio, used);
  if (ratio?.scale === "payment") return before * UNITS;
  if (ratio?.scale === "excess") return Math.max(0, before - (deductible?.row === ABSENT ? 0 : usedOf(deductible, used))) * UNITS;
  return before * UNITS + left;
}

/** Notes the cost that caps and pools leave uninsured, where the slices may pay no more than `target`. */
function cutOff(layer: FastLayer, work: Work, target: number, deductible: number, prepared: Prepared): boolean {
  const i = layer.place;
  if (!reachTarget(layer, target, deductible, prepared)) return false;
  const base = work.base[i] as number;
  const cost = deductible + REACH.cost;
  if (cost >= base) return true;
  work.overCap[i] = base - cost;
  work.isOverCapInexact[i] = REACH.isInexact ? 1 : 0;
  return true;
}

function reachTarget(layer: FastLayer, target: number, deductible: number, prepared: Prepared): boolean {
  const { ratio, amount } = layer;
  if (isNumber(amount)) return reach(0, target, 1, 1, REACH);
  if (ratio === undefined || ratio.scale === "payment") return false;
  const bands = ratio.bands[ratio.row];
  if (bands !== undefined) return reachBands(bands, startOf(layer, deductible, prepared), target, REACH);
  return reach(0, target, ratio.numerators[ratio.row] as number, ratio.denominators[ratio.row] as number, REACH);
}

function book(layer: FastLayer, plan: FastPlan, payment: number): void {
  const { work } = plan;
  const { place, pools } = layer;
  work.paidOut[place] = payment;
  // Measures are not lessened, so that only remainders need to be told.
  if (layer.hasRemainders) take(layer, payment, plan);
  for (let k = 0; k < pools.length; k++) {
    const { counter, of } = pools[k] as FastSlot;
    const amount = of === "payment" ? payment : of === "cost" ? work.base[place] : work.deductible[place];
    work.drawn[counter] = (work.drawn[counter] as number) + (amount as number);
  }
}

/** From the terms in the order written; what is taken from a remainder is taken from that layer's terms too. */
function take({ place, termKinds, termPlaces }: FastLayer, amount: number, plan: FastPlan): void {
  const { layers, stride, work } = plan;
  let rest = amount;
  for (let t = 0; t < termKinds.length && rest > 0; t++) {
    const at = place * stride + t;
    const taken = Math.min(rest, (work.amounts[at] as number) - (work.taken[at] as number));
    work.taken[at] = (work.taken[at] as number) + taken;
    rest -= taken;
    const from = termPlaces[t] as number;
    if (termKinds[t] === MEASURE || from < 0 || taken === 0) continue;
    if (termKinds[t] !== FIRST_SHARE) work.paidOut[from] = (work.paidOut[from] as number) + taken;
    const source = layers[from] as FastLayer;
    if (source.hasRemainders) take(source, taken, plan);
  }
}
