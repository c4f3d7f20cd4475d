/** A settlement from the figures of a claim that machine numbers settled. */
import type { Layer, PatientShares, Settlement } from "./claim.ts";
import type { Prepared } from "./engine-claim.ts";
import { writeUsed } from "./engine-counters.ts";
import { DEDUCTIBLE, type FastLayer, type FastPlan, type FastSlot, PAID } from "./engine-fast-plan.ts";
import { DEDUCTIBLES, FIRST_SHARES, OUTSIDE, OVER_CAPS, OWN, PATIENT, toFen } from "./engine-fast-report.ts";
import { ABSENT, OPEN } from "./engine-fast-rows.ts";
import type { LayerPlan } from "./engine-plan.ts";

export function fastSettlement(plan: FastPlan, prepared: Prepared): Settlement {
  const { claim, bill, used, plan: { layers, scheme } } = prepared;
  const { work } = plan;
  const after = used.slice();
  const made: Layer[] = [];
  for (let i = 0; i < plan.layers.length; i++) {
    if (work.isOpen[i] === OPEN) count(plan.layers[i] as FastLayer, plan, after);
    made.push(layerOf((layers[i] as LayerPlan).name, i, plan));
  }
  const settlement: Settlement = { bill, layers: made, patient: work.totals[PATIENT] as number, shares: sharesOf(work.totals), used: writeUsed(scheme.counters, claim.used, after) };
  return claim.id === undefined ? settlement : { id: claim.id, ...settlement };
}

function sharesOf(totals: Float64Array): PatientShares {
  const outside = totals[OUTSIDE] as number;
  const firstShare = totals[FIRST_SHARES] as number;
  const deductible = totals[DEDUCTIBLES] as number;
  const ownShare = totals[OWN] as number;
  const overCap = totals[OVER_CAPS] as number;
  return { outside, firstShare, deductible, ownShare, overCap, rounding: (totals[PATIENT] as number) - outside - firstShare - deductible - ownShare - overCap };
}

function layerOf(benefit: string, i: number, { work }: FastPlan): Layer {
  if (work.isOpen[i] !== OPEN) return { benefit, open: false, base: 0, firstShare: 0, deductible: 0, payment: 0, overCap: 0 };
  return {
    benefit, open: true, base: toFen(work.whole[i] ?? 0), firstShare: toFen(work.firstShare[i] ?? 0), deductible: toFen(work.deductible[i] ?? 0),
    payment: work.reported[i] ?? 0, overCap: toFen(work.overCap[i] ?? 0, work.isOverCapInexact[i]),
  };
}

/** What the benefit counts at any time, and the pools that it draws on; what the claim does not state stays unstated. */
function count({ place, pools, ownCounters, ownKinds }: FastLayer, { work }: FastPlan, after: Float64Array): void {
  const payment = work.reported[place] as number;
  const deductible = toFen(work.deductible[place] as number);
  const base = toFen(work.base[place] as number);
  for (let i = 0; i < ownCounters.length; i++) {
    const kind = ownKinds[i];
    after[ownCounters[i] as number] = (after[ownCounters[i] as number] as number) + (kind === PAID ? payment : kind === DEDUCTIBLE ? deductible : base);
  }
  for (let i = 0; i < pools.length; i++) {
    const { row, counter, of } = pools[i] as FastSlot;
    if (row !== ABSENT) after[counter] = (after[counter] as number) + (of === "payment" ? payment : of === "cost" ? base : deductible);
  }
}
