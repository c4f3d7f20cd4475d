/** A claim understood: names checked, facts as classes, amounts as numbers. */
import { parseDay } from "../base/calendar.ts";
import type { Input } from "../emit/format.ts";
import type { Claim, Fact, Refusal, RefusalReason, UsedByBenefit } from "./claim.ts";
import { type Axes, classOf, mayHold, UNKNOWN, unknownIn } from "./engine-axes.ts";
import { ownField, readUsed } from "./engine-counters.ts";
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
  const fault = faultOfFacts(scheme, claim) ?? faultOfCosts(scheme, claim.costs) ?? faultOfUsed(scheme, claim.used);
  if (fault !== undefined) return fault;
  const plan = planFor(scheme, day);
  if (plan === undefined) return outsideTime(scheme, day);
  const costs = Float64Array.from(scheme.measures.keys(), (name) => ownField(claim.costs, name) ?? 0);
  const bill = costs.reduce((sum, cost) => sum + cost, 0);
  if (!Number.isSafeInteger(bill)) return refuse("badAmount", Object.keys(claim.costs));
  const point = pointOf(scheme.axes, claim);
  return impossibility(scheme, point) ?? { claim, plan, day, contribution, point, costs, bill, used: readUsed(scheme.counters, claim.used) };
}

function outsideTime({ tables: { settlement, scheme } }: Scheme, day: number): Refusal {
  const isBefore = settlement.every((order) => spanOf(order).from > day);
  return refuse(isBefore && settlement.length > 0 ? "beforeFirstDay" : "noRule", [scheme.name]);
}

function faultOfFacts({ axes }: Scheme, { facts, city }: Claim): Refusal | undefined {
  const { inputs, city: cityInput } = axes;
  const given = Object.entries(facts);
  const unknown = given.filter(([name]) => (inputs.get(name)?.kind ?? "city") === "city");
  if (unknown.length > 0) return refuse("unknownFact", unknown.map(([name]) => name));
  const bad = given.filter(([name, fact]) => {
    const input = inputs.get(name);
    return input === undefined || !isFactOf(input, fact);
  });
  const isBadCity = city !== undefined && cityInput !== undefined && !isFactOf(cityInput, city);
  const names = [...bad.map(([name]) => name), ...(isBadCity ? [cityInput.name] : [])];
  return names.length === 0 ? undefined : refuse("badFact", names);
}

function isFactOf(input: Input, fact: Fact): boolean {
  switch (input.kind) {
    case "members":
    case "city":
      return input.members.some(({ name }) => name === fact);
    case "many":
      return Array.isArray(fact) && new Set(fact).size === fact.length && fact.every((held) => input.members.some(({ name }) => name === held));
    case "yesNo":
      return typeof fact === "boolean";
    case "integer":
      return Number.isSafeInteger(fact) && (fact as number) >= input.low && (fact as number) <= input.high;
    case "count":
      return Number.isSafeInteger(fact) && (fact as number) >= 1;
    case "date":
      return typeof fact === "string" && parseDay(fact) !== undefined;
  }
}

function pointOf(axes: Axes, { facts, city }: Claim): Int32Array {
  return Int32Array.from(axes.list, (axis) => {
    const { input, member } = axis;
    const fact = input.kind === "city" ? city : ownField(facts, input.name);
    if (fact === undefined) return UNKNOWN;
    if (member !== undefined) return (fact as readonly string[]).includes(member) ? 1 : 0;
    return classOf(axis, numberOf(input, fact));
  });
}

/** The point of a fact that has been found good. */
function numberOf(input: Input, fact: Fact): number {
  if ("members" in input) return input.members.findIndex(({ name }) => name === fact);
  if (input.kind === "date") return parseDay(String(fact)) ?? 0;
  return Number(fact);
}

function faultOfCosts({ measures }: Scheme, costs: Claim["costs"]): Refusal | undefined {
  const given = Object.entries(costs);
  const unknown = given.filter(([name]) => !measures.has(name));
  if (unknown.length > 0) return refuse("unknownMeasure", unknown.map(([name]) => name));
  const bad = given.filter(([, cost]) => !isAmount(cost));
  return bad.length > 0 ? refuse("badAmount", bad.map(([name]) => name)) : undefined;
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

