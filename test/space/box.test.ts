import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as boxes from "../../compiler/space/box.ts";
import { lowestPoint } from "../../compiler/space/sample.ts";
import { anyBox, pointsIn, pointsOfAll } from "./small-space.ts";

const space = [{ size: 3 }, { size: 4 }, { size: 2 }];
const two = [anyBox(space), anyBox(space)] as const;

describe("boxes", () => {
  it("do as sets of points do", () => {
    fc.assert(
      fc.property(...two, (a, b) => {
        const inA = new Set(pointsIn(space, a));
        const inB = new Set(pointsIn(space, b));
        const both = [...inA].filter((point) => inB.has(point));
        expect(pointsIn(space, boxes.intersectBoxes(a, b))).toEqual(both);
        expect(boxes.doBoxesMeet(a, b)).toBe(both.length > 0);
        expect(boxes.isEmptyBox(a)).toBe(inA.size === 0);
        expect(boxes.boxContainsBox(space, b, a)).toBe(both.length === inA.size);
        expect(boxes.volumeOf(space, a)).toBe(BigInt(inA.size));
      }),
    );
  });

  it("subtract into disjoint pieces, no more than axes", () => {
    fc.assert(
      fc.property(...two, (a, b) => {
        const pieces = boxes.subtractBox(space, a, b);
        const inB = new Set(pointsIn(space, b));
        expect(pointsOfAll(space, pieces)).toEqual(pointsIn(space, a).filter((point) => !inB.has(point)).sort());
        expect(pieces.length).toBeLessThanOrEqual(space.length);
      }),
    );
  });

  it("have a hull that holds both and equals their union when they differ on one axis", () => {
    const hull = boxes.hullOf(space, [[0, 0], [1, 1], undefined], [[0, 0], [3, 3], undefined]);
    expect(hull).toEqual([[0, 0], [1, 1, 3, 3], undefined]);
    fc.assert(
      fc.property(...two, (a, b) => {
        const wide = boxes.hullOf(space, a, b);
        expect(boxes.boxContainsBox(space, wide, a) && boxes.boxContainsBox(space, wide, b)).toBe(true);
      }),
    );
  });

  it("are equal when a full side is spelled out, not when a point lacks", () => {
    expect(boxes.boxEquals(space, [[0, 2], undefined, [1, 1]], [undefined, [0, 3], [1, 1]])).toBe(true);
    expect(boxes.boxEquals(space, [[0, 1], undefined, [1, 1]], [undefined, [0, 3], [1, 1]])).toBe(false);
    expect(boxes.normalizeBox(space, [[0, 2], [0, 2], [1, 1]])).toEqual([undefined, [0, 2], [1, 1]]);
  });

  it("show their lowest corner, an empty one none", () => {
    expect(lowestPoint(space, [[1, 2], undefined, [1, 1]])).toEqual([1, 0, 1]);
    expect(lowestPoint(space, [[1, 2], [], undefined])).toBeUndefined();
    expect(lowestPoint(space, boxes.wholeBox(space))).toEqual([0, 0, 0]);
  });

  it("sort the same from every order", () => {
    fc.assert(
      fc.property(fc.array(anyBox(space), { maxLength: 5 }), (list) => {
        const sorted = (some: readonly boxes.Box[]) => boxes.sortBoxes(space, some.map((box) => boxes.normalizeBox(space, box)));
        expect(sorted([...list].reverse())).toEqual(sorted(list));
      }),
    );
  });
});
