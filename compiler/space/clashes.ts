import { type Box, intersectBoxes, type Space } from "./box.ts";
import { chooseCut, type Cut } from "./cut.ts";
import type { SearchEnding, SearchOptions } from "./gaps.ts";
import { buildGrid, type CellBox, type Grid } from "./grid.ts";
import { defaultBudget } from "./refine.ts";
import { type Walk, walkRegions } from "./walk.ts";

/** Two boxes, `a` before `b` in the list, and where both hold. */
export interface Overlap {
  readonly a: number;
  readonly b: number;
  readonly region: Box;
}

export interface OverlapOptions extends SearchOptions {
  /** Only pairs of which this is true, `a` before `b`; all when absent. */
  readonly concerns?: ((a: number, b: number) => boolean) | undefined;
}

export interface Overlaps {
  /** By `a`, then by `b`. */
  readonly overlaps: readonly Overlap[];
  readonly ended: SearchEnding;
}

/**
 * Every pair of boxes that meet, once. The recursion only sorts boxes apart; where few are left, or no cut sorts them
 * well, all pairs are tried. So the work never exceeds that of trying all pairs by much, however the boxes lie.
 */
export function findOverlaps(space: Space, boxes: readonly Box[], options: OverlapOptions = {}): Overlaps {
  if (boxes.length < 2) return { overlaps: [], ended: "all" };
  const limit = options.limit ?? Infinity;
  const overlaps: Overlap[] = [];
  const report = (a: number, b: number): boolean => {
    if (options.concerns?.(a, b) === false) return true;
    if (overlaps.length >= limit) return false;
    overlaps.push({ a, b, region: meetingOf(boxes, a, b, options.region) });
    return true;
  };
  const grid = buildGrid(space, boxes, { region: options.region });
  const ending = walkRegions(grid, { budget: options.budget ?? defaultBudget, keepCovering: true }, (walk) => {
    const cut = usefulCut(walk);
    if (cut !== undefined) return cut;
    return visitMeetings(walk, report) ? "done" : "stop";
  });
  overlaps.sort((x, y) => x.a - y.a || x.b - y.b);
  return { overlaps, ended: ending === "stopped" ? "limit" : ending };
}

function meetingOf(boxes: readonly Box[], a: number, b: number, region: Box | undefined): Box {
  const meeting = intersectBoxes(boxes[a] ?? [], boxes[b] ?? []);
  return region === undefined ? meeting : intersectBoxes(meeting, region);
}

const fewBoxes = 12;

/** A cut that leaves at most three quarters of the pairs; otherwise trying them all now is as good. */
function usefulCut(walk: Walk): Cut | undefined {
  const count = walk.to - walk.from;
  if (count <= fewBoxes) return undefined;
  const cut = chooseCut(walk.grid, walk.tally, walk.at, walk.boxes, walk.from, walk.to);
  if (cut === undefined) return undefined;
  return cut.left * cut.left + cut.right * cut.right <= 0.75 * count * count ? cut : undefined;
}

function visitMeetings(walk: Walk, report: (a: number, b: number) => boolean): boolean {
  for (let i = walk.from; i < walk.to; i++) {
    for (let j = i + 1; j < walk.to; j++) {
      const one = walk.boxes[i] as number;
      const other = walk.boxes[j] as number;
      if (!doEntriesMeet(walk.grid, one, other) || !isHome(walk, one, other)) continue;
      if (!report(Math.min(one, other), Math.max(one, other))) return false;
    }
  }
  return true;
}

function doEntriesMeet(grid: Grid, one: number, other: number): boolean {
  const endOne = grid.from[one + 1] as number;
  const endOther = grid.from[other + 1] as number;
  let i = grid.from[one] as number;
  let j = grid.from[other] as number;
  while (i < endOne && j < endOther) {
    const order = (grid.axis[i] as number) - (grid.axis[j] as number);
    if (order === 0 && firstShared(grid, i, j) < 0) return false;
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  return true;
}

/** The lowest cell both entries hold, -1 when there is none. */
function firstShared(grid: Grid, i: number, j: number): number {
  const lo = Math.max(grid.lo[i] as number, grid.lo[j] as number);
  const hi = Math.min(grid.hi[i] as number, grid.hi[j] as number);
  if (lo > hi) return -1;
  if ((grid.holes[i] as number) < 0 && (grid.holes[j] as number) < 0) return lo;
  for (let cell = lo; cell <= hi; ) {
    const next = firstHeld(grid, j, firstHeld(grid, i, cell));
    if (next === firstHeld(grid, i, next)) return next <= hi ? next : -1;
    cell = next;
  }
  return -1;
}

/** The lowest cell of the entry from `cell` on; past every cell when there is none. */
function firstHeld(grid: Grid, entry: number, cell: number): number {
  const holes = grid.holes[entry] as number;
  if (holes < 0) return cell <= (grid.hi[entry] as number) ? Math.max(cell, grid.lo[entry] as number) : pastAll;
  const end = holes + 1 + 2 * (grid.ranges[holes] as number);
  for (let i = holes + 1; i < end; i += 2) {
    if (cell <= (grid.ranges[i + 1] as number)) return Math.max(cell, grid.ranges[i] as number);
  }
  return pastAll;
}

const pastAll = 2 ** 31;

/**
 * A pair alive in several regions is reported in one: that which holds the lowest corner of where the boxes meet. An
 * axis that both leave whole has its corner at cell 0.
 */
function isHome(walk: Walk, one: number, other: number): boolean {
  const corner = new Int32Array(walk.grid.cells.length);
  raiseCorner(walk.grid, corner, one, other);
  raiseCorner(walk.grid, corner, other, one);
  return corner.every((cell, axis) => isInside(walk.at, axis, cell));
}

function isInside(at: CellBox, axis: number, cell: number): boolean {
  return cell >= (at.lo[axis] as number) && cell <= (at.hi[axis] as number);
}

function raiseCorner(grid: Grid, corner: Int32Array, one: number, other: number): void {
  for (let i = grid.from[one] as number; i < (grid.from[one + 1] as number); i++) {
    const axis = grid.axis[i] as number;
    const j = entryOn(grid, other, axis);
    corner[axis] = j === undefined ? (grid.lo[i] as number) : firstShared(grid, i, j);
  }
}

function entryOn(grid: Grid, box: number, axis: number): number | undefined {
  for (let entry = grid.from[box] as number; entry < (grid.from[box + 1] as number); entry++) {
    if (grid.axis[entry] === axis) return entry;
  }
  return undefined;
}
