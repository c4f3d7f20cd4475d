/** Boxes as data that engines and people's programs read: facts by the name of the input. */
import { formatDay } from "../base/calendar.ts";
import { CITY_AXIS, type Axis } from "../model/dimension.ts";
import { rangeText } from "../parts/phrase-facts.ts";
import type { Box } from "../space/box.ts";
import { forEachInterval, pointsOf, type Side } from "../space/side.ts";

export type FactValue = string | number | boolean | readonly string[];

/** One claim's facts out of a region: the lowest of each axis. */
export function factsIn(region: Box, axes: readonly Axis[]): { readonly facts: Readonly<Record<string, FactValue>>; readonly city: string | undefined } {
  const facts: Record<string, FactValue> = {};
  let city: string | undefined;
  for (const [index, axis] of axes.entries()) {
    const point = region[index]?.[0] ?? 0;
    if (axis.key === CITY_AXIS) city = memberName(axis, point);
    else if (axis.member === undefined) facts[axis.dimension.name] = factAt(axis, point);
    else facts[axis.dimension.name] = [...((facts[axis.dimension.name] as readonly string[] | undefined) ?? []), ...(point === 1 ? [axis.member.name] : [])];
  }
  return { facts, city };
}

function factAt(axis: Axis, point: number): FactValue {
  switch (axis.dimension.domain.kind) {
    case "members":
      return memberName(axis, point);
    case "yesNo":
      return point === 1;
    case "date":
      return formatDay(point);
    default:
      return point + axis.offset;
  }
}

function memberName({ dimension: { domain } }: Axis, point: number): string {
  return domain.kind === "members" ? (domain.members[point]?.name ?? "") : "";
}

/** All of a region: members by name, ranges as a table writes them; of many that can be held, `yes` or `no` to each. */
export function rangesIn(region: Box, axes: readonly Axis[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(axes.flatMap((axis, index): [string, readonly string[]][] => {
    const side = region[index];
    if (side === undefined) return [];
    const name = axis.key === CITY_AXIS ? "city" : axis.dimension.name;
    return [[axis.member === undefined ? name : `${name} has ${axis.member.name}`, textsOf(axis, side)]];
  }));
}

function textsOf(axis: Axis, side: Side): readonly string[] {
  const { kind } = axis.dimension.domain;
  if (axis.member !== undefined || kind === "yesNo") return pointsOf(side).map((point) => (point === 1 ? "yes" : "no"));
  if (kind === "members") return pointsOf(side).map((point) => memberName(axis, point));
  const ranges: string[] = [];
  forEachInterval(side, (lo, hi) => ranges.push(rangeText(axis, lo, hi)));
  return ranges;
}
