import type { Box, Space } from "./box.ts";
import { boxOfCells, buildGrid } from "./grid.ts";
import { bestCut, type Ending, type Walk, walkRegions } from "./walk.ts";

/** A region and the boxes that cover it: ascending indexes into the list refined. */
export interface Part {
  readonly region: Box;
  readonly holds: readonly number[];
}

export interface RefineOptions {
  /** Refine only here. */
  readonly region?: Box | undefined;
  /** How many boxes may be looked at, summed over the regions entered, of which each counts as four more. */
  readonly budget?: number | undefined;
  /**
   * Asked of every region with the boxes that cover it and those that cross it, both ascending. When true, the region
   * is a part as it stands, its `holds` the covering boxes only: for callers to whom the crossing ones no longer matter.
   */
  readonly decided?: ((covering: readonly number[], crossing: readonly number[]) => boolean) | undefined;
}

/** Some seconds of work and at most three million parts. The gaps of a 20 x 5,000 table take a hundredth of it. */
export const defaultBudget = 20_000_000;

export interface Refinement {
  readonly parts: readonly Part[];
  /** False when the budget ran out: then the parts do not cover the region. */
  readonly complete: boolean;
}

/**
 * Every part of the region: disjoint, covering it, each with one set of boxes throughout. The regions do not depend on
 * the order of the boxes. The recursion of Calvanese, Dumas, Laurson, Maggi, Montali, Teinemaa, "Semantics, Analysis and
 * Simplification of DMN Decision Tables" (Information Systems 78, 2018), with the axis to cut chosen afresh in each region.
 */
export function refine(space: Space, boxes: readonly Box[], options: RefineOptions = {}): Refinement {
  const parts: Part[] = [];
  const ending = visitParts(space, boxes, options, (part) => {
    parts.push(part);
  });
  return { parts, complete: ending === "all" };
}

/** The parts one by one; `visit` returns false to stop. */
export function visitParts(
  space: Space,
  boxes: readonly Box[],
  options: RefineOptions,
  visit: (part: Part) => boolean | void,
): Ending {
  const grid = buildGrid(space, boxes, { region: options.region });
  return walkRegions(grid, { budget: options.budget ?? defaultBudget }, (walk) => {
    const step = isDecided(walk, options) ? "done" : bestCut(walk);
    if (step !== "done") return step;
    return visit({ region: boxOfCells(grid, walk.at), holds: coveringOf(walk) }) === false ? "stop" : "done";
  });
}

function isDecided(walk: Walk, { decided }: RefineOptions): boolean {
  return decided?.(coveringOf(walk), ascending(walk.boxes.subarray(walk.from, walk.to))) === true;
}

function coveringOf(walk: Walk): number[] {
  return ascending(walk.covering.subarray(0, walk.coveringCount));
}

function ascending(boxes: Int32Array): number[] {
  return Array.from(boxes.slice().sort());
}
