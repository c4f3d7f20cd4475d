/** Conditions as boxes of classes: on each axis that they ask, the classes that agree. */
import { FIRST_DAY, LAST_DAY, parseDay } from "../../../base/calendar.ts";
import type { Condition, Input, When } from "../../../emit/format.ts";

/** Facts that no condition tells apart: a member, or numbers from `low` to `high`, both included; of days their number from 0001-01-01. */
export interface FactClass {
  readonly member?: string | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** What conditions ask: an input, or of one of which several members may be held whether this one is. Its classes are numbered from 1. */
export interface Axis {
  readonly number: number;
  readonly input: Input;
  readonly member: string | undefined;
  /** Counts the inputs of which several members may be held, from 1; 0 for the others. */
  readonly manyNo: number;
  readonly classes: readonly FactClass[];
}

/** By the name of the input. */
export type Axes = ReadonlyMap<string, readonly Axis[]>;
/** By the number of the axis the numbers of its classes. */
export type Box = ReadonlyMap<number, ReadonlySet<number>>;

/** Numbered from 1. Ranges are cut wherever a condition begins or ends, so that relations need to compare nothing but the numbers of classes. */
export function axesOf(inputs: readonly Input[], whens: readonly When[]): Axes {
  let last = 0;
  let manyNo = 0;
  return new Map(inputs.map((input) => {
    if (input.kind === "many") {
      const many = ++manyNo;
      return [input.name, input.members.map(({ name }): Axis => ({ number: ++last, input, member: name, manyNo: many, classes: [{}, {}] }))];
    }
    const conditions = whens.map((when) => when[input.name]).filter((condition) => condition !== undefined);
    return [input.name, [{ number: ++last, input, member: undefined, manyNo: 0, classes: classesOf(input, conditions) }]];
  }));
}

function classesOf(input: Input, conditions: readonly Condition[]): FactClass[] {
  if ("members" in input) return input.members.map(({ name }) => ({ member: name }));
  if (input.kind === "yesNo") return [{}, {}];
  const [low, high] = input.kind === "integer" ? [input.low, input.high] : input.kind === "count" ? [1, Number.MAX_SAFE_INTEGER] : [FIRST_DAY, LAST_DAY];
  const starts = new Set([low]);
  for (const [from, to] of conditions.flatMap(rangesIn)) {
    if (from > low) starts.add(from);
    if (to < high) starts.add(to + 1);
  }
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((start, i) => ({ low: start, high: (sorted[i + 1] ?? high + 1) - 1 }));
}

/** Both ends included. */
function rangesIn(condition: Condition): (readonly [number, number])[] {
  if (typeof condition === "boolean" || "has" in condition) return [];
  const ends = condition.map((end) => (typeof end === "string" ? parseDay(end) : end) ?? undefined);
  return ends.flatMap((low, i) => (i % 2 === 0 ? [[low ?? -Infinity, ends[i + 1] ?? Infinity] as const] : []));
}

export function boxOf(when: When, axes: Axes): Box {
  return new Map(Object.entries(when).flatMap(([name, condition]) => agreeing(axes.get(name) ?? [], condition)));
}

function agreeing(own: readonly Axis[], condition: Condition): (readonly [number, ReadonlySet<number>])[] {
  if (typeof condition === "object" && "has" in condition) {
    const heldAs = (members: readonly string[], number: number) => own.filter(({ member }) => member !== undefined && members.includes(member)).map((axis) => [axis.number, new Set([number])] as const);
    return [...heldAs(condition.has, 2), ...heldAs(condition.lacks, 1)];
  }
  return own.map((axis) => [axis.number, classesWhere(axis, condition)] as const);
}

function classesWhere({ input, classes }: Axis, condition: Exclude<Condition, { readonly has: unknown }>): ReadonlySet<number> {
  if (typeof condition === "boolean") return new Set([condition ? 2 : 1]);
  const ranges = "members" in input ? [] : rangesIn(condition);
  const agrees = ({ member, low = 0, high = 0 }: FactClass): boolean => (member === undefined ? ranges.some(([from, to]) => from <= low && high <= to) : condition.includes(member));
  return new Set(classes.flatMap((each, i) => (agrees(each) ? [i + 1] : [])));
}

/** Disjoint boxes that hold exactly where none of the given ones does. `sizes` gives the number of classes of an axis. */
export function complementOf(boxes: readonly Box[], sizes: ReadonlyMap<number, number>): Box[] {
  const [first] = boxes;
  if (first === undefined) return [new Map()];
  const [axis] = first.keys();
  if (axis === undefined || boxes.some((box) => box.size === 0)) return [];
  const size = sizes.get(axis) ?? 0;
  return groupsOn(axis, size, boxes).flatMap(({ left, numbers }) => {
    const rest = left.map((box): Box => new Map([...box].filter(([other]) => other !== axis)));
    return complementOf(rest, sizes).map((box): Box => (numbers.size === size ? box : new Map([[axis, numbers], ...box])));
  });
}

interface ClassGroup {
  readonly left: readonly Box[];
  readonly numbers: Set<number>;
}

/** Classes of the axis together for which the same boxes are left. */
function groupsOn(axis: number, size: number, boxes: readonly Box[]): ClassGroup[] {
  const alike = new Map<string, ClassGroup>();
  for (let number = 1; number <= size; number++) {
    const left = boxes.filter((box) => box.get(axis)?.has(number) ?? true);
    const key = left.map((box) => boxes.indexOf(box)).join();
    const group = alike.get(key) ?? { left, numbers: new Set() };
    alike.set(key, group);
    group.numbers.add(number);
  }
  return [...alike.values()];
}
