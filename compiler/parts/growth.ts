import type { Axis } from "../model/dimension.ts";
import type { Adjustment } from "../model/slot.ts";
import { type Box, compareBoxes, sideOf } from "../space/box.ts";
import { countOf, forEachInterval, intersect, interval, pointsOf, type Side } from "../space/side.ts";
import type { StepsBeyond } from "./adjust.ts";
import type { Placed } from "./version-space.ts";

/** An axis along which some adjustment grows. */
export interface GrowthAxis {
  /** Index among the axes. */
  readonly axis: number;
  /** The last point of the axis at which nothing has grown; -1 where all points have. */
  readonly still: number;
  /** Whether some growths add and others take away, so that the value need not move in one direction only. */
  readonly isMixed: boolean;
}

/** Longest staircase: a growth with more steps has no end that a person meant. */
export const STEPS_LIMIT = 10_000;

export function growthAxes(axes: readonly Axis[], adjustments: readonly Pick<Placed<Adjustment>, "item">[]): readonly GrowthAxis[] {
  const growths = adjustments.flatMap(({ item }) => item.operations.flatMap((operation) => (operation.kind === "grow" ? [operation] : [])));
  return axes.flatMap(({ dimension, offset }, axis) => {
    const own = growths.filter((growth) => growth.dimension.id === dimension.id);
    if (own.length === 0) return [];
    const still = Math.min(...own.map((growth) => growth.after)) - offset;
    return [{ axis, still: Math.max(-1, still), isMixed: new Set(own.map((growth) => growth.negative)).size > 1 }];
  });
}

/** The steps at a point of the axes. */
export function stepsAt(axes: readonly Axis[], point: ReadonlyMap<number, number>): StepsBeyond {
  return (id, after) => {
    const axis = axes.findIndex(({ dimension }) => dimension.id === id);
    const units = (point.get(axis) ?? 0) + (axes[axis]?.offset ?? 0) - after;
    return BigInt(Math.max(0, units));
  };
}

export interface Step {
  readonly box: Box;
  /** By axis, a point of the step; all its points have the same steps or the same value. */
  readonly point: ReadonlyMap<number, number>;
}

/**
 * Cuts the box at every step of its growths until nothing changes any more, `undefined` where that takes too many steps.
 * Along one axis the value moves in one direction, so it has come to rest at a point where it equals that of the last
 * point, whatever the growths not yet cut along are: their extremes decide. Each step is cut for itself along the next axis,
 * because a common bound is reached the sooner the further the others have grown.
 */
export function cutIntoSteps(axes: readonly Axis[], box: Box, growths: readonly GrowthAxis[], keyAt: (point: ReadonlyMap<number, number>) => string): readonly Step[] | undefined {
  let steps: Step[] = [{ box, point: new Map() }];
  for (const [index, growth] of [...growths.entries()].reverse()) {
    const next: Step[] = [];
    for (const step of steps) {
      const corners = cornersOf(axes, step, growths.slice(0, index));
      const keyAlong = (at: number): string => corners.map((corner) => keyAt(new Map([...corner, [growth.axis, at]]))).join("|");
      const sides = stairsOf(sideOf(axes, box, growth.axis), growth, keyAlong);
      if (sides === undefined || next.length + sides.length > STEPS_LIMIT) return undefined;
      for (const side of sides) next.push({ box: step.box.with(growth.axis, side), point: new Map([...step.point, [growth.axis, side[0] ?? 0]]) });
    }
    steps = next;
  }
  return steps.sort((a, b) => compareBoxes(axes, a.box, b.box));
}

/** The step's point with the extremes of other growths. */
function cornersOf(axes: readonly Axis[], { box, point }: Step, growths: readonly GrowthAxis[]): readonly ReadonlyMap<number, number>[] {
  let corners: ReadonlyMap<number, number>[] = [point];
  for (const { axis } of growths) {
    const side = sideOf(axes, box, axis);
    const ends = [...new Set([side[0] ?? 0, side.at(-1) ?? 0])];
    corners = corners.flatMap((corner) => ends.map((end) => new Map([...corner, [axis, end]])));
  }
  return corners;
}

function stairsOf(side: Side, { still, isMixed }: GrowthAxis, keyAlong: (at: number) => string): readonly Side[] | undefined {
  const last = side.at(-1) ?? 0;
  const ground = intersect(side, interval(0, still));
  const rest = isMixed ? last : firstAtRest(Math.max(side[0] ?? 0, still), last, keyAlong);
  const climb = intersect(side, interval(still + 1, rest - 1));
  if (countOf(climb) > STEPS_LIMIT) return undefined;
  const top = intersect(side, interval(Math.max(still + 1, rest), last));
  const stairs = pointsOf(climb).map((point) => interval(point, point));
  return [ground, ...stairs, top].filter((one) => one.length > 0);
}

/** The lowest point from `low` on that has the value of the last one. */
function firstAtRest(low: number, last: number, keyAlong: (at: number) => string): number {
  const goal = keyAlong(last);
  let [moving, resting] = [low - 1, last];
  while (resting - moving > 1) {
    const middle = Math.floor((moving + resting) / 2);
    if (keyAlong(middle) === goal) resting = middle;
    else moving = middle;
  }
  return resting;
}

/** The box cut at every point of an axis. */
export function cutIntoPoints(axes: readonly Axis[], box: Box, axis: number): readonly Box[] {
  const boxes: Box[] = [];
  forEachInterval(sideOf(axes, box, axis), (lo, hi) => {
    for (let point = lo; point <= hi; point++) boxes.push(box.with(axis, interval(point, point)));
  });
  return boxes;
}
