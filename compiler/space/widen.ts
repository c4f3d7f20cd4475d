import { type Box, type Space, subtractBox } from "./box.ts";
import { bitCount, boxOfCellSets, type CellSets, cellSetsOf, hasCellSets } from "./cell-sets.ts";
import { buildGrid } from "./grid.ts";

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
  const grid = buildGrid(space, boxes);
  if (!hasCellSets(grid)) return { found: undefined, tried: 0 };
  const all = boxes.map((_, box) => cellSetsOf(grid, box));
  let tried = 0;
  for (const own of all) {
    for (const grown of grownFrom(all, own)) {
      if (++tried > tries) return { found: undefined, tried };
      const wide = boxOfCellSets(grid, grown);
      const rest = merge(boxes.flatMap((other) => subtractBox(space, other, wide)));
      if (rest.length + 1 < boxes.length) return { found: [wide, ...rest], tried };
    }
  }
  return { found: undefined, tried };
}

/** The box grown along every axis, once for each axis it can grow along first. */
function grownFrom(all: readonly CellSets[], own: CellSets): CellSets[] {
  const grown: CellSets[] = [];
  for (const start of own.keys()) {
    const first = growAlong(all, own, start);
    if (first === own) continue;
    const wide = own.reduce((wider, _, axis) => growAlong(all, wider, axis), first);
    if (!grown.some((known) => known.every((set, axis) => set === wide[axis]))) grown.push(wide);
  }
  return grown;
}

/** The same box when it cannot grow along the axis. */
function growAlong(all: readonly CellSets[], own: CellSets, axis: number): CellSets {
  const widest = widestSet(all, own, axis);
  return widest === own[axis] ? own : own.with(axis, widest);
}

/** The cells of the axis at which the boxes fill the box's slice: they are disjoint, so their volumes add up to it. */
function widestSet(all: readonly CellSets[], own: CellSets, axis: number): number {
  const full = sharedVolume(own, own, axis);
  const filled: number[] = [];
  for (const other of all) {
    const volume = sharedVolume(own, other, axis);
    for (let set = volume === 0 ? 0 : (other[axis] as number), cell = 0; set !== 0; set >>= 1, cell++) {
      if ((set & 1) !== 0) filled[cell] = (filled[cell] ?? 0) + volume;
    }
  }
  return filled.reduce((widest, volume, cell) => (volume === full ? widest | (1 << cell) : widest), 0);
}

/** How many cells both boxes hold, one axis left out. */
function sharedVolume(a: CellSets, b: CellSets, except: number): number {
  let volume = 1;
  for (let axis = 0; axis < a.length && volume !== 0; axis++) {
    if (axis !== except) volume *= bitCount((a[axis] as number) & (b[axis] as number));
  }
  return volume;
}
