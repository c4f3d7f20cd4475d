import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Box, boxEquals, intersectBoxes, isEmptyBox } from "../../compiler/space/box.ts";
import { findOverlaps, type Overlap } from "../../compiler/space/clashes.ts";
import { damage, mixedSpace, newDice, scatteredRows, treeRows } from "../bench/random-table.ts";
import { anyBox, anyCase } from "./small-space.ts";

function allPairs(boxes: readonly Box[], region?: Box): Overlap[] {
  const met = (a: number, b: number): Box => {
    const meeting = intersectBoxes(boxes[a]!, boxes[b]!);
    return region === undefined ? meeting : intersectBoxes(meeting, region);
  };
  return boxes.flatMap((_, a) =>
    boxes.flatMap((_, b) => (a < b && !isEmptyBox(met(a, b)) ? [{ a, b, region: met(a, b) }] : [])),
  );
}

describe("overlaps", () => {
  it("are every pair that meets, once, with where", () => {
    const cases = anyCase(20, 2, 8).chain((found) =>
      fc.record({ found: fc.constant(found), region: fc.option(anyBox(found.space), { nil: undefined }) }),
    );
    fc.assert(
      fc.property(cases, ({ found: { space, boxes }, region }) => {
        const { overlaps, ended } = findOverlaps(space, boxes, { region });
        const expected = allPairs(boxes, region);
        expect(ended).toBe("all");
        expect(overlaps.map(({ a, b }) => [a, b])).toEqual(expected.map(({ a, b }) => [a, b]));
        for (const [i, { region: found }] of overlaps.entries()) expect(boxEquals(space, found, expected[i]!.region)).toBe(true);
      }),
    );
  });

  it.each([[2], [5]])("equal all pairs on tables of %i columns, where cuts sort boxes apart", (columns) => {
    const space = mixedSpace(columns);
    const dice = newDice(columns);
    for (const rows of [damage(space, treeRows(space, 300, dice), "widened", dice), scatteredRows(space, 150, dice)]) {
      expect(findOverlaps(space, rows).overlaps).toEqual(allPairs(rows));
    }
  });

  it("are none in a whole tree of cuts", () => {
    const space = mixedSpace(7);
    expect(findOverlaps(space, treeRows(space, 400, newDice(3)))).toEqual({ overlaps: [], ended: "all" });
  });

  it("can be asked for some pairs only", () => {
    const boxes = [[undefined], [[0, 1]], [[1, 2]]];
    const { overlaps } = findOverlaps([{ size: 3 }], boxes, { concerns: (a) => a > 0 });
    expect(overlaps).toEqual([{ a: 1, b: 2, region: [[1, 1]] }]);
  });

  it("stop at the limit, or at the budget", () => {
    const boxes = Array.from({ length: 40 }, () => [undefined]);
    expect(findOverlaps([{ size: 3 }], boxes).overlaps).toHaveLength(780);
    expect(findOverlaps([{ size: 3 }], boxes, { limit: 780 }).ended).toBe("all");
    expect(findOverlaps([{ size: 3 }], boxes, { limit: 779 })).toMatchObject({ overlaps: { length: 779 }, ended: "limit" });
    expect(findOverlaps([{ size: 3 }], boxes, { budget: 10 })).toEqual({ overlaps: [], ended: "budget" });
  });
});
