import { describe, expect, it } from "vitest";
import { cutIntoCells, pointsOfCells } from "../../compiler/space/cells.ts";

describe("cells", () => {
  it("are cut at the edges inside the axis only", () => {
    const { cells, ranges } = cutIntoCells(10, undefined, [[0, 4], [2, 9], undefined, []], false);
    expect(cells).toEqual({ count: 3, points: [[0, 1], [2, 4], [5, 9]] });
    expect(ranges).toEqual([[0, 1], [1, 2], undefined, []]);
  });

  it("stay inside the area, and a side that holds all of it is whole", () => {
    const { cells, ranges } = cutIntoCells(10, [2, 3, 6, 8], [[0, 6], [2, 8], [4, 5]], false);
    expect(cells.points).toEqual([[2, 3], [6, 6], [7, 8]]);
    expect(ranges).toEqual([[0, 1], undefined, []]);
    expect(pointsOfCells(cells, 0, 1)).toEqual([2, 3, 6, 6]);
  });

  it("gather pieces no side tells apart, and keep those one does", () => {
    const scattered = [[1, 1, 4, 4, 7, 7]];
    expect(cutIntoCells(9, undefined, scattered, true).cells.points).toEqual([[0, 0, 2, 3, 5, 6, 8, 8], [1, 1, 4, 4, 7, 7]]);
    const { cells, ranges } = cutIntoCells(9, undefined, [...scattered, [0, 4]], true);
    expect(cells.points).toEqual([[0, 0, 2, 3], [1, 1, 4, 4], [5, 6, 8, 8], [7, 7]]);
    expect(ranges).toEqual([[1, 1, 3, 3], [0, 1]]);
  });
});
