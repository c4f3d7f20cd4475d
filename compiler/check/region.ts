/** Regions (unions of boxes over named axes) combined; empty boxes are dropped as they arise. */
import type { NamedBox, Region } from "../model/dimension.ts";
import { complement, intersect } from "../space/side.ts";

/** `undefined` when the two have no point in common. */
export function intersectNamed(a: NamedBox, b: NamedBox): NamedBox | undefined {
  if (b.size === 0) return a;
  const both = new Map(a);
  for (const [key, side] of b) {
    const other = both.get(key);
    const common = other === undefined ? side : intersect(other, side);
    if (common.length === 0) return undefined;
    both.set(key, common);
  }
  return both;
}

export function intersectRegions(a: Region, b: Region): Region {
  return a.flatMap((one) => b.map((other) => intersectNamed(one, other)).filter((box) => box !== undefined));
}

export function boxOf(key: string, side: readonly number[]): Region {
  return side.length === 0 ? [] : [new Map([[key, side]])];
}

/** The points of `region` outside `removed`, in boxes that do not meet where those of `region` did not. */
export function subtractNamed(region: Region, removed: NamedBox, sizeOf: (key: string) => number): Region {
  return region.flatMap((box) => (intersectNamed(box, removed) === undefined ? [box] : pieces(box, removed, sizeOf)));
}

export function subtractRegion(region: Region, removed: Region, sizeOf: (key: string) => number): Region {
  return removed.reduce<Region>((rest, box) => subtractNamed(rest, box, sizeOf), region);
}

function pieces(box: NamedBox, removed: NamedBox, sizeOf: (key: string) => number): NamedBox[] {
  const found: NamedBox[] = [];
  let rest: NamedBox = box;
  for (const [key, side] of removed) {
    const outside = intersectNamed(rest, new Map([[key, complement(side, sizeOf(key))]]));
    if (outside !== undefined && outside.get(key)?.length !== 0) found.push(outside);
    rest = intersectNamed(rest, new Map([[key, side]])) ?? rest;
  }
  return found;
}
