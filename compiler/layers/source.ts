import { CITY_AXIS, type Axis, type NamedBox, type Region } from "../model/dimension.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import { axesOf, cityAxis, toBox } from "../parts/axes.ts";
import type { DecidedPeriod, DecidedSlot } from "../parts/decided.ts";
import type { TimeSpan } from "../parts/spans-of-time.ts";
import type { Box } from "../space/box.ts";

/** A province decided, and where its regions lie in a space that may be shared with another version of it. */
export interface Source {
  readonly program: ProvinceProgram;
  readonly decided: ReadonlyMap<Slot, DecidedSlot>;
  readonly axes: readonly Axis[];
  /** `spoken`: the axes that the table of the region tells apart. */
  readonly boxOf: (region: NamedBox, spoken?: readonly Axis[]) => Box;
}

/** The province in its own space: the axes that some region of it names. */
export function sourceOf(program: ProvinceProgram, decided: ReadonlyMap<Slot, DecidedSlot>): Source {
  const keys = keysNamed(program, decided);
  const axes = allAxes(program).filter(({ key }) => keys.has(key));
  return { program, decided, axes, boxOf: (region) => toBox(axes, region) };
}

export function allAxes({ dimensions, province }: ProvinceProgram): readonly Axis[] {
  const city = cityAxis(province);
  return [...dimensions.flatMap(axesOf), ...(city === undefined ? [] : [city])];
}

/** Keys of the axes that some region of the province names. */
export function keysNamed(program: ProvinceProgram, decided: Source["decided"]): ReadonlySet<string> {
  const keys = new Set([CITY_AXIS]);
  const read = (region: Region): void => region.forEach((box) => [...box.keys()].forEach((key) => keys.add(key)));
  for (const { slot, periods } of decided.values()) {
    read(slot.domain);
    for (const { parts } of periods) read(parts.map(({ region }) => region));
  }
  for (const benefit of program.benefits) read(benefit.when);
  for (const scheme of program.schemes) read(scheme.region);
  for (const { when, splits } of program.contributions) [when, ...splits.flatMap(({ rows }) => rows.map(({ region }) => region))].forEach(read);
  for (const { condition } of program.guardrails) read(condition);
  return keys;
}

/** What is in force of a slot on the first day of a span in which nothing begins or ends. */
export function periodAt({ decided }: Pick<Source, "decided">, slot: Slot, { from }: TimeSpan): DecidedPeriod | undefined {
  return decided.get(slot)?.periods.find((period) => period.from <= from && from <= period.to);
}
