import type { Program, ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import { decideSlot } from "./decide.ts";
import type { DecidedSlot } from "./decided.ts";

/** Every slot of a province in a fixed order: benefits, waiting periods of schemes, pools, contributions and accounts. */
export function slotsOf(program: ProvinceProgram): readonly Slot[] {
  return [
    ...program.benefits.flatMap((benefit) => benefit.slots),
    ...program.schemes.flatMap((scheme) => scheme.waiting),
    ...program.pools.map((pool) => pool.slot),
    ...program.contributions.flatMap((contribution) => contribution.slots),
  ];
}

export function decideAll(program: Program): ReadonlyMap<Slot, DecidedSlot> {
  const decided = new Map<Slot, DecidedSlot>();
  for (const province of program.provinces) {
    for (const slot of slotsOf(province)) decided.set(slot, decideSlot(slot, province).decided);
  }
  return decided;
}
