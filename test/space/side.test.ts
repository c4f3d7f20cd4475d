import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as side from "../../compiler/space/side.ts";
import { anySide } from "./small-space.ts";

const size = 9;
const two = [anySide(size), anySide(size)] as const;
const all = Array.from({ length: size }, (_, point) => point);
const holds = (of: side.Side): boolean[] => all.map((point) => side.contains(of, point));

describe("a side", () => {
  it("is canonical: neighbours join, a hole keeps intervals apart", () => {
    expect(side.fromPoints([3, 1, 2, 2])).toEqual([1, 3]);
    expect(side.fromPoints([1, 3])).toEqual([1, 1, 3, 3]);
    expect(side.fromIntervals([4, 6, 0, 3])).toEqual([0, 6]);
    expect(side.fromIntervals([5, 6, 0, 3])).toEqual([0, 3, 5, 6]);
    expect(side.fromIntervals([0, 9, 2, 3])).toEqual([0, 9]);
    expect(side.fromIntervals([3, 2])).toEqual([]);
    expect(side.interval(3, 2)).toEqual([]);
  });

  it("does as sets of points do", () => {
    fc.assert(
      fc.property(...two, (a, b) => {
        const inA = holds(a);
        const inB = holds(b);
        expect(holds(side.union(a, b))).toEqual(all.map((point) => inA[point] || inB[point]));
        expect(holds(side.intersect(a, b))).toEqual(all.map((point) => inA[point] && inB[point]));
        expect(holds(side.subtract(a, b))).toEqual(all.map((point) => inA[point] && !inB[point]));
        expect(holds(side.complement(a, size))).toEqual(inA.map((held) => !held));
        expect(side.isSubset(a, b)).toBe(all.every((point) => !inA[point] || inB[point]));
        expect(side.isDisjoint(a, b)).toBe(!all.some((point) => inA[point] && inB[point]));
        expect(side.countOf(a)).toBe(inA.filter(Boolean).length);
        expect(side.pointsOf(a)).toEqual(all.filter((point) => inA[point]));
      }),
    );
  });

  it("gives results in canonical form", () => {
    fc.assert(
      fc.property(...two, (a, b) => {
        for (const result of [side.union(a, b), side.intersect(a, b), side.subtract(a, b), side.complement(a, size)]) {
          expect(result).toEqual(side.fromPoints(side.pointsOf(result)));
        }
      }),
    );
  });

  it("orders sides totally", () => {
    fc.assert(
      fc.property(...two, (a, b) => {
        expect(side.compareSides(a, b) === 0).toBe(side.equal(a, b));
        expect(Math.sign(side.compareSides(a, b)) + Math.sign(side.compareSides(b, a))).toBe(0);
      }),
    );
  });

  it("never lists the points of a long axis", () => {
    const size31 = 2 ** 31 - 1;
    expect(side.complement([5, size31 - 3], size31)).toEqual([0, 4, size31 - 2, size31 - 1]);
    expect(side.countOf(side.wholeSide(size31))).toBe(size31);
  });
});
