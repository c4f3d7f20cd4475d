/** A settlement from the figures of a claim that machine numbers settled. */
import type { Layer, Settlement } from "./claim.ts";
import type { Prepared } from "./engine-claim.ts";
import { NO_COUNTER, writeUsed } from "./engine-counters.ts";
import type { FastLayer, FastPlan, FastSlot } from "./engine-fast-plan.ts";
import { DEDUCTIBLES, FIRST_SHARES, OUTSIDE, OVER_CAPS, OWN, PATIENT, toFen } from "./engine-fast-report.ts";
import { ABSENT, OPEN } from "./engine-fast-rows.ts";

export function fastSettlement(plan: FastPlan, prepared: Prepared): Settlement {
  const { claim, bill, plan: { layers, scheme } } = prepared;
  const { work } = plan;
  const after = Float64Array.from(prepared.used);
  plan.layers.forEach((layer) => void (work.isOpen[layer.place] === OPEN && count(layer, plan, after)));
  const total = (place: number): number => work.totals[place] ?? 0;
  const [patient, outside, firstShare, deductible, ownShare, overCap] = [total(PATIENT), total(OUTSIDE), total(FIRST_SHARES), total(DEDUCTIBLES), total(OWN), total(OVER_CAPS)];
  const rounding = patient - outside - firstShare - deductible - ownShare - overCap;
  return {
    ...(claim.id === undefined ? {} : { id: claim.id }),
    bill,
    layers: layers.map(({ name }, place) => layerOf(name, place, plan)),
    patient,
    shares: { outside, firstShare, deductible, ownShare, overCap, rounding },
    used: writeUsed(scheme.counters, claim.used, after),
  };
}

function layerOf(benefit: string, i: number, { work }: FastPlan): Layer {
  if (work.isOpen[i] !== OPEN) return { benefit, open: false, base: 0, firstShare: 0, deductible: 0, payment: 0, overCap: 0 };
  return {
    benefit, open: true, base: toFen(work.whole[i] ?? 0), firstShare: toFen(work.firstShare[i] ?? 0), deductible: toFen(work.deductible[i] ?? 0),
    payment: work.reported[i] ?? 0, overCap: toFen(work.overCap[i] ?? 0, work.isOverCapInexact[i]),
  };
}

/** Every counter once: a cap and the bands may count the same. */
function count(layer: FastLayer, { work }: FastPlan, after: Float64Array): void {
  const { place, slots, pools } = layer;
  const [payment, base, deductible] = [work.reported[place] ?? 0, toFen(work.base[place] ?? 0), toFen(work.deductible[place] ?? 0)];
  const amountFor = (slot: FastSlot): number => {
    if (slot === layer.deductible || slot.of === "deductible") return deductible;
    const isOfPayment = slot === layer.ratio ? slot.scale === "payment" : slot.of === "payment";
    return isOfPayment ? payment : base;
  };
  const amounts = new Map([...slots, ...pools].filter(({ row, counter }) => row !== ABSENT && counter !== NO_COUNTER).map((slot) => [slot.counter, amountFor(slot)]));
  for (const [counter, amount] of amounts) after[counter] = (after[counter] ?? 0) + amount;
}
