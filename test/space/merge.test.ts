import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areFarApart } from "../../compiler/space/antirectangle.ts";
import { type Box, boxContainsPoint, type Space } from "../../compiler/space/box.ts";
import { findFewest } from "../../compiler/space/fewest.ts";
import { buildGrid } from "../../compiler/space/grid.ts";
import { findGaps } from "../../compiler/space/gaps.ts";
import type { Labelled } from "../../compiler/space/lookup.ts";
import { mergeBoxes, mergeLabelled } from "../../compiler/space/merge.ts";
import { refine } from "../../compiler/space/refine.ts";
import { widenBoxes } from "../../compiler/space/widen.ts";
import { mixedSpace, newDice, scatteredRows, treeRows } from "../bench/random-table.ts";
import { anyCase, anyLabelling, boxOfPoint, pointsOf, pointsOfAll } from "./small-space.ts";

const ten = [{ size: 10 }, { size: 10 }];
const pinwheel: Box[] = [[[0, 5], [0, 3]], [[6, 9], [0, 6]], [[3, 9], [7, 9]], [[0, 2], [4, 9]], [[3, 5], [4, 6]]];
const square = [{ size: 3 }, { size: 3 }];
const fewest = (space: Space, boxes: readonly Box[]): Box[] | undefined => findFewest(buildGrid(space, boxes));

describe("merging", () => {
  it("keeps the points, stays disjoint and never adds a box", () => {
    fc.assert(
      fc.property(anyCase(7), ({ space, boxes }) => {
        const gaps = findGaps(space, boxes).gaps;
        const merged = mergeBoxes(space, gaps);
        expect(pointsOfAll(space, merged)).toEqual(pointsOfAll(space, gaps));
        expect(merged.length).toBeLessThanOrEqual(gaps.length);
        expect(mergeBoxes(space, [...gaps].reverse())).toEqual(merged);
      }),
    );
  });

  it("makes one box of the points of one box", () => {
    fc.assert(
      fc.property(anyCase(1), ({ space, boxes }) => {
        const box = boxes[0] ?? space.map(() => undefined);
        const points = pointsOf(space).filter((point) => boxContainsPoint(box, point)).map(boxOfPoint);
        expect(mergeBoxes(space, points)).toHaveLength(Math.min(1, points.length));
      }),
    );
  });

  it("leaves boxes alone that no line along an axis passes through two of, and joins where one does", () => {
    const diagonal: Box[] = [0, 3, 6].map((i) => [[i, i + 1], [8 - i, 9 - i]]);
    expect(areFarApart(diagonal)).toBe(true);
    expect(mergeBoxes(ten, [...diagonal].reverse())).toEqual(diagonal);
    const moved: Box[] = [...diagonal, [[2, 2], [8, 9]]];
    expect(areFarApart(moved)).toBe(false);
    expect(mergeBoxes(ten, moved)).toHaveLength(3);
  });

  it("never takes boxes for far apart that fewer would hold", () => {
    fc.assert(
      fc.property(fc.subarray(pointsOf(square), { minLength: 1 }), (points) => {
        const boxes = points.map(boxOfPoint);
        if (areFarApart(boxes)) expect(fewest(square, boxes)).toBeUndefined();
      }),
    );
  });

  it("undoes cuts that were made at different places", () => {
    expect(mergeBoxes(ten, pinwheel)).toEqual([[undefined, undefined]]);
    expect(mergeBoxes(ten, pinwheel.slice(0, 4))).toHaveLength(2);
  });

  it("gives back rows that other boxes have cut up", () => {
    const space = mixedSpace(3);
    const rows = treeRows(space, 12, newDice(8));
    const cutters = scatteredRows(space, 3, newDice(9));
    const items = refine(space, [...rows, ...cutters]).parts.map(({ region, holds }) => ({ region, label: holds[0]! }));
    expect(items.length).toBeGreaterThan(20);
    const merged = mergeLabelled(space, items).sort((a, b) => a.label - b.label);
    expect(merged).toEqual(rows.map((region, label) => ({ region, label })));
  });

  it("keeps what each point is called", () => {
    fc.assert(
      fc.property(anyLabelling(3), ({ space, labelOf }) => {
        const items = pointsOf(space).map((point) => ({ region: boxOfPoint(point), label: labelOf(point) }));
        const merged = mergeLabelled(space, items);
        for (const point of pointsOf(space)) {
          const found = merged.filter(({ region }) => boxContainsPoint(region, point));
          expect(found.map(({ label }) => label)).toEqual([labelOf(point)]);
        }
      }),
    );
  });

  it("leaves labels in the order they come in", () => {
    const items: Labelled<string>[] = ["a", "b", "b"].map((label, point) => ({ region: [[point, point]], label }));
    items.reverse();
    expect(mergeLabelled([{ size: 3 }], items)).toEqual([{ region: [[1, 2]], label: "b" }, { region: [[0, 0]], label: "a" }]);
  });

  it("finds the fewest where that needs a search, and says nothing when they are the fewest", () => {
    const ell: Box[] = [[[0, 0], [0, 0]], [[0, 0], [1, 2]], [[1, 2], [0, 0]]];
    expect(fewest(square, ell)).toHaveLength(2);
    expect(fewest(square, [[[0, 0], undefined], [[1, 2], [0, 0]]])).toBeUndefined();
  });

  it("searches where widening one box at a time finds no better", () => {
    const points = [[0, 1], [0, 3], [1, 0], [1, 3], [2, 0], [2, 2], [3, 0], [3, 1], [3, 2], [3, 3]];
    expect(mergeBoxes([{ size: 4 }, { size: 4 }], points.map(boxOfPoint))).toHaveLength(3);
  });

  it("searches among disjoint boxes only", () => {
    fc.assert(
      fc.property(fc.subarray(pointsOf(square), { minLength: 1 }), (points) => {
        const found = fewest(square, points.map(boxOfPoint));
        if (found !== undefined) expect(pointsOfAll(square, found)).toEqual(points.map(String).sort());
      }),
    );
  });

  it("widens boxes into one where nothing merges, and leaves alone what cannot grow", () => {
    const asTheyAre = (boxes: readonly Box[]): readonly Box[] => boxes;
    expect(widenBoxes(buildGrid(ten, pinwheel), pinwheel, asTheyAre)).toEqual([[undefined, undefined]]);
    const corners: Box[] = [[[0, 3], [0, 3]], [[4, 6], [4, 6]], [[7, 9], [7, 9]]];
    expect(widenBoxes(buildGrid(ten, corners), corners, asTheyAre)).toBe(corners);
  });

  it("widens where there is too much to search", () => {
    const space = [...ten, ...Array.from({ length: 4 }, () => ({ size: 9 }))];
    const tail: Box = [[1, 2], [3, 3], [0, 4], [8, 8]];
    const apart: Box[] = Array.from({ length: 9 }, (_, i) => [[i, i], [i, i], [i, i], [i, i], [i, i], [0, 0]]);
    const merged = mergeBoxes(space, [...pinwheel.map((box) => [...box, ...tail]), ...apart]);
    expect(merged).toHaveLength(10);
    expect(merged).toContainEqual([undefined, undefined, ...tail]);
  });

  it("is not beaten by trying every partition of the few points of a square", () => {
    fc.assert(
      fc.property(fc.subarray(pointsOf([{ size: 3 }, { size: 2 }]), { minLength: 1 }), (points) => {
        const space = [{ size: 3 }, { size: 2 }];
        expect(mergeBoxes(space, points.map(boxOfPoint)).length).toBe(fewestByTrying(points));
      }),
    );
  });
});

/** Puts each point in one of the groups before it or a new one; keeps partitions into products. */
function fewestByTrying(points: readonly (readonly number[])[], groups: readonly (readonly number[])[][] = []): number {
  const [point, ...rest] = points;
  if (point === undefined) return groups.every(isProduct) ? groups.length : Infinity;
  const joined = groups.map((group, i) => fewestByTrying(rest, groups.with(i, [...group, point])));
  return Math.min(...joined, fewestByTrying(rest, [...groups, [point]]));
}

function isProduct(group: readonly (readonly number[])[]): boolean {
  return new Set(group.map(([x]) => x)).size * new Set(group.map(([, y]) => y)).size === group.length;
}
