import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEmptyBox } from "../../compiler/space/box.ts";
import { chooseCut, newTally } from "../../compiler/space/cut.ts";
import { buildGrid, relate, wholeCellBox } from "../../compiler/space/grid.ts";
import { anyCase } from "./small-space.ts";

const space = [{ size: 10 }, { size: 10 }];

function cutOf(boxes: Parameters<typeof buildGrid>[1]) {
  const grid = buildGrid(space, boxes, { ordered: true });
  const order = Int32Array.from(boxes.keys());
  const cut = chooseCut(grid, newTally(grid), wholeCellBox(grid), order, 0, order.length);
  return cut && { ...cut, at: grid.cells[cut.axis]?.points[cut.at]?.[0] };
}

describe("the cut", () => {
  it("lies where no box lies across", () => {
    const across = [[[0, 4], [0, 2]], [[5, 9], [0, 2]], [[0, 6], [3, 9]], [[7, 9], [3, 9]]];
    expect(cutOf(across)).toEqual({ axis: 1, at: 3, left: 2, right: 2 });
  });

  it("is the even one of several such", () => {
    const slices = [0, 1, 2, 3, 4, 5].map((point) => [[point, point], undefined]);
    expect(cutOf(slices)).toEqual({ axis: 0, at: 3, left: 3, right: 3 });
  });

  it("is none where no box has an edge, and uses holes where there is no end", () => {
    expect(cutOf([[undefined, undefined]])).toBeUndefined();
    expect(cutOf([[undefined, [0, 3, 6, 9]]])).toEqual({ axis: 1, at: 4, left: 1, right: 1 });
  });

  it("counts the boxes that meet each half, the second time as the first", () => {
    fc.assert(
      fc.property(anyCase(8, 3, 6), (found) => {
        const boxes = found.boxes.filter((box) => !isEmptyBox(box));
        const grid = buildGrid(found.space, boxes);
        const [tally, at, order] = [newTally(grid), wholeCellBox(grid), Int32Array.from(boxes.keys())];
        const cut = chooseCut(grid, tally, at, order, 0, boxes.length);
        expect(chooseCut(grid, tally, at, order, 0, boxes.length)).toEqual(cut);
        if (cut === undefined) return;
        const left = { lo: at.lo, hi: at.hi.with(cut.axis, cut.at - 1) };
        const right = { lo: at.lo.with(cut.axis, cut.at), hi: at.hi };
        const meeting = (half: typeof at) => order.filter((box) => relate(grid, box, half) !== "misses").length;
        expect({ left: cut.left, right: cut.right }).toEqual({ left: meeting(left), right: meeting(right) });
      }),
    );
  });
});
