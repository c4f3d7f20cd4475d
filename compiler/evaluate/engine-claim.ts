/** A claim understood: names checked, facts as classes, amounts as numbers. */
import { parseDay } from "../base/calendar.ts";
import type { Input } from "../emit/format.ts";
import type { Claim, Fact, Refusal, RefusalReason, UsedByBenefit } from "./claim.ts";
import { type Axes, type Axis, classOf, type InputAxes, mayHold, UNKNOWN, unknownIn } from "./engine-axes.ts";
import { ownField, readUsed } from "./engine-counters.ts";
import { MOST_FEN } from "./engine-flat.ts";
import { type Plan, planFor, type Scheme } from "./engine-plan.ts";
import { spanOf } from "./engine-table.ts";

export interface Prepared {
  readonly claim: Claim;
  readonly plan: Plan;
  readonly day: number;
  /** `UNKNOWN` where the claim names none. */
  readonly contribution: number;
  readonly point: Int32Array;
  /** By measure, in fen. */
  readonly costs: Float64Array;
  readonly bill: number;
  /** By counter, in fen; `NaN` for what the claim does not say. */
  readonly used: Float64Array;
  /** Whether all of them are stated and small enough for machine numbers. */
  readonly isPlain: boolean;
}

/** About several things it names them all, sorted. */
export function refuse(refused: RefusalReason, about: Iterable<string>): Refusal {
  return { refused, about: [...new Set(about)].sort().join(", ") };
}

export function isRefusal<T extends object>(result: T | Refusal): result is Refusal {
  return "refused" in result;
}

export function prepareClaim(scheme: Scheme, claim: Claim): Prepared | Refusal {
  const day = parseDay(claim.on);
  const contribution = claim.contribution === undefined ? UNKNOWN : parseDay(claim.contribution);
  if (day === undefined || contribution === undefined) return refuse("badDay", [day === undefined ? "on" : "contribution"]);
  const point = readFacts(scheme.axes, claim);
  if ("refused" in point) return point;
  const fault = faultOfCosts(scheme, claim.costs) ?? faultOfUsed(scheme, claim.used);
  if (fault !== undefined) return fault;
  const plan = planFor(scheme, day);
  if (plan === undefined) return outsideTime(scheme, day);
  const costs = new Float64Array(scheme.measures.size);
  let bill = 0;
  for (const [name, place] of scheme.measures) bill += costs[place] = ownField(claim.costs, name) ?? 0;
  if (!Number.isSafeInteger(bill)) return refuse("badAmount", Object.keys(claim.costs));
  const used = readUsed(scheme.counters, claim.used);
  return impossibility(scheme, point) ?? { claim, plan, day, contribution, point, costs, bill, used, isPlain: used.every((amount) => amount <= MOST_FEN) };
}

function outsideTime({ tables: { settlement, scheme } }: Scheme, day: number): Refusal {
  const isBefore = settlement.every((order) => spanOf(order).from > day);
  return refuse(isBefore && settlement.length > 0 ? "beforeFirstDay" : "noRule", [scheme.name]);
}

/** The facts and the city as a point; unknown names before bad values. */
function readFacts({ list, inputs, city }: Axes, claim: Claim): Int32Array | Refusal {
  const point = new Int32Array(list.length).fill(UNKNOWN);
  const unknown: string[] = [];
  const bad: string[] = [];
  for (const name of Object.keys(claim.facts)) {
    const input = inputs.get(name);
    if (input === undefined || input === city) unknown.push(name);
    else if (!place(list, input, claim.facts[name], point)) bad.push(name);
  }
  if (claim.city !== undefined && city !== undefined && !place(list, city, claim.city, point)) bad.push(city.input.name);
  if (unknown.length > 0) return refuse("unknownFact", unknown);
  return bad.length > 0 ? refuse("badFact", bad) : point;
}

/** False where the fact is no value of the input. */
function place(list: readonly Axis[], { input, first, places }: InputAxes, fact: Fact | undefined, point: Int32Array): boolean {
  if (input.kind === "many") return Array.isArray(fact) && hold(first, places, fact as readonly unknown[], point);
  const at = "members" in input ? (typeof fact === "string" ? places.get(fact) : undefined) : numberOf(input, fact);
  if (at === undefined) return false;
  point[first] = "members" in input ? at : classOf(list[first] as Axis, at);
  return true;
}

function hold(first: number, places: ReadonlyMap<string, number>, held: readonly unknown[], point: Int32Array): boolean {
  point.fill(0, first, first + places.size);
  return held.every((name) => {
    const at = typeof name === "string" ? places.get(name) : undefined;
    if (at === undefined || point[first + at] === 1) return false;
    point[first + at] = 1;
    return true;
  });
}

function numberOf(input: Exclude<Input, { readonly members: unknown }>, fact: Fact | undefined): number | undefined {
  if (input.kind === "yesNo") return typeof fact === "boolean" ? Number(fact) : undefined;
  if (input.kind === "date") return typeof fact === "string" ? parseDay(fact) : undefined;
  const [low, high] = input.kind === "integer" ? [input.low, input.high] : [1, Infinity];
  return typeof fact === "number" && Number.isSafeInteger(fact) && fact >= low && fact <= high ? fact : undefined;
}

function faultOfCosts({ measures }: Scheme, costs: Claim["costs"]): Refusal | undefined {
  const names = Object.keys(costs);
  const unknown = names.filter((name) => !measures.has(name));
  if (unknown.length > 0) return refuse("unknownMeasure", unknown);
  const bad = names.filter((name) => !isAmount(costs[name]));
  return bad.length > 0 ? refuse("badAmount", bad) : undefined;
}

function isAmount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function faultOfUsed({ tables: { benefits, pools } }: Scheme, used: Claim["used"]): Refusal | undefined {
  if (used === "nothing") return undefined;
  const bad = [
    ...Object.entries(used.benefits).flatMap(([name, amounts]) => (benefits.some((benefit) => benefit.name === name) && areAmounts(amounts) ? [] : [name])),
    ...Object.entries(used.pools).flatMap(([name, amount]) => (pools.some((pool) => pool.name === name) && isAmount(amount) ? [] : [name])),
  ];
  return bad.length > 0 ? refuse("badUsed", bad) : undefined;
}

function areAmounts({ deductible, paid = {}, base = {} }: UsedByBenefit): boolean {
  return (deductible === undefined || isAmount(deductible)) && [...Object.values(paid), ...Object.values(base)].every(isAmount);
}

/** Of combinations that do not occur only one that is certain counts; what is not known is asked for later, if at all. */
function impossibility({ impossible, axes }: Scheme, point: Int32Array): Refusal | undefined {
  const found = impossible.find((sides) => mayHold(sides, point) && unknownIn(sides, point, axes).length === 0);
  return found === undefined ? undefined : refuse("impossibleCase", found.flatMap((mask, axis) => (mask === undefined ? [] : [axes.list[axis]?.input.name ?? ""])));
}

/** The claim as it would be if of the held members of `many` inputs only one each were held, all combinations; itself where there is no choice. */
export function heldAlone({ point, plan }: Prepared): Int32Array[] {
  const { list } = plan.scheme.axes;
  const inputs = [...new Set(list.flatMap(({ input, member }) => (member === undefined ? [] : [input.name])))];
  return inputs.reduce<Int32Array[]>((points, name) => {
    const own = list.flatMap(({ input }, axis) => (input.name === name ? [axis] : []));
    const held = own.filter((axis) => point[axis] === 1);
    if (held.length < 2) return points;
    return points.flatMap((other) => held.map((kept) => other.map((place, axis) => (own.includes(axis) ? Number(axis === kept) : place))));
  }, [point]);
}

