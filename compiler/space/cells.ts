import { contains, forEachInterval, fromIntervals, type Side, wholeSide } from "./side.ts";

/**
 * The points of one axis gathered into cells 0 … count - 1. No side that was given to `cutIntoCells` tells two points
 * of a cell apart, so an axis of 40,000 days that a table cuts in three has three cells.
 */
export interface Cells {
  readonly count: number;
  /** Cell by cell, its points. */
  readonly points: readonly Side[];
}

/** Cells as inclusive ranges, sorted, disjoint, not adjacent, flattened: a `Side` whose points are cells. */
export type CellRanges = Side;

export interface Cut {
  readonly cells: Cells;
  /** Side by side; `undefined` is every cell. */
  readonly ranges: readonly (CellRanges | undefined)[];
}

/** Above this many marks, gathering like cells costs more than it saves. */
const joiningWork = 2_000_000;

/**
 * Cells in the order of their points; with `join`, pieces that lie apart and that no side tells apart become one cell,
 * which turns a list of scattered members into few cells.
 */
export function cutIntoCells(size: number, within: Side | undefined, sides: readonly (Side | undefined)[], join: boolean): Cut {
  const area = within ?? wholeSide(size);
  const isUncut = sides.every((side) => side === undefined);
  if (isUncut && area.length > 0 && (join || area.length === 2)) return { cells: { count: 1, points: [area] }, ranges: sides };
  const pieces = cutAtEdges(area, sides);
  const starts = pieces.map(([lo]) => lo);
  const ranges = sides.map((side) => (side === undefined ? undefined : piecesIn(starts, side)));
  const plain = { cells: { count: pieces.length, points: pieces }, ranges: dropFull(ranges, pieces.length) };
  return join && markCount(ranges) <= joiningWork ? joinAlike(plain) : plain;
}

function cutAtEdges(area: Side, sides: readonly (Side | undefined)[]): [number, number][] {
  const edges = new Set<number>();
  for (const side of new Set(sides)) {
    if (side === undefined) continue;
    forEachInterval(side, (lo, hi) => edges.add(lo).add(hi + 1));
  }
  const sorted = new Float64Array([...edges]).sort();
  const pieces: [number, number][] = [];
  let next = 0;
  forEachInterval(area, (lo, hi) => {
    let start = lo;
    while (next < sorted.length && (sorted[next] as number) <= lo) next++;
    for (; next < sorted.length && (sorted[next] as number) <= hi; next++) {
      const edge = sorted[next] as number;
      pieces.push([start, edge - 1]);
      start = edge;
    }
    pieces.push([start, hi]);
  });
  return pieces;
}

function piecesIn(starts: readonly number[], side: Side): CellRanges {
  const ranges: number[] = [];
  forEachInterval(side, (lo, hi) => {
    ranges.push(firstFrom(starts, lo), firstFrom(starts, hi + 1) - 1);
  });
  return ranges.length === 2 && (ranges[0] as number) <= (ranges[1] as number) ? ranges : fromIntervals(ranges);
}

/** The first index whose value is at least `bound`; `sorted.length` when there is none. */
function firstFrom(sorted: readonly number[], bound: number): number {
  let lo = 0;
  let hi = sorted.length;
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if ((sorted[middle] as number) < bound) lo = middle + 1;
    else hi = middle;
  }
  return lo;
}

function dropFull(ranges: readonly (CellRanges | undefined)[], count: number): (CellRanges | undefined)[] {
  return ranges.map((range) => (range?.[0] === 0 && range[1] === count - 1 ? undefined : range));
}

function markCount(ranges: readonly (CellRanges | undefined)[]): number {
  let marks = 0;
  for (const range of ranges) if (range !== undefined) forEachInterval(range, (lo, hi) => (marks += hi - lo + 1));
  return marks;
}

function joinAlike({ cells, ranges }: Cut): Cut {
  const classOf = classesOf(cells.count, ranges);
  const count = classOf.reduce((most, found) => Math.max(most, found), -1) + 1;
  if (count === cells.count) return { cells, ranges };
  const points: number[][] = Array.from({ length: count }, () => []);
  for (const [cell, found] of classOf.entries()) points[found]?.push(...(cells.points[cell] ?? []));
  const firstCell = new Map<number, number>();
  for (const [cell, found] of classOf.entries()) if (!firstCell.has(found)) firstCell.set(found, cell);
  const joined = ranges.map((range) => (range === undefined ? undefined : classesIn(range, firstCell)));
  return {
    cells: { count, points: points.map(fromIntervals) },
    ranges: dropFull(joined, count),
  };
}

/** A side holds a class when it holds the class's first cell. */
function classesIn(range: CellRanges, firstCell: ReadonlyMap<number, number>): CellRanges {
  const flat: number[] = [];
  for (const [found, cell] of firstCell) if (contains(range, cell)) flat.push(found, found);
  return fromIntervals(flat);
}

/** Partition refinement: every range splits the classes it cuts. Classes are numbered by their lowest cell. */
function classesOf(count: number, ranges: readonly (CellRanges | undefined)[]): number[] {
  const classOf = new Int32Array(count);
  const sizes = new Int32Array(count + 1).fill(0);
  sizes[0] = count;
  const splitter = { classOf, sizes, hits: new Int32Array(count + 1), moved: new Int32Array(count + 1), classes: 1 };
  for (const range of ranges) if (range !== undefined) splitClasses(splitter, range);
  const numbers = new Map<number, number>();
  return Array.from(classOf, (found) => {
    const known = numbers.get(found) ?? numbers.size;
    numbers.set(found, known);
    return known;
  });
}

interface Splitter {
  readonly classOf: Int32Array;
  readonly sizes: Int32Array;
  readonly hits: Int32Array;
  readonly moved: Int32Array;
  classes: number;
}

function splitClasses(splitter: Splitter, range: CellRanges): void {
  const { classOf, sizes, hits, moved } = splitter;
  const touched: number[] = [];
  forEachInterval(range, (lo, hi) => {
    for (let cell = lo; cell <= hi; cell++) {
      const found = classOf[cell] as number;
      if (hits[found] === 0) touched.push(found);
      hits[found] = (hits[found] as number) + 1;
    }
  });
  for (const found of touched) {
    const hit = hits[found] as number;
    hits[found] = 0;
    moved[found] = hit === sizes[found] ? found : splitter.classes++;
    if (moved[found] === found) continue;
    sizes[found] = (sizes[found] as number) - hit;
    sizes[moved[found] as number] = hit;
  }
  forEachInterval(range, (lo, hi) => {
    for (let cell = lo; cell <= hi; cell++) classOf[cell] = moved[classOf[cell] as number] as number;
  });
}

/** The points of the cells `lo` to `hi`. */
export function pointsOfCells(cells: Cells, lo: number, hi: number): Side {
  if (lo === hi) return cells.points[lo] ?? [];
  return fromIntervals(cells.points.slice(lo, hi + 1).flat());
}
