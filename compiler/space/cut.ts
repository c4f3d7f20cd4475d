import { type CellBox, type Grid } from "./grid.ts";

/** Where a region is cut in two: cells below `at` go left, the others right. */
export interface Cut {
  readonly axis: number;
  readonly at: number;
  /** How many of the boxes meet each half; a box that lies across meets both. */
  readonly left: number;
  readonly right: number;
}

/**
 * Counters of one recursion, one slot for each place an axis can be cut at. `starts` counts boxes that begin there,
 * `ends` boxes that ended just before; both are zero between two choices.
 */
export interface Tally {
  readonly offset: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly marked: Uint8Array;
  readonly places: Int32Array;
  readonly placeCount: Int32Array;
  readonly startTotal: Int32Array;
}

export function newTally(grid: Grid): Tally {
  const offset = new Int32Array(grid.cells.length + 1);
  for (const [axis, { count }] of grid.cells.entries()) offset[axis + 1] = (offset[axis] as number) + count + 1;
  const slots = offset[grid.cells.length] as number;
  return {
    offset,
    starts: new Int32Array(slots),
    ends: new Int32Array(slots),
    marked: new Uint8Array(slots),
    places: new Int32Array(slots),
    placeCount: new Int32Array(grid.cells.length),
    startTotal: new Int32Array(grid.cells.length),
  };
}

/**
 * The cut, among the edges of the given boxes inside the region, that leaves the least to do: the sum of the squares
 * of the boxes on either side. It prefers cuts no box lies across, and of those the even one. The first axis and place
 * win a tie, so the choice does not depend on the order of the boxes. `undefined` when no box has an edge inside.
 */
export function chooseCut(grid: Grid, tally: Tally, at: CellBox, boxes: Int32Array, from: number, to: number): Cut | undefined {
  for (let i = from; i < to; i++) markEdges(grid, tally, at, boxes[i] as number);
  let best: Cut | undefined;
  for (let axis = 0; axis < grid.cells.length; axis++) {
    if (tally.placeCount[axis] !== 0) best = bestOnAxis(tally, axis, to - from, best);
  }
  return best;
}

function markEdges(grid: Grid, tally: Tally, at: CellBox, box: number): void {
  const end = grid.from[box + 1] as number;
  for (let entry = grid.from[box] as number; entry < end; entry++) {
    const axis = grid.axis[entry] as number;
    const lo = at.lo[axis] as number;
    const hi = at.hi[axis] as number;
    if ((grid.holes[entry] as number) >= 0) markRanges(grid, tally, entry, axis, lo, hi);
    else markEnds(tally, axis, lo, hi, grid.lo[entry] as number, grid.hi[entry] as number);
  }
}

function markEnds(tally: Tally, axis: number, lo: number, hi: number, from: number, to: number): void {
  const offset = tally.offset[axis] as number;
  if (from > lo) {
    markPlace(tally, axis, from);
    tally.starts[offset + from] = (tally.starts[offset + from] as number) + 1;
    tally.startTotal[axis] = (tally.startTotal[axis] as number) + 1;
  }
  if (to < hi) {
    markPlace(tally, axis, to + 1);
    tally.ends[offset + to + 1] = (tally.ends[offset + to + 1] as number) + 1;
  }
}

/** A side with holes: its outermost cells in the region count as its ends, and every hole inside is a place to cut. */
function markRanges(grid: Grid, tally: Tally, entry: number, axis: number, lo: number, hi: number): void {
  const start = (grid.holes[entry] as number) + 1;
  const end = start + 2 * (grid.ranges[start - 1] as number);
  let first = -1;
  let last = -1;
  for (let i = start; i < end; i += 2) {
    const from = grid.ranges[i] as number;
    const to = grid.ranges[i + 1] as number;
    if (to < lo || from > hi) continue;
    if (first < 0) first = Math.max(from, lo);
    else {
      markPlace(tally, axis, last + 1);
      markPlace(tally, axis, from);
    }
    last = Math.min(to, hi);
  }
  markEnds(tally, axis, lo, hi, first, last);
}

function markPlace(tally: Tally, axis: number, place: number): void {
  const offset = tally.offset[axis] as number;
  if (tally.marked[offset + place] !== 0) return;
  tally.marked[offset + place] = 1;
  const count = tally.placeCount[axis] as number;
  tally.places[offset + count] = place;
  tally.placeCount[axis] = count + 1;
}

/** Also clears what was marked on the axis. */
function bestOnAxis(tally: Tally, axis: number, boxCount: number, bestSoFar: Cut | undefined): Cut | undefined {
  const offset = tally.offset[axis] as number;
  const count = tally.placeCount[axis] as number;
  sortPlaces(tally.places, offset, offset + count);
  let best = bestSoFar;
  let left = boxCount - (tally.startTotal[axis] as number);
  let right = boxCount;
  for (let i = offset; i < offset + count; i++) {
    const place = tally.places[i] as number;
    const slot = offset + place;
    right -= tally.ends[slot] as number;
    if (best === undefined || left * left + right * right < cost(best)) best = { axis, at: place, left, right };
    left += tally.starts[slot] as number;
    tally.starts[slot] = 0;
    tally.ends[slot] = 0;
    tally.marked[slot] = 0;
  }
  tally.placeCount[axis] = 0;
  tally.startTotal[axis] = 0;
  return best;
}

function cost(cut: Cut): number {
  return cut.left * cut.left + cut.right * cut.right;
}

/** Most regions have a handful of places: there the built-in sort costs more to enter than to run. */
const shortRun = 20;

function sortPlaces(places: Int32Array, from: number, to: number): void {
  if (to - from > shortRun) {
    places.subarray(from, to).sort();
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const place = places[i] as number;
    let j = i - 1;
    for (; j >= from && (places[j] as number) > place; j--) places[j + 1] = places[j] as number;
    places[j + 1] = place;
  }
}
