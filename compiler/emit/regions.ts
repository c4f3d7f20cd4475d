import type { Axis, NamedBox, Region } from "../model/dimension.ts";
import { separate } from "../parts/version-space.ts";
import { type Box, boxEquals, isEmptyBox, type Space } from "../space/box.ts";
import { findGaps } from "../space/gaps.ts";
import { mergeBoxes } from "../space/merge.ts";
import { refine, visitParts } from "../space/refine.ts";
import { intersect } from "../space/side.ts";
import { toBox, toNamed } from "../parts/axes.ts";
import type { InputAxes } from "./inputs.ts";

/** The axes that the regions restrict, in the order of the inputs' names. */
export function axesIn(axes: InputAxes, regions: readonly Region[]): Axis[] {
  const keys = new Set(regions.flatMap((region) => region.flatMap((box) => [...box.keys()])));
  return [...axes.values()].map(({ axis }) => axis).filter(({ key }) => keys.has(key));
}

export function boxesOn(axes: readonly Axis[], region: Region): Box[] {
  return region.filter((box) => [...box.values()].every((side) => side.length > 0)).map((box) => toBox(axes, box));
}

/** The same points in few disjoint boxes, in the order of `compareBoxes`. */
export function tidyRegion(axes: InputAxes, region: Region): NamedBox[] {
  const own = axesIn(axes, [region]);
  return mergeBoxes(own, separate(own, boxesOn(own, region))).map((box) => toNamed(own, box));
}

export function intersectRegions(a: Region, b: Region): Region {
  return a.flatMap((one) => b.map((other) => intersectNamed(one, other))).filter((box) => [...box.values()].every((side) => side.length > 0));
}

function intersectNamed(a: NamedBox, b: NamedBox): NamedBox {
  const both = new Map(a);
  for (const [key, side] of b) both.set(key, intersect(both.get(key) ?? side, side));
  return both;
}

/** Whether the regions have the same points but for those that never occur; false also where it would take too long to tell. */
export function isSameBut(axes: InputAxes, one: Region, other: Region, impossible: Region): boolean {
  const own = axesIn(axes, [one, other, impossible]);
  const [left, right] = [boxesOn(own, one), boxesOn(own, other)];
  const boxes = [...left, ...right, ...boxesOn(own, impossible)];
  const kindOf = (box: number): number => (box < left.length ? 0 : box < left.length + right.length ? 1 : 2);
  const decided = (covering: readonly number[]): boolean => covering.some((box) => kindOf(box) === 2);
  const ending = visitParts(own, boxes, { decided }, ({ holds }) => {
    const kinds = new Set(holds.map(kindOf));
    return kinds.has(2) || kinds.has(0) === kinds.has(1);
  });
  return ending === "all";
}

/**
 * The points of the domain that can occur, seen on some of the axes only: boxes that may overlap, whole on all other
 * axes. `undefined` where it would take too long to tell.
 */
export function askedFor(space: Space, domain: readonly Box[], impossible: readonly Box[], onto: ReadonlySet<number>): Box[] | undefined {
  const project = (box: Box): Box => box.map((side, axis) => (onto.has(axis) ? side : undefined));
  if (impossible.length === 0) return dropRepeated(space, domain.filter((box) => !isEmptyBox(box)).map(project));
  const isOut = (box: number): boolean => box >= domain.length;
  const { parts, complete } = refine(space, [...domain, ...impossible], {
    decided: (covering, crossing) => covering.some(isOut) || ![...covering, ...crossing].some((box) => !isOut(box)),
  });
  if (!complete) return undefined;
  const asked = parts.filter(({ holds }) => holds.length > 0 && !holds.some(isOut));
  return dropRepeated(space, asked.map(({ region }) => project(region)));
}

function dropRepeated(space: Space, boxes: readonly Box[]): Box[] {
  const kept: Box[] = [];
  for (const box of boxes) if (!kept.some((other) => boxEquals(space, other, box))) kept.push(box);
  return kept;
}

/**
 * The impossible combinations as far as they can be told on the given axes alone. A box over these axes stays as it is;
 * of the others together remains what they leave no way out of.
 */
export function impossibleOn(axes: InputAxes, keys: ReadonlySet<string>, impossible: Region): Region {
  const isWithin = (box: NamedBox): boolean => [...box.keys()].every((key) => keys.has(key));
  const inside = impossible.filter(isWithin);
  const outside = impossible.filter((box) => !isWithin(box));
  return [...inside, ...blockedBy(axes, keys, outside)];
}

function blockedBy(axes: InputAxes, keys: ReadonlySet<string>, impossible: Region): Region {
  const own = axesIn(axes, [impossible]);
  const { parts, complete } = refine(own, boxesOn(own, impossible));
  if (!complete || impossible.length === 0) return [];
  const kept = own.filter(({ key }) => keys.has(key));
  const ways = parts.filter(({ holds }) => holds.length === 0).map(({ region }) => toBox(kept, toNamed(own, region)));
  const { gaps, ended } = findGaps(kept, ways);
  return ended === "all" ? mergeBoxes(kept, gaps.filter((box) => !isEmptyBox(box))).map((box) => toNamed(kept, box)) : [];
}
