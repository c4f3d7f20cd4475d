import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Box, boxContainsPoint, isEmptyBox, sortBoxes, type Space } from "../../compiler/space/box.ts";
import { type Part, refine, visitParts } from "../../compiler/space/refine.ts";
import { anyBox, anyCase, pointsIn, pointsOf, pointsOfAll } from "./small-space.ts";

function holdingAt(boxes: readonly Box[], point: readonly number[]): number[] {
  return [...boxes.keys()].filter((box) => boxContainsPoint(boxes[box]!, point));
}

function expectExact(space: Space, boxes: readonly Box[], parts: readonly Part[], region?: Box): void {
  const inside = pointsOf(space).filter((point) => region === undefined || boxContainsPoint(region, point));
  for (const point of inside) {
    const found = parts.filter((part) => boxContainsPoint(part.region, point));
    expect(found).toHaveLength(1);
    expect(found[0]!.holds).toEqual(holdingAt(boxes, point));
  }
  expect(pointsOfAll(space, parts.map((part) => part.region))).toHaveLength(inside.length);
  expect(parts.filter((part) => isEmptyBox(part.region))).toEqual([]);
}

describe("refinement", () => {
  it("gives disjoint parts that cover the space, each with its boxes", () => {
    fc.assert(
      fc.property(anyCase(6), ({ space, boxes }) => {
        const { parts, complete } = refine(space, boxes);
        expect(complete).toBe(true);
        expectExact(space, boxes, parts);
      }),
    );
  });

  it("stays in the region asked for", () => {
    const cases = anyCase(5).chain((found) => anyBox(found.space).map((region) => ({ ...found, region })));
    fc.assert(
      fc.property(cases, ({ space, boxes, region }) => {
        expectExact(space, boxes, refine(space, boxes, { region }).parts, region);
      }),
    );
  });

  it("works the same with more boxes than are always gathered into cells", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), anyCase(4, 2, 6), (copies, { space, boxes }) => {
        const many = Array.from({ length: 20 * copies }, () => boxes).flat();
        expectExact(space, many, refine(space, many).parts);
      }),
      { numRuns: 30 },
    );
  });

  it("cuts the same regions whatever the order of the boxes", () => {
    fc.assert(
      fc.property(anyCase(6), ({ space, boxes }) => {
        const regions = (list: readonly Box[]): readonly Box[] => sortBoxes(space, refine(space, list).parts.map((part) => part.region));
        expect(regions([...boxes].reverse())).toEqual(regions(boxes));
      }),
    );
  });

  it("takes scattered members together", () => {
    const space = [{ size: 340 }];
    const scattered = [[3, 3, 90, 91, 200, 200]];
    expect(refine(space, [scattered]).parts).toEqual([
      { region: [[0, 2, 4, 89, 92, 199, 201, 339]], holds: [] },
      { region: [[3, 3, 90, 91, 200, 200]], holds: [0] },
    ]);
  });

  it("handles axes of any length by their edges", () => {
    const last = 2 ** 31 - 2;
    const { parts } = refine([{ size: last + 1 }], [[[10, last]], [[0, last - 1]]]);
    expect(parts).toEqual([
      { region: [[0, 9]], holds: [1] },
      { region: [[10, last - 1]], holds: [0, 1] },
      { region: [[last, last]], holds: [0] },
    ]);
  });

  it("knows the edge cases: no axis, no box, an empty box, an empty region", () => {
    expect(refine([], [[], []]).parts).toEqual([{ region: [], holds: [0, 1] }]);
    expect(refine([{ size: 3 }], []).parts).toEqual([{ region: [undefined], holds: [] }]);
    expect(refine([{ size: 3 }], [[[]]]).parts).toEqual([{ region: [undefined], holds: [] }]);
    expect(refine([{ size: 3 }], [[undefined]], { region: [[]] }).parts).toEqual([]);
    expect(refine([{ size: 3 }], [], { region: [[0, 2]] }).parts).toEqual([{ region: [undefined], holds: [] }]);
  });

  it("says so when the budget runs out, and is complete with enough", () => {
    const space = Array.from({ length: 8 }, () => ({ size: 2 }));
    const boxes = space.map((_, axis) => space.map((_, other) => (other === axis ? [0, 0] : undefined)));
    const small = refine(space, boxes, { budget: 200 });
    expect(small.complete).toBe(false);
    expect(small.parts.length).toBeLessThan(256);
    expect(refine(space, boxes, { budget: 20_000 })).toMatchObject({ complete: true });
    expect(refine(space, boxes).parts).toHaveLength(256);
  });

  it("stops where the caller has decided", () => {
    const space = [{ size: 8 }, { size: 8 }];
    const rows: Box[] = [[[0, 3], undefined], [undefined, [2, 5]], [[1, 1], undefined]];
    const firstWins = (covering: readonly number[], crossing: readonly number[]): boolean =>
      covering[0] !== undefined && crossing.every((box) => box > covering[0]!);
    const { parts } = refine(space, rows, { decided: firstWins });
    expect(parts.length).toBeLessThan(refine(space, rows).parts.length);
    for (const point of pointsOf(space)) {
      const part = parts.find(({ region }) => boxContainsPoint(region, point));
      expect(part?.holds[0]).toBe(holdingAt(rows, point)[0]);
    }
  });

  it("streams the parts and stops when told", () => {
    const seen: Part[] = [];
    const rows: Box[] = [[[0, 3]], [[5, 6]]];
    const ending = visitParts([{ size: 9 }], rows, {}, (part) => seen.push(part) < 2);
    expect(ending).toBe("stopped");
    expect(seen).toHaveLength(2);
    expect(visitParts([{ size: 9 }], rows, {}, () => undefined)).toBe("all");
    expect(pointsIn([{ size: 9 }], seen[0]!.region).length).toBeGreaterThan(0);
  });
});
