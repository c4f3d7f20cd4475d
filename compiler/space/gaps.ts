import { type Box, boxContainsBox, doBoxesMeet, type Space, wholeBox } from "./box.ts";
import { boxOfCells, buildGrid } from "./grid.ts";
import { defaultBudget } from "./refine.ts";
import { bestCut, walkRegions } from "./walk.ts";

/** How a search ended: everything found, as many as asked for found, or the budget ran out. */
export type SearchEnding = "all" | "limit" | "budget";

export interface SearchOptions {
  readonly region?: Box | undefined;
  /** Stop after so many; all when absent. */
  readonly limit?: number | undefined;
  /** As in `RefineOptions`. */
  readonly budget?: number | undefined;
}

export interface Gaps {
  /** Disjoint; together exactly what no box covers when `ended` is "all". */
  readonly gaps: readonly Box[];
  readonly ended: SearchEnding;
}

/** Regions no box covers. A region is done as soon as one box covers it, whatever else crosses it. */
export function findGaps(space: Space, boxes: readonly Box[], options: SearchOptions = {}): Gaps {
  const region = options.region ?? wholeBox(space);
  if (boxes.some((box) => boxContainsBox(space, box, region))) return { gaps: [], ended: "all" };
  return searchGaps(space, boxes.filter((box) => doBoxesMeet(box, region)), options);
}

function searchGaps(space: Space, boxes: readonly Box[], { region, limit = Infinity, budget = defaultBudget }: SearchOptions): Gaps {
  const gaps: Box[] = [];
  const grid = buildGrid(space, boxes, { region });
  const ending = walkRegions(grid, { budget }, (walk) => {
    if (walk.coveringCount > 0) return "done";
    const step = bestCut(walk);
    if (step !== "done") return step;
    if (gaps.length >= limit) return "stop";
    gaps.push(boxOfCells(grid, walk.at));
    return "done";
  });
  return { gaps, ended: ending === "stopped" ? "limit" : ending };
}

/** Whether every point of the region lies in a box; `undefined` when the budget ran out first. */
export function isCovered(space: Space, boxes: readonly Box[], region?: Box, budget?: number): boolean | undefined {
  const { gaps, ended } = findGaps(space, boxes, { region, limit: 0, budget });
  if (ended === "budget") return undefined;
  return ended === "all" && gaps.length === 0;
}
