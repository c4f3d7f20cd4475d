/**
 * The inputs of a file as axes of small whole numbers. Ranges of one axis are cut wherever any condition of the file begins or ends,
 * so that a fact is looked up once and every table then only compares classes.
 */
import { parseDay } from "../base/calendar.ts";
import type { Condition, Input, When } from "../emit/format.ts";

export interface Axis {
  readonly input: Input;
  /** Of a `many` input, the member that this axis says is held or not. */
  readonly member: string | undefined;
  /** The first point of each class, upwards; points are members by their place, no and yes as 0 and 1, numbers, days. */
  readonly starts: readonly number[];
}

export interface InputAxes {
  readonly input: Input;
  /** Its first axis; those of a `many` input follow each other. */
  readonly first: number;
  /** Of members, by name. */
  readonly places: ReadonlyMap<string, number>;
}

export interface Axes {
  readonly list: readonly Axis[];
  readonly inputs: ReadonlyMap<string, InputAxes>;
  /** The input that the claim's city stands for. */
  readonly city: InputAxes | undefined;
}

/** Which classes of each axis agree with some conditions, by class; `undefined` is all. */
export type Sides = readonly (Uint8Array | undefined)[];

/** Stands in a point for a fact that is not known. */
export const UNKNOWN = -1;

export function axesFor(inputs: readonly Input[], whens: Iterable<When>): Axes {
  const starts = new Map<string, Set<number>>(inputs.map((input) => [input.name, new Set([lowestOf(input)])]));
  for (const when of whens) for (const [name, condition] of Object.entries(when)) addStarts(starts.get(name), condition);
  const list: Axis[] = [];
  const byName = new Map<string, InputAxes>();
  for (const input of inputs) {
    const members = "members" in input ? input.members : [];
    byName.set(input.name, { input, first: list.length, places: new Map(members.map(({ name }, place) => [name, place])) });
    const highest = "high" in input ? (input.high ?? Infinity) : Infinity;
    list.push(...axesOf(input, [...(starts.get(input.name) ?? [])].filter((start) => start <= highest).sort((a, b) => a - b)));
  }
  return { list, inputs: byName, city: [...byName.values()].find(({ input }) => input.kind === "city") };
}

function axesOf(input: Input, starts: readonly number[]): Axis[] {
  switch (input.kind) {
    case "many":
      return input.members.map(({ name }) => ({ input, member: name, starts: [0, 1] }));
    case "members":
    case "city":
      return [{ input, member: undefined, starts: input.members.map((_, place) => place) }];
    case "yesNo":
      return [{ input, member: undefined, starts: [0, 1] }];
    case "integer":
    case "count":
    case "date":
      return [{ input, member: undefined, starts }];
  }
}

export function lowestOf(input: Input): number {
  return input.kind === "integer" ? input.low : input.kind === "count" ? 1 : 0;
}

function addStarts(starts: Set<number> | undefined, condition: Condition): void {
  if (starts === undefined || typeof condition === "boolean" || "has" in condition) return;
  for (const [low, high] of rangesIn(condition)) {
    if (low !== -Infinity) starts.add(low);
    if (high !== Infinity) starts.add(high + 1);
  }
}

/** Both ends included. Names of members, which the list may hold instead, make no range. */
function rangesIn(flat: readonly (string | number | null)[]): [low: number, high: number][] {
  const ends = flat.map((end) => (typeof end === "string" ? parseDay(end) : end));
  if (ends.includes(undefined)) return [];
  return ends.flatMap((low, i) => (i % 2 === 0 ? [[low ?? -Infinity, ends[i + 1] ?? Infinity] as [number, number]] : []));
}

/** The class that a point lies in. */
export function classOf({ starts }: Axis, point: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? Infinity) <= point) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Throws where a condition is about no input or not of its kind: `verify` refuses such a file. */
export function sidesOf({ inputs, list }: Axes, when: When): Sides {
  const sides: (Uint8Array | undefined)[] = [];
  for (const [name, condition] of Object.entries(when)) {
    const input = inputs.get(name);
    if (input === undefined) throw new RangeError(`a condition on an unknown input: ${name}`);
    const { first } = input;
    if (typeof condition !== "boolean" && "has" in condition) {
      for (const held of condition.has) sides[first + placeOf(input, held)] = Uint8Array.of(0, 1);
      for (const lacked of condition.lacks) sides[first + placeOf(input, lacked)] = Uint8Array.of(1, 0);
    } else sides[first] = classesIn(input, list[first]?.starts ?? [], condition);
  }
  return sides;
}

function classesIn(input: InputAxes, starts: readonly number[], condition: boolean | readonly (string | number | null)[]): Uint8Array {
  const mask = new Uint8Array(starts.length);
  if (typeof condition === "boolean") mask[condition ? 1 : 0] = 1;
  else if ("members" in input.input) for (const name of condition) mask[placeOf(input, name)] = 1;
  else for (const [low, high] of rangesIn(condition)) starts.forEach((start, i) => void (start >= low && start <= high && (mask[i] = 1)));
  return mask;
}

function placeOf({ input, places }: InputAxes, name: string | number | null): number {
  const place = typeof name === "string" ? places.get(name) : undefined;
  if (place === undefined) throw new RangeError(`${input.name} has no member ${String(name)}`);
  return place;
}

/** Whether the conditions may hold of the point, whatever is not known of it. */
export function mayHold(sides: Sides, point: Int32Array): boolean {
  return sides.every((mask, axis) => mask === undefined || point[axis] === UNKNOWN || mask[point[axis] ?? 0] === 1);
}

/** The inputs that the conditions ask for and the point does not know. */
export function unknownIn(sides: Sides, point: Int32Array, { list }: Axes): string[] {
  return sides.flatMap((mask, axis) => (mask !== undefined && point[axis] === UNKNOWN ? [list[axis]?.input.name ?? ""] : []));
}
