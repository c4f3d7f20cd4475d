import type { Box } from "./box.ts";
import { axesThatDiffer, bitCount, type CellSets, cellSetsOf, hasCellSets } from "./cell-sets.ts";
import type { Grid } from "./grid.ts";
import { isDisjoint } from "./side.ts";

/**
 * Whether no line along an axis meets two of the boxes. Then no box inside their union holds points of two of them, since from one
 * point to another of such a box one can go axis by axis within it, and so they are the fewest. What grows along two axes gives many such.
 */
export function areFarApart(boxes: readonly Box[]): boolean {
  return boxes.every((box, index) => {
    for (let other = 0; other < index; other++) if (doShareLine(box, boxes[other] as Box)) return false;
    return true;
  });
}

function doShareLine(a: Box, b: Box): boolean {
  let apart = 0;
  for (let axis = 0; axis < a.length && apart < 2; axis++) {
    const [one, other] = [a[axis], b[axis]];
    if (one !== other && one !== undefined && other !== undefined && isDisjoint(one, other)) apart++;
  }
  return apart < 2;
}

/**
 * Whether the grid's disjoint boxes are seen at once to be the fewest with their points: no box inside their union holds the
 * lowest cells of two of them, so that each of these cells needs a box of its own. Such cells are an antirectangle (Chaiken,
 * Kleitman, Saks, Shearer, "Covering Regions by Rectangles", SIAM Journal on Algebraic and Discrete Methods 2, 1981). A
 * staircase of two growing amounts is of this kind; where false, there may still be no fewer.
 */
export function areSeenToBeFewest(grid: Grid): boolean {
  if (!hasCellSets(grid)) return false;
  const all = Array.from({ length: grid.boxCount }, (_, box) => cellSetsOf(grid, box));
  const axes = axesThatDiffer(all);
  const boxes = all.map((sets) => axes.map((axis) => sets[axis] ?? 0));
  const lowest = boxes.map((sets) => sets.map((set) => set & -set));
  return lowest.every((cell, index) => {
    for (const other of lowest.slice(0, index)) if (doFill(boxes, cell.map((set, axis) => set | (other[axis] ?? 0)))) return false;
    return true;
  });
}

/** Whether the disjoint boxes fill the one. */
function doFill(boxes: readonly CellSets[], one: CellSets): boolean {
  let missing = sharedVolume(one, one);
  for (const box of boxes) missing -= sharedVolume(one, box);
  return missing === 0;
}

function sharedVolume(a: CellSets, b: CellSets): number {
  let volume = 1;
  for (let axis = 0; axis < a.length && volume !== 0; axis++) volume *= bitCount((a[axis] as number) & (b[axis] as number));
  return volume;
}
