import { type Box, normalizeBox, type Space } from "./box.ts";
import { type Cells, type CellRanges, cutIntoCells, pointsOfCells } from "./cells.ts";
import type { Side } from "./side.ts";

/**
 * Boxes compiled for the recursion: coordinates are cells, and a box lists only the axes it restricts. Entries
 * `from[box]` … `from[box + 1] - 1` belong to a box, by ascending axis. An entry's `lo` and `hi` bound its cells; when
 * there are holes between them, `holes` points into `ranges`: a count of ranges, then lo and hi of each. Typed arrays
 * are read with `as number` throughout: every index stems from a loop bound of the same grid.
 */
export interface Grid {
  readonly space: Space;
  readonly cells: readonly Cells[];
  readonly boxCount: number;
  readonly from: Int32Array;
  readonly axis: Int32Array;
  readonly lo: Int32Array;
  readonly hi: Int32Array;
  readonly holes: Int32Array;
  readonly ranges: Int32Array;
  readonly sides: Map<number, Side>[];
  readonly region: Box | undefined;
}

export interface GridOptions {
  /** Only this part of the space is compiled; what lies outside it has no cell. */
  readonly region?: Box | undefined;
  /** Keep cells in the order of their points, one interval each: what a tree of thresholds needs. */
  readonly ordered?: boolean;
}

/** With few boxes, gathering like cells is free even where every side is one interval. */
const alwaysJoin = 64;

export function buildGrid(space: Space, boxes: readonly Box[], options: GridOptions = {}): Grid {
  const cuts = space.map(({ size }, axis) => {
    const sides = boxes.map((box) => box[axis]);
    const scattered = boxes.length <= alwaysJoin || sides.some((side) => side !== undefined && side.length > 2);
    return cutIntoCells(size, options.region?.[axis], sides, options.ordered !== true && scattered);
  });
  const ranges = cuts.map((cut) => cut.ranges);
  return {
    space,
    cells: cuts.map((cut) => cut.cells),
    boxCount: boxes.length,
    ...packEntries(boxes.length, ranges),
    sides: space.map(() => new Map()),
    region: options.region && normalizeBox(space, options.region),
  };
}

type Entries = Pick<Grid, "from" | "axis" | "lo" | "hi" | "holes" | "ranges">;

function packEntries(boxCount: number, rangesOf: readonly (readonly (CellRanges | undefined)[])[]): Entries {
  const from = new Int32Array(boxCount + 1);
  const flat: number[] = [];
  const ranges: number[] = [];
  const restricted = rangesOf.flatMap((column, axis) => (column.some((range) => range !== undefined) ? [{ axis, column }] : []));
  for (let box = 0; box < boxCount; box++) {
    for (const { axis, column } of restricted) {
      const range = column[box];
      if (range !== undefined) pushEntry(flat, ranges, axis, range);
    }
    from[box + 1] = flat.length / 4;
  }
  return { from, axis: everyFourth(flat, 0), lo: everyFourth(flat, 1), hi: everyFourth(flat, 2), holes: everyFourth(flat, 3), ranges: new Int32Array(ranges) };
}

function everyFourth(flat: readonly number[], offset: number): Int32Array {
  const values = new Int32Array(flat.length / 4);
  for (let i = 0; i < values.length; i++) values[i] = flat[4 * i + offset] as number;
  return values;
}

/** No cell lies at or below -1: an entry without cells misses every region. */
const noCell = -1;

function pushEntry(flat: number[], ranges: number[], axis: number, range: CellRanges): void {
  if (range.length <= 2) {
    flat.push(axis, range[0] ?? noCell, range[1] ?? noCell, -1);
    return;
  }
  flat.push(axis, range[0] as number, range[range.length - 1] as number, ranges.length);
  ranges.push(range.length / 2, ...range);
}

/** A box of cells, both ends included, in coordinates of a grid; the recursion narrows and widens it in place. */
export interface CellBox {
  readonly lo: Int32Array;
  readonly hi: Int32Array;
}

export function wholeCellBox(grid: Grid): CellBox {
  return { lo: new Int32Array(grid.cells.length), hi: Int32Array.from(grid.cells, ({ count }) => count - 1) };
}

/** True when the compiled region holds no point. */
export function isEmptyGrid(grid: Grid): boolean {
  return grid.cells.some(({ count }) => count === 0);
}

/** The points of a box of cells. Sides are shared between the boxes made from one grid. */
export function boxOfCells(grid: Grid, at: CellBox): Box {
  return grid.cells.map((cells, axis) => sideOfCells(grid, cells, axis, at.lo[axis] as number, at.hi[axis] as number));
}

function sideOfCells(grid: Grid, cells: Cells, axis: number, lo: number, hi: number): Side | undefined {
  if (lo === 0 && hi === cells.count - 1) return grid.region?.[axis];
  const shared = grid.sides[axis];
  const key = lo * cells.count + hi;
  const known = shared?.get(key);
  if (known !== undefined) return known;
  const side = pointsOfCells(cells, lo, hi);
  shared?.set(key, side);
  return side;
}

export type Relation = "misses" | "crosses" | "covers";

/** How a box stands to a region. */
export function relate(grid: Grid, box: number, at: CellBox): Relation {
  let crosses = false;
  const end = grid.from[box + 1] as number;
  for (let entry = grid.from[box] as number; entry < end; entry++) {
    const axis = grid.axis[entry] as number;
    const lo = at.lo[axis] as number;
    const hi = at.hi[axis] as number;
    const from = grid.lo[entry] as number;
    const to = grid.hi[entry] as number;
    if (to < lo || from > hi) return "misses";
    if (from > lo || to < hi) crosses = true;
    if ((grid.holes[entry] as number) < 0) continue;
    const found = relateRanges(grid, entry, lo, hi);
    if (found === "misses") return found;
    if (found === "crosses") crosses = true;
  }
  return crosses ? "crosses" : "covers";
}

function relateRanges(grid: Grid, entry: number, lo: number, hi: number): Relation {
  const start = (grid.holes[entry] as number) + 1;
  const end = start + 2 * (grid.ranges[start - 1] as number);
  for (let i = start; i < end; i += 2) {
    const from = grid.ranges[i] as number;
    const to = grid.ranges[i + 1] as number;
    if (to < lo) continue;
    if (from > hi) return "misses";
    return from <= lo && hi <= to ? "covers" : "crosses";
  }
  return "misses";
}
