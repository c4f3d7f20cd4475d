/**
 * Points on one axis: inclusive intervals, sorted, disjoint and not adjacent, flattened to [lo0, hi0, lo1, hi1, …].
 * The empty list holds no point. The form is canonical: equal sets of points are equal lists.
 */
export type Side = readonly number[];

export const emptySide: Side = [];

/** The points `lo` to `hi`, both included; empty when `hi < lo`. */
export function interval(lo: number, hi: number): Side {
  return hi < lo ? emptySide : [lo, hi];
}

export function wholeSide(size: number): Side {
  return interval(0, size - 1);
}

/** Points in any order, repeats allowed. */
export function fromPoints(points: Iterable<number>): Side {
  const side: number[] = [];
  for (const point of [...points].sort((a, b) => a - b)) append(side, point, point);
  return side;
}

/** `lo` must not lie below the last interval's start: then the canonical form is kept. */
function append(side: number[], lo: number, hi: number): void {
  const last = side.length - 1;
  const end = side[last];
  if (end === undefined || lo > end + 1) side.push(lo, hi);
  else if (hi > end) side[last] = hi;
}

/** Intervals in any order, overlapping or not, as [lo, hi] pairs flattened. */
export function fromIntervals(flat: readonly number[]): Side {
  if (flat.length <= 2) return interval(flat[0] ?? 0, flat[1] ?? -1);
  const pairs: [number, number][] = [];
  forEachInterval(flat, (lo, hi) => {
    if (lo <= hi) pairs.push([lo, hi]);
  });
  const side: number[] = [];
  for (const [lo, hi] of pairs.sort((a, b) => a[0] - b[0])) append(side, lo, hi);
  return side;
}

export function union(a: Side, b: Side): Side {
  return fromIntervals([...a, ...b]);
}

export function intersect(a: Side, b: Side): Side {
  if (a === b) return a;
  const side: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const lo = Math.max(a[i] as number, b[j] as number);
    const hiA = a[i + 1] as number;
    const hiB = b[j + 1] as number;
    const hi = Math.min(hiA, hiB);
    if (lo <= hi) side.push(lo, hi);
    if (hiA <= hiB) i += 2;
    if (hiB <= hiA) j += 2;
  }
  return side;
}

/** The points of `a` that are not in `b`. */
export function subtract(a: Side, b: Side): Side {
  const end = a.at(-1);
  return end === undefined ? emptySide : intersect(a, complement(b, end + 1));
}

/** The points of 0 … size - 1 that are not in the side. */
export function complement(side: Side, size: number): Side {
  const rest: number[] = [];
  let next = 0;
  forEachInterval(side, (lo, hi) => {
    if (lo >= size) return;
    if (lo > next) rest.push(next, lo - 1);
    next = hi + 1;
  });
  if (next < size) rest.push(next, size - 1);
  return rest;
}

export function equal(a: Side, b: Side): boolean {
  return a === b || (a.length === b.length && a.every((bound, i) => bound === b[i]));
}

export function isSubset(a: Side, b: Side): boolean {
  return equal(intersect(a, b), a);
}

export function isDisjoint(a: Side, b: Side): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if ((a[i + 1] as number) < (b[j] as number)) i += 2;
    else if ((b[j + 1] as number) < (a[i] as number)) j += 2;
    else return false;
  }
  return true;
}

/** Whether it holds all points of an axis of that size. */
export function isWholeSide(side: Side, size: number): boolean {
  return size === 0 ? side.length === 0 : side.length === 2 && side[0] === 0 && side[1] === size - 1;
}

export function contains(side: Side, point: number): boolean {
  for (let i = 0; i < side.length; i += 2) {
    if (point < (side[i] as number)) return false;
    if (point <= (side[i + 1] as number)) return true;
  }
  return false;
}

/** How many points the side has. */
export function countOf(side: Side): number {
  let count = 0;
  forEachInterval(side, (lo, hi) => {
    count += hi - lo + 1;
  });
  return count;
}

/** Every point, ascending. Only for sides known to be short: an axis of dates has thousands. */
export function pointsOf(side: Side): number[] {
  const points: number[] = [];
  forEachInterval(side, (lo, hi) => {
    for (let point = lo; point <= hi; point++) points.push(point);
  });
  return points;
}

export function forEachInterval(side: Side, visit: (lo: number, hi: number) => void): void {
  for (let i = 0; i + 1 < side.length; i += 2) visit(side[i] as number, side[i + 1] as number);
}

/** Lowest points first; of two sides that agree as far as the shorter goes, the shorter. */
export function compareSides(a: Side, b: Side): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
