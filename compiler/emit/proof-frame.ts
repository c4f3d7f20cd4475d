import type { Axis, NamedBox, Region } from "../model/dimension.ts";
import { toBox } from "../parts/axes.ts";
import type { Box } from "../space/box.ts";
import type { When } from "./format.ts";
import type { InputAxes } from "./inputs.ts";
import { axisKey, type JsonSpace } from "./json-space.ts";
import { readWhen } from "./read-when.ts";

/** The file's own space, to which everything is carried that is compared. */
export interface Frame {
  readonly modelAxes: InputAxes;
  readonly space: JsonSpace;
  /** As the file says. */
  readonly impossible: readonly Box[];
}

/** `undefined` where a condition cannot be understood. */
export function readRegion(space: JsonSpace, whens: readonly When[]): Box[] | undefined {
  const boxes: Box[] = [];
  for (const when of whens) {
    const read = readWhen(space, when);
    if ("wrong" in read) return undefined;
    boxes.push(toBox(space.axes, read.box));
  }
  return boxes;
}

function keyInFile(modelAxes: InputAxes, key: string): string | undefined {
  const entry = modelAxes.get(key);
  return entry === undefined ? undefined : axisKey(entry.input, entry.axis.member?.name);
}

/** Where the file's space has the model's axes. */
export function placesOf({ modelAxes, space }: Frame, axes: readonly Axis[]): ReadonlySet<number> {
  const keys = new Set(axes.map(({ key }) => keyInFile(modelAxes, key)));
  return new Set(space.axes.flatMap(({ key }, place) => (keys.has(key) ? [place] : [])));
}

/** A box of the model in the file's space; axes that the file does not know are dropped, which projects it. */
export function carry({ modelAxes, space }: Frame, named: NamedBox): Box {
  const carried = new Map<string, readonly number[]>();
  for (const [key, side] of named) {
    const carriedKey = keyInFile(modelAxes, key);
    if (carriedKey !== undefined) carried.set(carriedKey, side);
  }
  return toBox(space.axes, carried);
}

export function carryRegion(frame: Frame, region: Region): Box[] {
  return region.filter((box) => [...box.values()].every((side) => side.length > 0)).map((box) => carry(frame, box));
}
