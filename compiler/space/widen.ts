import { type Box, subtractBox } from "./box.ts";
import { axesThatDiffer, bitCount, boxOfCellSets, type CellSets, cellSetsOf, hasCellSets } from "./cell-sets.ts";
import { buildGrid, type Grid } from "./grid.ts";

type Merge = (boxes: readonly Box[]) => readonly Box[];

/** Each try cuts one grown box out of all others and merges them. */
const mostTries = 200;

/**
 * Lets one box of a disjoint list grow as far as their union allows, cuts it out of the others and merges the rest,
 * again and again while that leaves fewer boxes. It undoes what merging alone cannot: boxes cut at different places.
 * The grid is that of the boxes.
 */
export function widenBoxes(given: Grid, boxes: readonly Box[], merge: Merge): readonly Box[] {
  let best = boxes;
  for (let grid = given, tries = mostTries; tries > 0; ) {
    const { found, tried } = firstImprovement(grid, best, merge, tries);
    if (found === undefined) return best;
    best = found;
    grid = buildGrid(grid.space, best);
    tries -= tried;
  }
  return best;
}

interface Improvement {
  readonly found: readonly Box[] | undefined;
  readonly tried: number;
}

function firstImprovement(grid: Grid, boxes: readonly Box[], merge: Merge, tries: number): Improvement {
  if (!hasCellSets(grid)) return { found: undefined, tried: 0 };
  const all = boxes.map((_, box) => cellSetsOf(grid, box));
  const axes = axesThatDiffer(all);
  let tried = 0;
  for (const own of all) {
    for (const grown of grownFrom(all, own, axes)) {
      if (++tried > tries) return { found: undefined, tried };
      const wide = boxOfCellSets(grid, grown);
      const rest = merge(boxes.flatMap((other) => subtractBox(grid.space, other, wide)));
      if (rest.length + 1 < boxes.length) return { found: [wide, ...rest], tried };
    }
  }
  return { found: undefined, tried };
}

/** The box grown along the axes, once for each axis it can grow along first. */
function grownFrom(all: readonly CellSets[], own: CellSets, axes: readonly number[]): CellSets[] {
  const grown: CellSets[] = [];
  for (const start of axes) {
    const first = growAlong(all, own, start);
    if (first === own) continue;
    const wide = axes.reduce((wider, axis) => growAlong(all, wider, axis), first);
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
