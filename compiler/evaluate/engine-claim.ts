/** A claim understood: names checked, facts as classes, amounts as numbers. */
import { parseDay } from "../base/calendar.ts";
import type { Input } from "../emit/format.ts";
import type { Claim, Fact, Refusal, RefusalReason, Used, UsedByBenefit } from "./claim.ts";
import { type Axes, type Axis, classOf, type InputAxes, UNKNOWN } from "./engine-axes.ts";
import { readUsed } from "./engine-counters.ts";
import { MOST_FEN } from "./engine-flat.ts";
import { type Forbidden, type Plan, planFor, type Scheme } from "./engine-plan.ts";
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
  const day = dayIn(scheme, claim.on);
  const contribution = claim.contribution === undefined ? UNKNOWN : dayIn(scheme, claim.contribution);
  if (day === undefined || contribution === undefined) return refuse("badDay", [day === undefined ? "on" : "contribution"]);
  const point = readFacts(scheme.axes, claim);
  if ("refused" in point) return point;
  const costs = new Float64Array(scheme.measures.size);
  const bill = addUp(scheme, claim.costs, costs);
  const fault = (bill < 0 ? faultOfCosts(scheme, claim.costs) : undefined) ?? faultOfUsed(scheme, claim.used);
  if (fault !== undefined) return fault;
  const plan = planFor(scheme, day);
  if (plan === undefined) return outsideTime(scheme, day);
  if (!Number.isSafeInteger(bill) || bill < 0) return refuse("badAmount", Object.keys(claim.costs));
  const used = readUsed(scheme.counters, claim.used);
  return impossibility(scheme, point) ?? { claim, plan, day, contribution, point, costs, bill, used, isPlain: arePlain(used) };
}

/** Days come again and again, and reading one costs more than to find it. */
const mostDays = 4096;

function dayIn({ days }: Scheme, text: string): number | undefined {
  const known = days.get(text);
  if (known !== undefined) return known;
  const day = parseDay(text);
  if (days.size >= mostDays) days.clear();
  if (day !== undefined) days.set(text, day);
  return day;
}

/** Negative where some measure is unknown or some amount is none. */
function addUp({ measures }: Scheme, costs: Claim["costs"], into: Float64Array): number {
  let bill = 0;
  for (const name of Object.keys(costs)) {
    const place = measures.get(name);
    const cost = costs[name];
    if (place === undefined || !isAmount(cost)) return -1;
    bill += into[place] = cost as number;
  }
  return bill;
}

function arePlain(used: Float64Array): boolean {
  for (let i = 0; i < used.length; i++) if (!((used[i] as number) <= MOST_FEN)) return false;
  return true;
}

function outsideTime({ tables: { settlement, scheme } }: Scheme, day: number): Refusal {
  const isBefore = settlement.every((order) => spanOf(order).from > day);
  return refuse(isBefore && settlement.length > 0 ? "beforeFirstDay" : "noRule", [scheme.name]);
}

/** The facts and the city as a point; unknown names before bad values. */
export function readFacts({ list, inputs, city }: Axes, claim: Pick<Claim, "facts" | "city">): Int32Array | Refusal {
  const point = new Int32Array(list.length).fill(UNKNOWN);
  let isSound = true;
  for (const name of Object.keys(claim.facts)) {
    const input = inputs.get(name);
    if (input === undefined || input === city || !place(list, input, claim.facts[name], point)) isSound = false;
  }
  if (claim.city !== undefined && city !== undefined && !place(list, city, claim.city, point)) isSound = false;
  return isSound ? point : faultOfFacts({ list, inputs, city }, claim, point);
}

function faultOfFacts({ list, inputs, city }: Axes, claim: Pick<Claim, "facts" | "city">, point: Int32Array): Refusal {
  const names = Object.keys(claim.facts);
  const unknown = names.filter((name) => inputs.get(name) === undefined || inputs.get(name) === city);
  if (unknown.length > 0) return refuse("unknownFact", unknown);
  const isBad = (input: InputAxes | undefined, fact: Fact | undefined): boolean => input !== undefined && !place(list, input, fact, point);
  const bad = names.filter((name) => isBad(inputs.get(name), claim.facts[name]));
  return refuse("badFact", claim.city !== undefined && isBad(city, claim.city) ? [...bad, city?.input.name ?? ""] : bad);
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

function faultOfUsed(scheme: Scheme, used: Claim["used"]): Refusal | undefined {
  if (used === "nothing") return undefined;
  const { benefitNames, poolNames } = scheme;
  let isSound = true;
  for (const name of Object.keys(used.benefits)) if (!benefitNames.has(name) || !areAmounts(used.benefits[name] as UsedByBenefit)) isSound = false;
  for (const name of Object.keys(used.pools)) if (!poolNames.has(name) || !isAmount(used.pools[name])) isSound = false;
  return isSound ? undefined : refuse("badUsed", badlyUsed(scheme, used));
}

function badlyUsed({ benefitNames, poolNames }: Scheme, { benefits, pools }: Used): readonly string[] {
  const bad = Object.entries(benefits).filter(([name, amounts]) => !benefitNames.has(name) || !areAmounts(amounts));
  return [...bad, ...Object.entries(pools).filter(([name, amount]) => !poolNames.has(name) || !isAmount(amount))].map(([name]) => name);
}

function areAmounts({ deductible, paid, base }: UsedByBenefit): boolean {
  return (deductible === undefined || isAmount(deductible)) && (paid === undefined || allAmounts(paid)) && (base === undefined || allAmounts(base));
}

function allAmounts(amounts: Readonly<Record<string, number>>): boolean {
  for (const name of Object.keys(amounts)) if (!isAmount(amounts[name])) return false;
  return true;
}

/** Of combinations that do not occur only one that is certain counts; what is not known is asked for later, if at all. */
function impossibility({ impossible, axes }: Scheme, point: Int32Array): Refusal | undefined {
  for (let i = 0; i < impossible.length; i++) {
    const { places, masks } = impossible[i] as Forbidden;
    if (isCertain(places, masks, point)) return refuse("impossibleCase", places.map((axis) => axes.list[axis]?.input.name ?? ""));
  }
  return undefined;
}

function isCertain(places: readonly number[], masks: readonly Uint8Array[], point: Int32Array): boolean {
  for (let k = 0; k < places.length; k++) {
    const at = point[places[k] as number] as number;
    if (at === UNKNOWN || (masks[k] as Uint8Array)[at] !== 1) return false;
  }
  return true;
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

