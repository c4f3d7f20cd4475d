/**
 * The layers of one claim in machine numbers. `compiler/evaluate/engine-exact.ts` says the same in fractions and settles whatever this
 * gives up: refusals, bills above `MOST_FEN`, and amounts that millionths of a fen do not hold.
 */
import type { Prepared } from "./engine-claim.ts";
import { NO_COUNTER } from "./engine-counters.ts";
import { INEXACT, payBands, payBandsOfPayment, portion, type Reach, reach, reachBands } from "./engine-fast-pay.ts";
import {
  type FastLayer, type FastPlan, type FastSlot, FIRST_SHARE, MEASURE, OVER_CAP, OWN_SHARE, UNPAID, type Work,
} from "./engine-fast-plan.ts";
import { ABSENT, GIVE_UP, OPEN, openLayer } from "./engine-fast-rows.ts";
import { clear, reportFast } from "./engine-fast-report.ts";
import { BANDS, MOST_FEN, NUMBER, UNITS } from "./engine-flat.ts";

const REACH: Reach = { cost: 0, isInexact: false };

/** Whether the claim was settled; the figures are then in `plan.work` until the next claim. */
export function settleFast(plan: FastPlan, prepared: Prepared): boolean {
  const { work, layers } = plan;
  if (prepared.bill > MOST_FEN) return false;
  clear(work.drawn);
  for (let i = 0; i < layers.length; i++) {
    const layer = layers[i] as FastLayer;
    const state = openLayer(layer, prepared);
    if (state === GIVE_UP) return false;
    work.isOpen[i] = state;
    if (state === OPEN && !(isStated(layer, prepared) && payLayer(layer, plan, prepared))) return false;
  }
  return atMostOneOpen(plan) && reportFast(plan, prepared);
}

/** Whether the claim says what was used of everything that the layer counts, and no more than sums of it can hold. */
function isStated({ counters }: FastLayer, { used }: Prepared): boolean {
  for (let i = 0; i < counters.length; i++) if (!((used[counters[i] as number] as number) <= MOST_FEN)) return false;
  return true;
}

function atMostOneOpen({ oneOf, work }: FastPlan): boolean {
  for (const places of oneOf) {
    let open = 0;
    for (const place of places) open += work.isOpen[place] as number;
    if (open > 1) return false;
  }
  return true;
}

function payLayer(layer: FastLayer, plan: FastPlan, prepared: Prepared): boolean {
  const { work } = plan;
  const i = layer.place;
  const whole = gather(layer, plan, prepared);
  if (whole < 0) return false;
  if (whole === 0 && layer.amount === undefined) return payNothing(i, work);
  const firstShare = firstShareOf(layer, whole);
  if (firstShare === INEXACT) return false;
  const base = Math.min(whole - firstShare, roomOf(layer, prepared, work, COST));
  const isAmount = isNumber(layer.amount, layer.rows.amount);
  const deductible = isAmount ? 0 : Math.min(left(layer.deductible, layer.rows.deductible, prepared, 0), poolRoom(layer, prepared, work, DEDUCTIBLE));
  const before = isAmount ? payAmount(layer, base) : payRatio(layer, base, deductible, prepared);
  if (before === INEXACT) return false;
  const copay = left(layer.copay, layer.rows.copay, prepared, 0);
  const due = Math.min(Math.max(0, before - copay), limitRoom(layer.limits, layer.rows.limits, prepared, PAYMENT));
  const payment = Math.min(due, roomOf(layer, prepared, work, CAPS));
  work.whole[i] = whole;
  work.firstShare[i] = firstShare;
  work.afterShare[i] = whole - firstShare;
  work.base[i] = base;
  work.deductible[i] = Math.min(base, deductible);
  work.payment[i] = payment;
  if (!cutOff(layer, work, due > payment ? payment + copay : INEXACT, deductible, prepared)) return false;
  book(layer, plan, payment);
  return true;
}

/** Most claims leave nothing to the later layers. */
function payNothing(i: number, work: Work): boolean {
  work.whole[i] = work.firstShare[i] = work.afterShare[i] = work.base[i] = work.deductible[i] = 0;
  work.payment[i] = work.paidOut[i] = work.overCap[i] = work.isOverCapInexact[i] = 0;
  return true;
}

/** What the terms of the base sum to; negative where one is not exact. */
function gather({ place, termKinds, termPlaces }: FastLayer, { work, stride }: FastPlan, { costs }: Prepared): number {
  let whole = 0;
  for (let t = 0; t < termKinds.length; t++) {
    const kind = termKinds[t] as number;
    const from = termPlaces[t] as number;
    const amount = kind === MEASURE ? (costs[from] as number) * UNITS : remainder(kind, from, work);
    if (amount < 0) return INEXACT;
    work.amounts[place * stride + t] = amount;
    work.taken[place * stride + t] = 0;
    whole += amount;
  }
  return whole <= MOST_FEN * UNITS ? whole : INEXACT;
}

function remainder(kind: number, from: number, { isOpen, firstShare, overCap, isOverCapInexact, afterShare, payment, paidOut }: Work): number {
  if (from < 0 || isOpen[from] !== OPEN) return 0;
  if (kind === FIRST_SHARE) return firstShare[from] as number;
  if (kind === OVER_CAP) return isOverCapInexact[from] === 1 ? INEXACT : (overCap[from] as number);
  if (kind === OWN_SHARE) return Math.max(0, (afterShare[from] as number) - (payment[from] as number));
  return kind === UNPAID ? Math.max(0, (afterShare[from] as number) - (paidOut[from] as number)) : INEXACT;
}

function firstShareOf({ firstShare, rows }: FastLayer, whole: number): number {
  if (firstShare === undefined || !isNumber(firstShare, rows.firstShare)) return 0;
  const { flat, isRatio } = firstShare;
  if (!isRatio) return Math.min(whole, (flat.values[rows.firstShare] as number) * UNITS);
  return portion(whole, flat.numerators[rows.firstShare] as number, flat.denominators[rows.firstShare] as number);
}

function isNumber(slot: FastSlot | undefined, row: number): boolean {
  return slot !== undefined && row !== ABSENT && slot.flat.kinds[row] === NUMBER;
}

/** What is left of a slot's number; `otherwise` where it has none. */
function left(slot: FastSlot | undefined, row: number, { used }: Prepared, otherwise: number): number {
  if (slot === undefined || row === ABSENT || slot.flat.kinds[row] !== NUMBER) return otherwise;
  return Math.min(MOST_FEN, Math.max(0, (slot.flat.values[row] as number) - usedOf(slot, used))) * UNITS;
}

const PAYMENT = 0;
const COST = 1;
const CAPS = 2;
const DEDUCTIBLE = 3;

/** The least that limits and pools of cost leave, or caps and pools of payment. */
function roomOf(layer: FastLayer, prepared: Prepared, work: Work, what: typeof COST | typeof CAPS): number {
  const { caps, limits, rows } = layer;
  const ofCaps = limitRoom(caps, rows.caps, prepared, what === COST ? COST : PAYMENT);
  const others = what === COST ? limitRoom(limits, rows.limits, prepared, COST) : Infinity;
  return Math.min(ofCaps, others, poolRoom(layer, prepared, work, what));
}

function limitRoom(slots: readonly FastSlot[], rows: Int32Array, prepared: Prepared, what: typeof PAYMENT | typeof COST): number {
  let room = Infinity;
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as FastSlot;
    if (slot.isOfCost === (what === COST)) room = Math.min(room, left(slot, rows[i] as number, prepared, Infinity));
  }
  return room;
}

function poolRoom({ pools, rows }: FastLayer, prepared: Prepared, { drawn }: Work, what: number): number {
  let room = Infinity;
  for (let i = 0; i < pools.length; i++) {
    const { slot, of } = pools[i] as FastLayer["pools"][number];
    const isMeant = what === COST ? of === "cost" : what === CAPS ? of === "payment" : of === "deductible";
    if (isMeant) room = Math.min(room, Math.max(0, left(slot, rows.pools[i] as number, prepared, Infinity) - (drawn[slot.counter] as number)));
  }
  return room;
}

function payAmount({ amount, rows }: FastLayer, base: number): number {
  if (amount === undefined || amount.lumps[rows.amount] === 1) return INEXACT;
  return Math.min(base, (amount.flat.values[rows.amount] as number) * UNITS);
}

function payRatio(layer: FastLayer, base: number, deductible: number, prepared: Prepared): number {
  const { ratio, rows } = layer;
  if (ratio === undefined || rows.ratio === ABSENT) return INEXACT;
  const { flat, scale } = ratio;
  const excess = Math.max(0, base - deductible);
  const kind = flat.kinds[rows.ratio];
  if (kind === NUMBER) return portion(excess, flat.numerators[rows.ratio] as number, flat.denominators[rows.ratio] as number);
  const bands = flat.bands[rows.ratio];
  if (kind !== BANDS || bands === undefined) return INEXACT;
  const start = startOf(layer, deductible, prepared);
  return scale === "payment" ? payBandsOfPayment(bands, start, excess) : payBands(bands, start, excess);
}

/** Where on the scale of its bands the claim begins. */
function startOf({ ratio, deductible, rows }: FastLayer, left: number, { used }: Prepared): number {
  const before = usedOf(ratio, used);
  if (ratio?.scale === "payment") return before * UNITS;
  if (ratio?.scale === "excess") return Math.max(0, before - (rows.deductible === ABSENT ? 0 : usedOf(deductible, used))) * UNITS;
  return before * UNITS + left;
}

function usedOf(slot: FastSlot | undefined, used: Float64Array): number {
  return slot === undefined || slot.counter === NO_COUNTER ? 0 : (used[slot.counter] as number);
}

/** Notes the cost that caps and pools leave uninsured; `target` is what the slices may pay, negative where nothing is cut off. */
function cutOff(layer: FastLayer, work: Work, target: number, deductible: number, prepared: Prepared): boolean {
  const i = layer.place;
  work.overCap[i] = 0;
  work.isOverCapInexact[i] = 0;
  if (target < 0) return true;
  if (!reachTarget(layer, target, deductible, prepared)) return false;
  const base = work.base[i] as number;
  const cost = deductible + REACH.cost;
  if (cost >= base) return true;
  work.overCap[i] = base - cost;
  work.isOverCapInexact[i] = REACH.isInexact ? 1 : 0;
  return true;
}

function reachTarget(layer: FastLayer, target: number, deductible: number, prepared: Prepared): boolean {
  const { ratio, rows, amount } = layer;
  if (isNumber(amount, rows.amount)) return reach(0, target, 1, 1, REACH);
  if (ratio === undefined || ratio.scale === "payment") return false;
  const { flat } = ratio;
  const bands = flat.bands[rows.ratio];
  if (bands !== undefined) return reachBands(bands, startOf(layer, deductible, prepared), target, REACH);
  return reach(0, target, flat.numerators[rows.ratio] as number, flat.denominators[rows.ratio] as number, REACH);
}

function book({ place, pools }: FastLayer, plan: FastPlan, payment: number): void {
  const { work } = plan;
  work.paidOut[place] = payment;
  take(place, payment, plan);
  for (let k = 0; k < pools.length; k++) {
    const { slot, of } = pools[k] as FastLayer["pools"][number];
    const amount = of === "payment" ? payment : of === "cost" ? work.base[place] : work.deductible[place];
    work.drawn[slot.counter] = (work.drawn[slot.counter] as number) + (amount as number);
  }
}

/** From the terms in the order written; what is taken from a remainder is taken from that layer's terms too. */
function take(place: number, amount: number, plan: FastPlan): void {
  const { layers, stride, work } = plan;
  const { hasRemainders, termKinds, termPlaces } = layers[place] as FastLayer;
  // Measures are not lessened, so that only remainders need to be told.
  if (!hasRemainders) return;
  let rest = amount;
  for (let t = 0; t < termKinds.length && rest > 0; t++) {
    const at = place * stride + t;
    const taken = Math.min(rest, (work.amounts[at] as number) - (work.taken[at] as number));
    work.taken[at] = (work.taken[at] as number) + taken;
    rest -= taken;
    const from = termPlaces[t] as number;
    if (termKinds[t] === MEASURE || from < 0 || taken === 0) continue;
    if (termKinds[t] !== FIRST_SHARE) work.paidOut[from] = (work.paidOut[from] as number) + taken;
    take(from, taken, plan);
  }
}
