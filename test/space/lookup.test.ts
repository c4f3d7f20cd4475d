import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Box, boxContainsPoint } from "../../compiler/space/box.ts";
import { buildTree, findLabel, type Labelled } from "../../compiler/space/lookup.ts";
import { mergeLabelled } from "../../compiler/space/merge.ts";
import { refine } from "../../compiler/space/refine.ts";
import { mixedSpace, newDice, treeRows } from "../bench/random-table.ts";
import { anyCase, anyLabelling, boxOfPoint, pointsOf } from "./small-space.ts";

function scan<T>(items: readonly Labelled<T>[], point: readonly number[]): T | undefined {
  return items.find(({ region }) => boxContainsPoint(region, point))?.label;
}

describe("the tree", () => {
  it("finds what a scan finds, in parts with holes and where nothing is", () => {
    fc.assert(
      fc.property(anyCase(6), ({ space, boxes }) => {
        const held = refine(space, boxes).parts.filter(({ holds }) => holds.length > 0);
        const items = held.map(({ region, holds }) => ({ region, label: holds.join() }));
        const tree = buildTree(space, items)!;
        for (const point of pointsOf(space)) expect(findLabel(tree, point)).toBe(scan(items, point));
      }),
    );
  });

  it("finds what a scan finds in merged regions", () => {
    fc.assert(
      fc.property(anyLabelling(3), ({ space, labelOf }) => {
        const items = mergeLabelled(space, pointsOf(space).map((point) => ({ region: boxOfPoint(point), label: labelOf(point) })));
        const tree = buildTree(space, items)!;
        for (const point of pointsOf(space)) expect(findLabel(tree, point)).toBe(labelOf(point));
      }),
    );
  });

  it("finds the row of a random point of a large table", () => {
    const space = mixedSpace(8);
    const dice = newDice(12);
    const items = treeRows(space, 500, dice).map((region, label) => ({ region, label }));
    const tree = buildTree(space, items)!;
    for (let i = 0; i < 500; i++) {
      const point = space.map(({ size }) => dice(size));
      expect(findLabel(tree, point)).toBe(scan(items, point));
    }
  });

  it("is a single leaf where there is nothing to ask", () => {
    expect(findLabel(buildTree([{ size: 3 }], [])!, [1])).toBeUndefined();
    expect(findLabel(buildTree([{ size: 3 }], [{ region: [undefined], label: "all" }])!, [1])).toBe("all");
    expect(findLabel(buildTree([], [{ region: [], label: 0n }])!, [])).toBe(0n);
  });

  it("gives up when the budget runs out", () => {
    const items = pointsOf([{ size: 9 }]).map((point) => ({ region: boxOfPoint(point) as Box, label: String(point) }));
    expect(buildTree([{ size: 9 }], items, 20)).toBeUndefined();
    expect(buildTree([{ size: 9 }], items, 1000)).toBeDefined();
  });
});
