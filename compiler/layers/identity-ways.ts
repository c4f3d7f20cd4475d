/** `best for the patient` (`docs/semantics.md`, step 5): a case is settled once with each identity that is held alone. */
import type { Axis } from "../model/dimension.ts";
import type { Slot } from "../model/slot.ts";
import type { DecidedPart, DecidedPeriod } from "../parts/decided.ts";
import { separate } from "../parts/version-space.ts";
import { boxContainsPoint, type Box } from "../space/box.ts";
import type { Sheet } from "./overlay.ts";

/** What a slot says in a case. */
export interface Cell {
  readonly slot: Slot;
  readonly period: DecidedPeriod;
  readonly part: DecidedPart;
}

export interface LayerSheets {
  readonly domain: readonly Box[];
  readonly cells: readonly Sheet<Cell>[];
}

/** Sheets to lay over each other inside the regions, and how to read off what lies in one place: the cells of each way to settle it. */
export interface Ways {
  readonly regions: readonly Box[];
  readonly sheets: readonly Sheet<Cell | "held">[];
  readonly waysIn: (labels: readonly (Cell | "held" | undefined)[]) => readonly (readonly Cell[])[];
}

/** Of each dimension of which a person can hold several members, the axes that the sheets tell apart; as indexes into the space. */
export function heldAxes({ domain, cells }: LayerSheets, axes: readonly Axis[]): readonly (readonly number[])[] {
  const boxes = [...domain, ...cells.flat().map(({ region }) => region)];
  const byDimension = new Map<string, number[]>();
  for (const [index, { member, dimension }] of axes.entries()) {
    if (member === undefined || boxes.every((box) => box[index] === undefined)) continue;
    byDimension.set(dimension.id, [...(byDimension.get(dimension.id) ?? []), index]);
  }
  return [...byDimension.values()];
}

/** The one axis of each dimension on which a way has a member; `undefined` where it has none. */
type Choice = readonly (number | undefined)[];

export function waysByIdentity(whole: LayerSheets, held: readonly (readonly number[])[], axes: readonly Axis[]): Ways {
  const axesHeld = held.flat();
  const choices = product(held.map((list) => [undefined, ...list]));
  const isAt = (choice: Choice, box: Box): boolean => boxContainsPoint(box.map((side, index) => (axesHeld.includes(index) ? side : undefined)), axes.map((_, index) => (choice.includes(index) ? 1 : 0)));
  const cleared = (box: Box): Box => box.map((side, index) => (axesHeld.includes(index) ? undefined : side));
  const alone = choices.map((choice) => [
    separate(axes, whole.domain.filter((box) => isAt(choice, box)).map(cleared)).map((region) => ({ region, label: "held" as const })),
    ...whole.cells.map((sheet) => sheet.filter(({ region }) => isAt(choice, region)).map(({ region, label }) => ({ region: cleared(region), label }))),
  ]);
  const holding = axesHeld.map((axis) => [{ region: axes.map((_, index) => (index === axis ? [1, 1] : undefined)), label: "held" as const }]);
  return {
    regions: separate(axes, whole.domain.map(cleared)),
    sheets: [...holding, ...alone.flat()],
    waysIn: (labels) => product(held.map((list) => choicesAmong(list, axesHeld, labels))).flatMap((choice) => {
      const at = choices.findIndex((other) => other.every((axis, index) => axis === choice[index]));
      const [isAsked, ...cells] = labels.slice(axesHeld.length + at * (whole.cells.length + 1)).slice(0, whole.cells.length + 1);
      return isAsked === undefined ? [] : [cells.filter((cell): cell is Cell => cell !== undefined && cell !== "held")];
    }),
  };
}

function choicesAmong(list: readonly number[], axesHeld: readonly number[], labels: readonly unknown[]): Choice {
  const own = list.filter((axis) => labels[axesHeld.indexOf(axis)] === "held");
  return own.length === 0 ? [undefined] : own;
}

function product(lists: readonly Choice[]): readonly Choice[] {
  return lists.reduce<readonly Choice[]>((found, list) => found.flatMap((before) => list.map((choice) => [...before, choice])), [[]]);
}
