import type { Box } from "./box.ts";
import { bitCount, boxOfCellSets, cellSetsOf } from "./cell-sets.ts";
import type { Grid } from "./grid.ts";

/**
 * The fewest disjoint boxes with the points of the grid's, by exhaustive search with iterative deepening; `undefined` when the
 * given ones are already the fewest, or there is too much to try. Few enough are tables of some twenty cells, cells
 * being what is left of the axes once points that no box tells apart are one.
 */
export function findFewest(grid: Grid): Box[] | undefined {
  const counts = grid.cells.map(({ count }) => count);
  const cellCount = counts.reduce((product, count) => product * count, 1);
  const candidateCount = counts.reduce((product, count) => product * (2 ** count - 1), 1);
  if (cellCount > mostCells || candidateCount > mostCandidates) return undefined;
  const union = Array.from({ length: grid.boxCount }, (_, box) => maskOfBox(grid, box)).reduce((mask, other) => mask | other, 0);
  const search: Search = { candidates: candidatesIn(counts, union), steps: mostSteps };
  for (let count = 1; count < grid.boxCount; count++) {
    const found = coverExactly(search, union, count);
    if (found !== undefined) return found.map(({ sets }) => boxOfCellSets(grid, sets));
    if (search.steps <= 0) return undefined;
  }
  return undefined;
}

/** A cell is a bit of a mask. */
const mostCells = 24;
const mostCandidates = 4_000;
const mostSteps = 20_000;

/** A box of cells: a set of cells on each axis, and the mask of their product. */
interface Candidate {
  readonly sets: readonly number[];
  readonly mask: number;
}

interface Search {
  /** By lowest cell, largest first. */
  readonly candidates: readonly (readonly Candidate[])[];
  steps: number;
}

function candidatesIn(counts: readonly number[], union: number): Candidate[][] {
  const byLowest: Candidate[][] = Array.from({ length: mostCells }, () => []);
  for (const candidate of productsOf(counts)) {
    if ((candidate.mask & ~union) === 0) byLowest[lowestBit(candidate.mask)]?.push(candidate);
  }
  for (const list of byLowest) list.sort((a, b) => bitCount(b.mask) - bitCount(a.mask));
  return byLowest;
}

/** Every product of non-empty sets of cells, one for each axis. The first axis varies fastest in a mask. */
function productsOf(counts: readonly number[]): Candidate[] {
  let products: Candidate[] = [{ sets: [], mask: 1 }];
  let stride = 1;
  for (const count of counts) {
    const step = stride;
    products = products.flatMap(({ sets, mask }) =>
      Array.from({ length: 2 ** count - 1 }, (_, i) => ({ sets: [...sets, i + 1], mask: spread(mask, i + 1, step) })),
    );
    stride *= count;
  }
  return products;
}

/** Copies of the mask, shifted by `step` times each cell of the set. */
function spread(mask: number, set: number, step: number): number {
  let all = 0;
  for (let cell = 0; set >> cell !== 0; cell++) if ((set >> cell) & 1) all |= mask << (cell * step);
  return all;
}

function coverExactly(search: Search, union: number, count: number): Candidate[] | undefined {
  if (union === 0) return [];
  if (count === 0 || search.steps <= 0) return undefined;
  for (const candidate of search.candidates[lowestBit(union)] ?? []) {
    search.steps--;
    if ((candidate.mask & ~union) !== 0) continue;
    const rest = coverExactly(search, union & ~candidate.mask, count - 1);
    if (rest !== undefined) return [candidate, ...rest];
  }
  return undefined;
}

function maskOfBox(grid: Grid, box: number): number {
  let mask = 1;
  let stride = 1;
  for (const [axis, set] of cellSetsOf(grid, box).entries()) {
    mask = spread(mask, set, stride);
    stride *= grid.cells[axis]?.count ?? 1;
  }
  return mask;
}

function lowestBit(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}
