import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { intersectRegions, subtractRegion } from "../../compiler/check/region.ts";
import type { NamedBox, Region } from "../../compiler/model/dimension.ts";
import { fromPoints } from "../../compiler/space/side.ts";

const SIZE = 4;
const AXES = ["a", "b", "c"];
const side = fc.uniqueArray(fc.nat(SIZE - 1), { minLength: 1 }).map(fromPoints);
const box: fc.Arbitrary<NamedBox> = fc.array(fc.tuple(fc.constantFrom(...AXES), side), { maxLength: 3 }).map((sides) => new Map(sides));
const region: fc.Arbitrary<Region> = fc.array(box, { maxLength: 4 });

function contains(where: Region, point: readonly number[]): boolean {
  return where.some((one) => AXES.every((axis, index) => isIn(one.get(axis), point[index]!)));
}

function isIn(intervals: readonly number[] | undefined, point: number): boolean {
  if (intervals === undefined) return true;
  return intervals.some((low, index) => index % 2 === 0 && low <= point && point <= intervals[index + 1]!);
}

const points = Array.from({ length: SIZE ** 3 }, (_, index) => [index % SIZE, Math.floor(index / SIZE) % SIZE, Math.floor(index / SIZE ** 2)]);

describe("regions", () => {
  it("meet in exactly the points both hold", () => {
    fc.assert(fc.property(region, region, (a, b) => {
      const both = intersectRegions(a, b);
      for (const point of points) expect(contains(both, point)).toBe(contains(a, point) && contains(b, point));
    }));
  });

  it("lose exactly the points taken away", () => {
    fc.assert(fc.property(region, region, (a, b) => {
      const rest = subtractRegion(a, b, () => SIZE);
      for (const point of points) expect(contains(rest, point)).toBe(contains(a, point) && !contains(b, point));
    }));
  });
});
