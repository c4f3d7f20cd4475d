import { bitCount, type CellSets, cellSetsOf, hasCellSets } from "./cell-sets.ts";
import type { Grid } from "./grid.ts";

/**
 * Whether the grid's disjoint boxes are seen at once to be the fewest with their points: no box inside their union holds the
 * lowest cells of two of them, so that each of these cells needs a box of its own. Such cells are an antirectangle (Chaiken,
 * Kleitman, Saks, Shearer, "Covering Regions by Rectangles", SIAM Journal on Algebraic and Discrete Methods 2, 1981). A
 * staircase of two growing amounts is of this kind; where false, there may still be no fewer.
 */
export function areSeenToBeFewest(grid: Grid): boolean {
  if (!hasCellSets(grid)) return false;
  const all = Array.from({ length: grid.boxCount }, (_, box) => cellSetsOf(grid, box));
  const lowest = all.map((sets) => sets.map((set) => set & -set));
  return lowest.every((cell, index) => lowest.slice(0, index).every((other) => !fill(all, cell.map((set, axis) => set | (other[axis] ?? 0)))));
}

/** Whether the disjoint boxes fill the one. */
function fill(boxes: readonly CellSets[], one: CellSets): boolean {
  const volume = boxes.reduce((sum, box) => sum + one.reduce((product, set, axis) => product * bitCount(set & (box[axis] ?? 0)), 1), 0);
  return volume === one.reduce((product, set) => product * bitCount(set), 1);
}
