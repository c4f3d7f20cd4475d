import {
  compareSides,
  contains,
  countOf,
  equal,
  intersect,
  isDisjoint,
  isSubset,
  isWholeSide,
  type Side,
  subtract,
  union,
  wholeSide,
} from "./side.ts";

/** Its points are 0 … size - 1; `size` is at most 2^31 - 1. */
export interface Axis {
  readonly size: number;
}

export type Space = readonly Axis[];

/** One side for each axis of the space, in the space's order; `undefined` is the whole axis. */
export type Box = readonly (Side | undefined)[];

export function wholeBox(space: Space): Box {
  return space.map(() => undefined);
}

/** The points of the axis the box allows, spelled out. */
export function sideOf(space: Space, box: Box, axis: number): Side {
  return box[axis] ?? wholeSide(space[axis]?.size ?? 0);
}

/** A full side becomes `undefined`, so that equal boxes look equal. */
export function normalizeBox(space: Space, box: Box): Box {
  return space.map(({ size }, axis) => {
    const side = box[axis];
    return side !== undefined && isWholeSide(side, size) ? undefined : side;
  });
}

export function isEmptyBox(box: Box): boolean {
  return box.some((side) => side !== undefined && side.length === 0);
}

/** May be empty: ask `isEmptyBox`. */
export function intersectBoxes(a: Box, b: Box): Box {
  return a.map((side, axis) => {
    const other = b[axis];
    if (side === undefined) return other;
    return other === undefined ? side : intersect(side, other);
  });
}

export function doBoxesMeet(a: Box, b: Box): boolean {
  return a.every((side, axis) => {
    const other = b[axis];
    if (side === undefined || other === undefined) return (side ?? other)?.length !== 0;
    return !isDisjoint(side, other);
  });
}

export function boxContainsPoint(box: Box, point: readonly number[]): boolean {
  return box.every((side, axis) => side === undefined || contains(side, point[axis] ?? -1));
}

export function boxContainsBox(space: Space, outer: Box, inner: Box): boolean {
  if (isEmptyBox(inner)) return true;
  return outer.every((side, axis) => side === undefined || isSubset(sideOf(space, inner, axis), side));
}

/** Whether they hold the same points on each axis. */
export function boxEquals(space: Space, a: Box, b: Box): boolean {
  return space.every((_, axis) => equal(sideOf(space, a, axis), sideOf(space, b, axis)));
}

/** The points of `a` outside `b` as disjoint boxes, at most one an axis. */
export function subtractBox(space: Space, a: Box, b: Box): Box[] {
  if (isEmptyBox(a)) return [];
  if (!doBoxesMeet(a, b)) return [a];
  const pieces: Box[] = [];
  let rest = a;
  for (const [axis, side] of b.entries()) {
    if (side === undefined) continue;
    const mine = sideOf(space, rest, axis);
    const outside = subtract(mine, side);
    if (outside.length > 0) pieces.push(rest.with(axis, outside));
    rest = rest.with(axis, intersect(mine, side));
  }
  return pieces;
}

/** Axis by axis the points of either; holds more than their union unless they differ on one axis only. */
export function hullOf(space: Space, a: Box, b: Box): Box {
  const hull = a.map((side, axis) => {
    const other = b[axis];
    return side === undefined || other === undefined ? undefined : union(side, other);
  });
  return normalizeBox(space, hull);
}

/** How many points the box has. */
export function volumeOf(space: Space, box: Box): bigint {
  return space.reduce((volume, _, axis) => volume * BigInt(countOf(sideOf(space, box, axis))), 1n);
}

/** A total order on boxes: by the first axis, then the next. */
export function compareBoxes(space: Space, a: Box, b: Box): number {
  for (const axis of space.keys()) {
    if (a[axis] === b[axis]) continue;
    const order = compareSides(sideOf(space, a, axis), sideOf(space, b, axis));
    if (order !== 0) return order;
  }
  return 0;
}

export function sortBoxes(space: Space, boxes: readonly Box[]): Box[] {
  return [...boxes].sort((a, b) => compareBoxes(space, a, b));
}
