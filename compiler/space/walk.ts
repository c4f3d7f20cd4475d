import { chooseCut, type Cut, newTally, type Tally } from "./cut.ts";
import { type CellBox, type Grid, isEmptyGrid, relate, wholeCellBox } from "./grid.ts";

/**
 * Where the recursion stands. `boxes[from] … boxes[to - 1]` are undecided: they meet the region without covering it.
 * `covering[0] … covering[coveringCount - 1]` cover it. All of it changes as the walk goes on: copy what is to stay.
 */
export interface Walk {
  readonly grid: Grid;
  readonly tally: Tally;
  readonly at: CellBox;
  readonly boxes: Int32Array;
  from: number;
  to: number;
  readonly covering: Int32Array;
  coveringCount: number;
}

/** Cut the region here, leave it as done, or end the walk. */
export type Step = Cut | "done" | "stop";

/** How a walk ended: everything seen, the caller had enough, or the budget ran out. */
export type Ending = "all" | "stopped" | "budget";

export interface WalkOptions {
  /** As in `RefineOptions`. */
  readonly budget: number;
  /** Keep boxes that cover the region among the undecided. */
  readonly keepCovering?: boolean;
}

/** What a region costs besides its boxes, in boxes looked at. */
const regionCost = 4;

/** One region being walked: what to restore when its halves are done. */
interface Frame {
  readonly from: number;
  readonly to: number;
  readonly coveringCount: number;
  readonly cut: Cut;
  readonly lo: number;
  readonly hi: number;
  isRight: boolean;
}

/** The cut to use where the caller has no reason of its own to stop; "done" in a region no box's edge crosses. */
export function bestCut(walk: Walk): Cut | "done" {
  if (walk.from === walk.to) return "done";
  return chooseCut(walk.grid, walk.tally, walk.at, walk.boxes, walk.from, walk.to) ?? "done";
}

/**
 * Walks the regions depth first, left halves first, asking at each what to do. The boxes alive in a region are a
 * sub-range of one array: a half sorts its own boxes to the front of its parent's range, and since it permutes nothing
 * outside, the parent's range is still the parent's when the other half begins.
 */
export function walkRegions(grid: Grid, options: WalkOptions, enter: (walk: Walk) => Step): Ending {
  if (isEmptyGrid(grid)) return "all";
  const walk = startWalk(grid, options);
  const frames: Frame[] = [];
  let spent = 0;
  do {
    spent += regionCost + walk.to - walk.from;
    if (spent > options.budget) return "budget";
    const step = enter(walk);
    if (step === "stop") return "stopped";
    if (step === "done") leaveFinished(walk, frames);
    else frames.push(frameFor(walk, step));
    const frame = frames.at(-1);
    if (frame !== undefined) enterHalf(walk, frame, options);
  } while (frames.length > 0);
  return "all";
}

function startWalk(grid: Grid, options: WalkOptions): Walk {
  const walk: Walk = {
    grid,
    tally: newTally(grid),
    at: wholeCellBox(grid),
    boxes: Int32Array.from({ length: grid.boxCount }, (_, box) => box),
    from: 0,
    to: grid.boxCount,
    covering: new Int32Array(grid.boxCount),
    coveringCount: 0,
  };
  keepAlive(walk, options);
  return walk;
}

function frameFor(walk: Walk, cut: Cut): Frame {
  const lo = walk.at.lo[cut.axis] as number;
  const hi = walk.at.hi[cut.axis] as number;
  return { from: walk.from, to: walk.to, coveringCount: walk.coveringCount, cut, lo, hi, isRight: false };
}

/** Drops the frames whose right half is done, and turns the next one to its right half. */
function leaveFinished(walk: Walk, frames: Frame[]): void {
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    if (!frame.isRight) {
      frame.isRight = true;
      return;
    }
    walk.at.lo[frame.cut.axis] = frame.lo;
    frames.pop();
  }
}

function enterHalf(walk: Walk, frame: Frame, options: WalkOptions): void {
  const { axis, at } = frame.cut;
  walk.at.lo[axis] = frame.isRight ? at : frame.lo;
  walk.at.hi[axis] = frame.isRight ? frame.hi : at - 1;
  walk.from = frame.from;
  walk.to = frame.to;
  walk.coveringCount = frame.coveringCount;
  keepAlive(walk, options);
}

/** Sorts the range into undecided, covering and missing boxes; the last two leave it, the covering ones to `covering`. */
function keepAlive(walk: Walk, options: WalkOptions): void {
  const { grid, at, boxes } = walk;
  let undecided = walk.from;
  for (let i = walk.from; i < walk.to; i++) {
    const box = boxes[i] as number;
    const relation = relate(grid, box, at);
    if (relation === "misses") continue;
    if (relation === "covers" && options.keepCovering !== true) {
      walk.covering[walk.coveringCount++] = box;
      continue;
    }
    boxes[i] = boxes[undecided] as number;
    boxes[undecided++] = box;
  }
  walk.to = undecided;
}
