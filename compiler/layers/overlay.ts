import type { Box, Space } from "../space/box.ts";
import type { Labelled } from "../space/lookup.ts";
import { visitParts } from "../space/refine.ts";

/** Disjoint regions with what holds there: one slot's parts, the cases for which a layer is open. */
export type Sheet<T> = readonly Labelled<T>[];

/** A region in which every sheet says one thing throughout, or nothing. */
export interface Stack<T> {
  readonly region: Box;
  /** Sheet by sheet. */
  readonly labels: readonly (T | undefined)[];
}

/** Beyond it, an answer would take minutes: the count of refinement, see `RefineOptions`. */
const BUDGET = 20_000_000;

/** The sheets laid over each other inside the region; `undefined` where they cross in too many ways. */
export function overlay<T>(space: Space, sheets: readonly Sheet<T>[], region: Box): readonly Stack<T>[] | undefined {
  const owners = sheets.flatMap((sheet, index) => sheet.map(() => index));
  const items = sheets.flat();
  const stacks: Stack<T>[] = [];
  const ending = visitParts(space, items.map((item) => item.region), { region, budget: BUDGET }, (part) => {
    const labels: (T | undefined)[] = sheets.map(() => undefined);
    for (const held of part.holds) labels[owners[held] ?? -1] = items[held]?.label;
    stacks.push({ region: part.region, labels });
  });
  return ending === "all" ? stacks : undefined;
}
