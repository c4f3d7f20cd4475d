import type { Condition, Input, When } from "../emit/format.ts";

type List = Extract<Condition, readonly unknown[]>;
type Point = List[number];

/** The conditions under which both hold; undefined where they never do. */
export function bothHold(inputs: readonly Input[], one: When, other: When): When | undefined {
  const both = new Map<string, Condition>(Object.entries(one));
  for (const [name, condition] of Object.entries(other)) {
    const own = both.get(name);
    const input = inputs.find((candidate) => candidate.name === name);
    const met = own === undefined ? condition : meet(own, condition, input !== undefined && "members" in input);
    if (met === undefined) return undefined;
    both.set(name, met);
  }
  return Object.fromEntries(both);
}

function meet(a: Condition, b: Condition, isOfMembers: boolean): Condition | undefined {
  if (typeof a === "boolean" || typeof b === "boolean") return a === b ? a : undefined;
  if ("has" in a || "has" in b) return "has" in a && "has" in b ? meetHeld(a, b) : undefined;
  const list = isOfMembers ? a.filter((member) => b.includes(member)) : meetSpans(a, b);
  return list.length === 0 ? undefined : list;
}

type Held = Extract<Condition, { readonly has: unknown }>;

function meetHeld(a: Held, b: Held): Held | undefined {
  const [has, lacks] = [[...new Set([...a.has, ...b.has])], [...new Set([...a.lacks, ...b.lacks])]];
  return has.some((member) => lacks.includes(member)) ? undefined : { has, lacks };
}

function meetSpans(a: List, b: List): List {
  return spansIn(a).flatMap(([low, high]) => spansIn(b).flatMap(([from, to]) => {
    const [start, end] = [later(low, from), earlier(high, to)];
    return start === null || end === null || start <= end ? [start, end] : [];
  }));
}

function spansIn(flat: List): (readonly [Point, Point])[] {
  return flat.flatMap((low, end) => {
    const high = flat[end + 1];
    return end % 2 === 1 || high === undefined ? [] : [[low, high] as const];
  });
}

function later(a: Point, b: Point): Point {
  return a === null ? b : b === null || a >= b ? a : b;
}

function earlier(a: Point, b: Point): Point {
  return a === null ? b : b === null || a <= b ? a : b;
}
