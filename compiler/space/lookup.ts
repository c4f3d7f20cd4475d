import type { Box, Space } from "./box.ts";
import { buildGrid, type Grid } from "./grid.ts";
import { defaultBudget } from "./refine.ts";
import { bestCut, type Walk, walkRegions } from "./walk.ts";

/** A region and what is to be found there. */
export interface Labelled<T> {
  readonly region: Box;
  readonly label: T;
}

/**
 * A decision tree in one array. An inner node is [axis, threshold, right]: points below the threshold continue at the
 * next node, which begins three numbers on, the others at `right`. A leaf is one negative number: -1 where there is no
 * label, otherwise -2 - label's index.
 */
export interface Tree<T> {
  readonly nodes: Int32Array;
  readonly labels: readonly T[];
}

const nothing = -1;

/**
 * The regions must be disjoint; where they are not, the first in the list wins only by chance. `undefined` when the
 * budget, counted as in `RefineOptions`, ran out: regions that no cuts sort apart can need a huge tree.
 */
export function buildTree<T>(space: Space, items: readonly Labelled<T>[], budget: number = defaultBudget): Tree<T> | undefined {
  const grid = buildGrid(space, items.map((item) => item.region), { ordered: true });
  const labels = [...new Set(items.map((item) => item.label))];
  const indexes = new Map(labels.map((label, index) => [label, index]));
  const leafOf = items.map((item) => -2 - (indexes.get(item.label) ?? 0));
  const nodes: number[] = [];
  const open: number[] = [];
  let isRightNext = false;
  const ending = walkRegions(grid, { budget }, (walk) => {
    if (isRightNext) nodes[(open.pop() ?? 0) + 2] = nodes.length;
    const step = walk.coveringCount > 0 ? "done" : bestCut(walk);
    isRightNext = step === "done";
    if (step === "done") {
      nodes.push(leafFor(walk, leafOf));
      return step;
    }
    open.push(nodes.length);
    nodes.push(step.axis, thresholdOf(grid, step.axis, step.at), nothing);
    return step;
  });
  if (nodes.length === 0) nodes.push(nothing);
  return ending === "all" ? { nodes: Int32Array.from(nodes), labels } : undefined;
}

function leafFor(walk: Walk, leafOf: readonly number[]): number {
  return walk.coveringCount === 0 ? nothing : (leafOf[walk.covering[0] as number] ?? nothing);
}

function thresholdOf(grid: Grid, axis: number, cell: number): number {
  return grid.cells[axis]?.points[cell]?.[0] ?? 0;
}

/** The label of the region that holds the point; `undefined` when none does. The point must lie in the space. */
export function findLabel<T>(tree: Tree<T>, point: readonly number[]): T | undefined {
  const { nodes } = tree;
  let node = 0;
  for (let axis = nodes[0] as number; axis >= 0; axis = nodes[node] as number) {
    const isBelow = (point[axis] as number) < (nodes[node + 1] as number);
    node = isBelow ? node + 3 : (nodes[node + 2] as number);
  }
  return tree.labels[-2 - (nodes[node] as number)];
}
