import { type Box, boxEquals, normalizeBox, sideOf, type Space, subtractBox } from "./box.ts";
import { contains, countOf, forEachInterval, fromIntervals, intersect, type Side } from "./side.ts";

type Merge = (boxes: readonly Box[]) => readonly Box[];

/** Each try cuts one grown box out of all others and merges them. */
const mostTries = 200;

/**
 * Lets one box of a disjoint list grow as far as their union allows, cuts it out of the others and merges the rest,
 * again and again while that leaves fewer boxes. It undoes what merging alone cannot: boxes cut at different places.
 */
export function widenBoxes(space: Space, boxes: readonly Box[], merge: Merge): readonly Box[] {
  let best = boxes;
  for (let tries = mostTries; tries > 0; ) {
    const { found, tried } = firstImprovement(space, best, merge, tries);
    if (found === undefined) return best;
    best = found;
    tries -= tried;
  }
  return best;
}

interface Improvement {
  readonly found: readonly Box[] | undefined;
  readonly tried: number;
}

function firstImprovement(space: Space, boxes: readonly Box[], merge: Merge, tries: number): Improvement {
  let tried = 0;
  for (const box of boxes) {
    for (const wide of grownFrom(space, boxes, box)) {
      if (++tried > tries) return { found: undefined, tried };
      const rest = merge(boxes.flatMap((other) => subtractBox(space, other, wide)));
      if (rest.length + 1 < boxes.length) return { found: [wide, ...rest], tried };
    }
  }
  return { found: undefined, tried };
}

/** The box grown along every axis, once for each axis it can grow along first. */
function grownFrom(space: Space, boxes: readonly Box[], box: Box): Box[] {
  const grown: Box[] = [];
  for (const start of space.keys()) {
    const first = growAlong(space, boxes, box, start);
    if (first === box) continue;
    const wide = [...space.keys()].reduce((wider, axis) => growAlong(space, boxes, wider, axis), first);
    if (!grown.some((known) => boxEquals(space, known, wide))) grown.push(wide);
  }
  return grown;
}

/** The same box when it cannot grow along the axis. */
function growAlong(space: Space, boxes: readonly Box[], box: Box, axis: number): Box {
  const side = box[axis];
  if (side === undefined) return box;
  const widest = widestSide(space, boxes, box, axis);
  return countOf(widest) === countOf(side) ? box : normalizeBox(space, box.with(axis, widest));
}

/** The points of the axis at which the boxes fill the box's slice: they are disjoint, so their volumes add up to it. */
function widestSide(space: Space, boxes: readonly Box[], box: Box, axis: number): Side {
  const slices = boxes.flatMap((other) => {
    const volume = sharedVolume(space, other, box, axis);
    return volume === 0n ? [] : [{ side: sideOf(space, other, axis), volume }];
  });
  if (slices.length === 1) return sideOf(space, box, axis);
  const full = sharedVolume(space, box, box, axis);
  const filled = piecesOf(slices.map(({ side }) => side)).filter(([lo]) => {
    const there = slices.reduce((sum, { side, volume }) => (contains(side, lo) ? sum + volume : sum), 0n);
    return there === full;
  });
  return fromIntervals(filled.flat());
}

/** Every edge of a side begins a piece; no side tells two points of a piece apart. */
function piecesOf(sides: readonly Side[]): [lo: number, hi: number][] {
  const starts = new Set<number>();
  for (const side of sides) forEachInterval(side, (lo, hi) => starts.add(lo).add(hi + 1));
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((lo, i) => [lo, (sorted[i + 1] ?? lo) - 1]);
}

/** How many points both boxes hold, one axis left out. */
function sharedVolume(space: Space, a: Box, b: Box, except: number): bigint {
  let volume = 1n;
  for (const axis of space.keys()) {
    if (axis === except) continue;
    const count = countOf(sharedSide(space, a, b, axis));
    if (count === 0) return 0n;
    volume *= BigInt(count);
  }
  return volume;
}

function sharedSide(space: Space, a: Box, b: Box, axis: number): Side {
  const other = b[axis];
  if (other === undefined) return sideOf(space, a, axis);
  return a[axis] === undefined ? other : intersect(a[axis], other);
}
