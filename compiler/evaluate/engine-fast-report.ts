/** What is reported of a claim settled in machine numbers; `engine-report.ts` says the same of fractions. */
import type { Prepared } from "./engine-claim.ts";
import { NO_COUNTER } from "./engine-counters.ts";
import { type FastLayer, type FastPlan, type FastSlot, FIRST_SHARE, OVER_CAP, OWN_SHARE, UNPAID, type Work } from "./engine-fast-plan.ts";
import { isNumber } from "./engine-fast-rows.ts";
import { UNITS } from "./engine-flat.ts";

/** Places in `Work.totals`, in fen. */
export const PATIENT = 0;
export const OUTSIDE = 1;
export const FIRST_SHARES = 2;
export const DEDUCTIBLES = 3;
export const OVER_CAPS = 4;
export const OWN = 5;

const HALF = UNITS / 2;
const FIRST_SHARE_BIT = 1 << FIRST_SHARE;
const UNPAID_BITS = (1 << UNPAID) | (1 << OWN_SHARE);
const OVER_CAP_BITS = UNPAID_BITS | (1 << OVER_CAP);

/** Half up to the fen; for what is less by a part of a millionth, `isLess`. */
export function toFen(amount: number, isLess = 0): number {
  return Math.floor((amount + HALF - isLess) / UNITS);
}

export function reportPayments(plan: FastPlan, prepared: Prepared): void {
  const { work } = plan;
  const open = work.counts[0] as number;
  let room = prepared.bill;
  for (let k = 0; k < open; k++) room -= reportPayment(plan.layers[work.open[k] as number] as FastLayer, plan, room, prepared);
  work.totals[PATIENT] = room;
}

function reportPayment({ place, caps, pools }: FastLayer, { work, step }: FastPlan, bill: number, prepared: Prepared): number {
  const payment = work.payment[place] as number;
  const rounded = step === 1 ? toFen(payment) : Math.floor((payment + HALF * step) / (UNITS * step)) * step;
  // Whole fen nearest to what is left of whole fen are never past it; a coarser step may be.
  const room = step === 1 && pools.length === 0 ? Infinity : roomOf(caps, prepared, work);
  const reported = Math.min(rounded, bill, room);
  work.reported[place] = reported;
  for (let k = 0; k < pools.length; k++) {
    const { of, counter } = pools[k] as FastSlot;
    if (of === "payment") work.reportedDrawn[counter] = (work.reportedDrawn[counter] as number) + reported;
  }
  return reported;
}

function roomOf(slots: readonly FastSlot[], { used }: Prepared, { reportedDrawn }: Work): number {
  let room = Infinity;
  for (let k = 0; k < slots.length; k++) {
    const slot = slots[k] as FastSlot;
    if (!isNumber(slot)) continue;
    const before = slot.counter === NO_COUNTER ? 0 : (used[slot.counter] as number) + (slot.isPool ? (reportedDrawn[slot.counter] as number) : 0);
    room = Math.min(room, Math.max(0, (slot.values[slot.row] as number) - before));
  }
  return room;
}

/** What explains the patient's amount; false where that does not come out in machine numbers. */
export function reportShares({ work }: FastPlan, { bill, costs }: Prepared): boolean {
  const { totals, passedOn } = work;
  const open = work.counts[0] as number;
  let covered = 0;
  for (let m = 0; m < costs.length; m++) if (work.isNamed[m] === 1) covered += costs[m] as number;
  let firstShares = 0;
  let deductibles = 0;
  let overCaps = 0;
  let inexact = 0;
  let own = covered * UNITS;
  for (let k = 0; k < open; k++) {
    const i = work.open[k] as number;
    const passed = passedOn[i] as number;
    own -= work.payment[i] as number;
    if ((passed & FIRST_SHARE_BIT) === 0) firstShares += work.firstShare[i] as number;
    if ((passed & UNPAID_BITS) === 0) deductibles += work.deductible[i] as number;
    if ((passed & OVER_CAP_BITS) !== 0) continue;
    overCaps += work.overCap[i] as number;
    inexact += work.isOverCapInexact[i] as number;
  }
  own -= firstShares + deductibles + overCaps;
  totals[OUTSIDE] = bill - covered;
  totals[FIRST_SHARES] = toFen(firstShares);
  totals[DEDUCTIBLES] = toFen(deductibles);
  totals[OVER_CAPS] = toFen(overCaps, inexact);
  // Where the over cap is less by a part of a millionth, the own share is more by it, which half up to the fen does not see.
  totals[OWN] = toFen(own);
  return inexact <= 1 && own >= 0;
}
