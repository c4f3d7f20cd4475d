import { FIRST_DAY, LAST_DAY, parseDay } from "../base/calendar.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { NamedBox } from "../model/dimension.ts";
import { COUNT_LIMIT } from "../model/dimension.ts";
import { fromIntervals, fromPoints, type Side } from "../space/side.ts";
import type { Condition, Input, When } from "./format.ts";
import { axisKey, type JsonSpace } from "./json-space.ts";

/** A condition that cannot be understood. */
export interface WhenFault {
  readonly input: string;
  readonly fault: Phrase;
}

const FAULTS = {
  input: { en: "names no input of the file", zh: "不是本文件的输入项" },
  shape: { en: "is not of the kind that this input takes", zh: "与该输入项的类型不符" },
  member: { en: "names something that is no member of it", zh: "列出了不存在的成员" },
  range: { en: "has a range outside the input, backwards or out of order", zh: "的范围越界、倒置或次序不对" },
} as const satisfies Record<string, Phrase>;

type Reading = Phrase | ReadonlyMap<string, Side>;

/** The box that the conditions describe, by the keys of `JsonSpace.axes`. */
export function readWhen(space: JsonSpace, when: When): { readonly box: NamedBox } | { readonly wrong: WhenFault } {
  const box = new Map<string, Side>();
  for (const [name, condition] of Object.entries(when)) {
    const input = space.inputs.get(name);
    const sides = input === undefined ? FAULTS.input : readCondition(input, condition);
    if ("en" in sides) return { wrong: { input: name, fault: sides } };
    for (const [key, side] of sides) box.set(key, side);
  }
  return { box };
}

function readCondition(input: Input, condition: Condition): Reading {
  if (typeof condition === "boolean") return input.kind === "yesNo" ? one(input, condition ? [1, 1] : [0, 0]) : FAULTS.shape;
  if ("has" in condition) return input.kind === "many" ? readHeld(input, condition) : FAULTS.shape;
  switch (input.kind) {
    case "members":
    case "city":
      return readNames(input, condition);
    case "integer":
      return readRanges(input, condition, { low: input.low, high: input.high, pointOf: (bound) => (typeof bound === "number" ? bound : undefined) });
    case "count":
      return readRanges(input, condition, { low: 1, high: COUNT_LIMIT, pointOf: (bound) => (typeof bound === "number" ? bound : undefined) });
    case "date":
      return readRanges(input, condition, { low: FIRST_DAY, high: LAST_DAY, pointOf: (bound) => (typeof bound === "string" ? parseDay(bound) : undefined) });
    case "many":
    case "yesNo":
      return FAULTS.shape;
  }
}

function one(input: Input, side: Side): Reading {
  return new Map([[axisKey(input.name, undefined), side]]);
}

function readNames(input: Extract<Input, { members: unknown }>, names: readonly (string | number | null)[]): Reading {
  const places = names.map((name) => input.members.findIndex((member) => member.name === name));
  return places.includes(-1) ? FAULTS.member : one(input, fromPoints(places));
}

function readHeld(input: Extract<Input, { members: unknown }>, { has, lacks }: Extract<Condition, { has: unknown }>): Reading {
  const names = [...has, ...lacks];
  const isKnown = names.every((name) => input.members.some((member) => member.name === name));
  if (!isKnown || new Set(names).size < names.length) return FAULTS.member;
  return new Map<string, Side>([
    ...has.map((name): [string, Side] => [axisKey(input.name, name), [1, 1]]),
    ...lacks.map((name): [string, Side] => [axisKey(input.name, name), [0, 0]]),
  ]);
}

interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly pointOf: (bound: string | number) => number | undefined;
}

function readRanges(input: Input, flat: readonly (string | number | null)[], { low, high, pointOf }: Bounds): Reading {
  const points: number[] = [];
  for (const [i, bound] of flat.entries()) {
    const point = bound === null ? (i % 2 === 0 ? low : high) : pointOf(bound);
    const isAfter = point !== undefined && (i === 0 || (i % 2 === 0 ? point > (points[i - 1] ?? high) : point >= (points[i - 1] ?? high)));
    if (!isAfter || point < low || point > high) return point === undefined ? FAULTS.shape : FAULTS.range;
    points.push(point);
  }
  return flat.length % 2 === 0 ? one(input, fromIntervals(points.map((point) => point - low))) : FAULTS.range;
}
