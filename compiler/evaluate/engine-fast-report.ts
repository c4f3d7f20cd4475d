/** What is reported of a claim settled in machine numbers; `engine-report.ts` says the same of fractions. */
import type { Prepared } from "./engine-claim.ts";
import { NO_COUNTER } from "./engine-counters.ts";
import { type FastLayer, type FastPlan, type FastSlot, FIRST_SHARE, MEASURE, OVER_CAP, OWN_SHARE, UNPAID, type Work } from "./engine-fast-plan.ts";
import { ABSENT, OPEN } from "./engine-fast-rows.ts";
import { NUMBER, UNITS } from "./engine-flat.ts";

/** Places in `Work.totals`, in fen. */
export const PATIENT = 0;
export const OUTSIDE = 1;
export const FIRST_SHARES = 2;
export const DEDUCTIBLES = 3;
export const OVER_CAPS = 4;
export const OWN = 5;

const HALF = UNITS / 2;

/** Half up to the fen; for what is less by a part of a millionth, `isLess`. */
export function toFen(amount: number, isLess = 0): number {
  return Math.floor((amount + HALF - isLess) / UNITS);
}

/** False where the shares do not come out in machine numbers. */
export function reportFast(plan: FastPlan, prepared: Prepared): boolean {
  reportPayments(plan, prepared);
  return reportShares(plan, prepared);
}

function reportPayments({ layers, work, step }: FastPlan, prepared: Prepared): void {
  let room = prepared.bill;
  clear(work.reportedDrawn);
  for (let i = 0; i < layers.length; i++) {
    if (work.isOpen[i] !== OPEN) continue;
    const layer = layers[i] as FastLayer;
    const rounded = Math.floor(((work.payment[i] as number) + HALF * step) / (UNITS * step)) * step;
    const reported = Math.min(rounded, room, roomLeft(layer, prepared, work));
    work.reported[i] = reported;
    room -= reported;
    if (layer.pools.length > 0) draw(layer, reported, work);
  }
  work.totals[PATIENT] = room;
}

function draw({ pools }: FastLayer, reported: number, { reportedDrawn }: Work): void {
  for (let k = 0; k < pools.length; k++) {
    const { slot, of } = pools[k] as FastLayer["pools"][number];
    if (of === "payment") reportedDrawn[slot.counter] = (reportedDrawn[slot.counter] as number) + reported;
  }
}

function roomLeft({ caps, limits, pools, rows }: FastLayer, prepared: Prepared, { reportedDrawn }: Work): number {
  let room = Infinity;
  for (let k = 0; k < caps.length; k++) room = Math.min(room, leftOf(caps[k] as FastSlot, rows.caps[k] as number, prepared));
  for (let k = 0; k < limits.length; k++) room = Math.min(room, leftOf(limits[k] as FastSlot, rows.limits[k] as number, prepared));
  for (let k = 0; k < pools.length; k++) {
    const { slot, of } = pools[k] as FastLayer["pools"][number];
    if (of === "payment") room = Math.min(room, leftOf(slot, rows.pools[k] as number, prepared) - (reportedDrawn[slot.counter] as number));
  }
  return Math.max(0, room);
}

function leftOf({ flat, counter, isOfCost }: FastSlot, row: number, { used }: Prepared): number {
  if (isOfCost || row === ABSENT || flat.kinds[row] !== NUMBER) return Infinity;
  return (flat.values[row] as number) - (counter === NO_COUNTER ? 0 : (used[counter] as number));
}

function bit(kind: number): number {
  return 1 << kind;
}

/** A loop, because `fill` costs more than arrays this short. */
export function clear(list: Float64Array | Uint8Array): void {
  for (let i = 0; i < list.length; i++) list[i] = 0;
}

function reportShares(plan: FastPlan, { bill, costs }: Prepared): boolean {
  const { layers, work } = plan;
  markPassedOn(plan);
  let outside = bill;
  for (let m = 0; m < costs.length; m++) if (work.isNamed[m] === 1) outside -= costs[m] as number;
  let firstShares = 0;
  let deductibles = 0;
  let overCaps = 0;
  let inexact = 0;
  let own = (bill - outside) * UNITS;
  for (let i = 0; i < layers.length; i++) {
    if (work.isOpen[i] !== OPEN) continue;
    const passed = work.passedOn[i] as number;
    own -= work.payment[i] as number;
    if ((passed & bit(FIRST_SHARE)) === 0) firstShares += work.firstShare[i] as number;
    if ((passed & (bit(UNPAID) | bit(OWN_SHARE))) === 0) deductibles += work.deductible[i] as number;
    if ((passed & (bit(UNPAID) | bit(OWN_SHARE) | bit(OVER_CAP))) !== 0) continue;
    overCaps += work.overCap[i] as number;
    inexact += work.isOverCapInexact[i] as number;
  }
  own -= firstShares + deductibles + overCaps;
  work.totals[OUTSIDE] = outside;
  work.totals[FIRST_SHARES] = toFen(firstShares);
  work.totals[DEDUCTIBLES] = toFen(deductibles);
  work.totals[OVER_CAPS] = toFen(overCaps, inexact);
  // Where the over cap is less by a part of a millionth, the own share is more by it, which rounding down to the fen does not see.
  work.totals[OWN] = toFen(own);
  return inexact <= 1 && own >= 0;
}

function markPassedOn({ layers, work }: FastPlan): void {
  clear(work.passedOn);
  clear(work.isNamed);
  for (let i = 0; i < layers.length; i++) {
    if (work.isOpen[i] !== OPEN) continue;
    const { termKinds, termPlaces } = layers[i] as FastLayer;
    for (let t = 0; t < termKinds.length; t++) {
      const from = termPlaces[t] as number;
      if (termKinds[t] === MEASURE) work.isNamed[from] = 1;
      else if (from >= 0) work.passedOn[from] = (work.passedOn[from] as number) | bit(termKinds[t] as number);
    }
  }
}
