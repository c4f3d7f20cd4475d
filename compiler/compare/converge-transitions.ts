/** Each transition step by step: does it come nearer to the rule of the province, and does it end in time? */
import type { Day } from "../base/calendar.ts";
import { negate, type Rational, subtract, ZERO } from "../base/rational.ts";
import { CITY_AXIS } from "../model/dimension.ts";
import type { ProvinceProgram, Transition } from "../model/program.ts";
import type { Slot, SlotWord } from "../model/slot.ts";
import type { CellValue } from "../model/value.ts";
import { compareHeights, type Height, heightOf, keyOfCell, sharedBands, valueOnBand } from "../parts/compare-values.ts";
import type { DecidedPart, DecidedPeriod, DecidedSlot } from "../parts/decided.ts";
import { contains, intersect } from "../space/side.ts";
import type { NamedBox } from "../model/dimension.ts";

export interface TransitionReport {
  readonly transition: Transition;
  readonly slot: Slot;
  readonly steps: readonly Step[];
  /** The last day on which the city still departs from the province. */
  readonly ends: Day | undefined;
  /** `undefined` where no deadline is given. */
  readonly isInTime: boolean | undefined;
}

export interface Step {
  readonly from: Day;
  /** One case of the step, with what the city and what the others say. */
  readonly region: NamedBox;
  readonly own: CellValue;
  readonly uniform: CellValue;
  /** Against the step before; the first has none. */
  readonly comesNearer: boolean | undefined;
}

export function transitionReports({ transitions, province, benefits }: ProvinceProgram, decided: ReadonlyMap<Slot, DecidedSlot>): readonly TransitionReport[] {
  return transitions.flatMap((transition) => {
    const city = province.cities.findIndex(({ name }) => name === transition.city.name);
    const slots = benefits.filter(({ name }) => name === transition.benefit).flatMap((benefit) => benefit.slots.filter(({ word }) => word === transition.word));
    return slots.map((slot) => reportOf(transition, slot, decided.get(slot)?.periods ?? [], city));
  });
}

function reportOf(transition: Transition, slot: Slot, periods: readonly DecidedPeriod[], city: number): TransitionReport {
  const departing = periods.map((period) => ({ period, pairs: departuresIn(period, city) })).filter(({ pairs }) => pairs.length > 0);
  const steps = departing.flatMap(({ period, pairs }, index) => pairs.map(({ region, own, uniform }): Step => {
    const before = departing[index - 1]?.pairs.find((other) => doMeet(other.region, region));
    return { from: period.from, region, own: own.value, uniform: uniform.value, comesNearer: before === undefined ? undefined : isNearer(slot.word, before.own.value, own.value, uniform.value) };
  }));
  const ends = departing.at(-1)?.period.to;
  const { convergesBy } = transition;
  return { transition, slot, steps: withoutRepeats(steps), ends, isInTime: convergesBy === undefined ? undefined : ends === undefined || ends <= convergesBy };
}

interface Departure {
  readonly region: NamedBox;
  readonly own: DecidedPart;
  readonly uniform: DecidedPart;
}

function departuresIn({ version, parts }: DecidedPeriod, city: number): readonly Departure[] {
  const isOwn = (part: DecidedPart): boolean => part.rows.some((row) => version.rows[row]?.origin === "transition");
  const here = parts.filter((part) => isOwn(part) && contains(part.region.get(CITY_AXIS) ?? [0, city], city));
  const elsewhere = parts.filter((part) => !isOwn(part));
  return here.flatMap((own) => elsewhere.flatMap((uniform) => {
    const region = meeting(own.region, uniform.region);
    return region === undefined || keyOfCell(own.value) === keyOfCell(uniform.value) ? [] : [{ region, own, uniform }];
  }));
}

/** Cities apart. */
function meeting(a: NamedBox, b: NamedBox): NamedBox | undefined {
  const common = new Map([...a].filter(([key]) => key !== CITY_AXIS));
  for (const [key, side] of b) {
    const other = common.get(key);
    const shared = key === CITY_AXIS || other === undefined ? side : intersect(other, side);
    if (shared.length === 0) return undefined;
    if (key !== CITY_AXIS) common.set(key, shared);
  }
  return common;
}

function doMeet(a: NamedBox, b: NamedBox): boolean {
  return meeting(a, b) !== undefined;
}

/** Periods that another value cut say the same again. */
function withoutRepeats(steps: readonly Step[]): readonly Step[] {
  return steps.filter((step, index) => !steps.slice(0, index).some((other) => keyOfCell(other.own) === keyOfCell(step.own) && keyOfCell(other.uniform) === keyOfCell(step.uniform) && doMeet(other.region, step.region)));
}

/** Some band nearer to the goal than before and none farther. */
function isNearer(word: SlotWord, before: CellValue, after: CellValue, goal: CellValue): boolean {
  const orders = sharedBands([before, after, goal]).map(({ from }) => {
    const [then, now] = [before, after].map((cell) => distance(word, cell, goal, from));
    return then === undefined || now === undefined ? 0 : compareHeights(now, then);
  });
  return orders.every((order) => order <= 0) && orders.some((order) => order < 0);
}

function distance(word: SlotWord, cell: CellValue, goal: CellValue, from: bigint): Height | undefined {
  const [here, there] = [cell, goal].map((one) => valueOnBand(one, from)).map((value) => (value === undefined ? undefined : heightOf(value, word)));
  if (here === undefined || there === undefined) return undefined;
  if (here === "infinite" || there === "infinite") return here === there ? ZERO : "infinite";
  return absolute(subtract(here, there));
}

function absolute(amount: Rational): Rational {
  return amount.numerator < 0n ? negate(amount) : amount;
}
