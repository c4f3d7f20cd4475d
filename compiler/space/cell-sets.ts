import { type Box, normalizeBox } from "./box.ts";
import type { Grid } from "./grid.ts";
import { fromIntervals } from "./side.ts";

/** A product of sets of cells of a grid: a mask for each axis. */
export type CellSets = readonly number[];

/** Masks stay clear of the sign bit. */
const mostCellsOfAxis = 30;

/** Whether its boxes have masks, and the cells of any of them a safe number. */
export function hasCellSets({ cells }: Grid): boolean {
  return cells.every(({ count }) => count <= mostCellsOfAxis) && Number.isSafeInteger(cells.reduce((product, { count }) => product * count, 1));
}

export function cellSetsOf(grid: Grid, box: number): number[] {
  const sets = grid.cells.map(({ count }) => bitsFrom(0, count - 1));
  for (let entry = grid.from[box] as number; entry < (grid.from[box + 1] as number); entry++) {
    sets[grid.axis[entry] as number] = cellsOfEntry(grid, entry);
  }
  return sets;
}

/** The axes on which not all are alike. */
export function axesThatDiffer(all: readonly CellSets[]): number[] {
  const [first = []] = all;
  return [...first.keys()].filter((axis) => all.some((sets) => sets[axis] !== first[axis]));
}

function cellsOfEntry(grid: Grid, entry: number): number {
  const holes = grid.holes[entry] as number;
  if (holes < 0) return bitsFrom(grid.lo[entry] as number, grid.hi[entry] as number);
  let set = 0;
  const end = holes + 1 + 2 * (grid.ranges[holes] as number);
  for (let i = holes + 1; i < end; i += 2) set |= bitsFrom(grid.ranges[i] as number, grid.ranges[i + 1] as number);
  return set;
}

function bitsFrom(lo: number, hi: number): number {
  return ((1 << (hi + 1 - lo)) - 1) << lo;
}

export function boxOfCellSets(grid: Grid, sets: CellSets): Box {
  const box = grid.cells.map(({ points }, axis) => fromIntervals(points.filter((_, cell) => ((sets[axis] ?? 0) >> cell) & 1).flat()));
  return normalizeBox(grid.space, box);
}

export function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
