/** Claims that meet a given row, and the amounts at which what they come to bends. */
import { formatDay, parseDay } from "../base/calendar.ts";
import type { BenefitSlots, BenefitTables, Condition, Input, SlotTable, TablePeriod, Tables, When } from "../emit/format.ts";
import type { Claim, Fact, Used } from "./claim.ts";
import type { Engine } from "./engine.ts";
import type { TraceFigure } from "./trace.ts";

/** A row with the benefit under which it is met. */
export interface Place {
  readonly owner: string;
  readonly word: TraceFigure["word"];
  readonly when: When;
  readonly domain: When;
  /** The first day on which the row holds; of the first row of a table also the last one, and the neighbours of both outside. */
  readonly days: readonly string[];
  /** The measure whose amounts the benefit sees. */
  readonly measure: string;
}

export function placesOf(tables: Tables): Place[] {
  const benefits = tables.benefits.filter(({ name }) => tables.settlement.some(({ steps }) => steps.some(({ benefits: names }) => names.includes(name))));
  const first = benefits[0];
  const waiting = first === undefined ? [] : tables.scheme.waiting.map((table) => ({ benefit: first, word: "waiting" as const, table }));
  const pools = benefits.flatMap((benefit) => benefit.pools.flatMap(({ pool }) =>
    tables.pools.filter(({ name }) => name === pool).map(({ table }) => ({ benefit, word: "pool" as const, table }))));
  const own = benefits.flatMap((benefit) => slotsIn(benefit.slots).map(([word, table]) => ({ benefit, word, table })));
  return [...own, ...waiting, ...pools].flatMap(({ benefit, word, table }) => table.periods.flatMap((period) =>
    period.rows.map(({ when }, row) => ({
      owner: benefit.name, word, when, domain: benefit.domain.find((box) => meet(box, when)) ?? {}, days: daysOf(period, benefit).slice(0, row === 0 ? undefined : 1), measure: measureOf(tables, benefit),
    }))));
}

function slotsIn(slots: BenefitSlots): [keyof BenefitSlots, SlotTable][] {
  return Object.entries<readonly SlotTable[] | undefined>(slots).flatMap(([word, list = []]) => list.map((table): [keyof BenefitSlots, SlotTable] => [word as keyof BenefitSlots, table]));
}

function daysOf({ from: first, to }: Pick<TablePeriod, "from" | "to">, benefit: BenefitTables): string[] {
  const from = first < benefit.from ? benefit.from : first;
  const last = typeof to === "string" ? [to, shifted(to, 1)] : [];
  return [from, shifted(from, -1), ...last];
}

export function shifted(day: string, by: number): string {
  return formatDay(Math.max(0, (parseDay(day) ?? 0) + by));
}

/** The first measure of its base, or of the base of the layers that its own remainders come from. */
function measureOf(tables: Tables, benefit: BenefitTables): string {
  const [term] = benefit.base.at(-1)?.terms ?? [];
  if (term === undefined) return tables.measures[0]?.name ?? "";
  if ("measure" in term) return term.measure;
  const source = tables.benefits.find(({ name }) => name === term.of);
  return source === undefined ? "" : measureOf(tables, source);
}

/** Inputs that some table of the scheme's settlement asks for. */
export function usedInputs(tables: Tables): Input[] {
  const slots = [...tables.scheme.waiting, ...tables.pools.map(({ table }) => table), ...tables.benefits.flatMap(({ slots: own }) => slotsIn(own).map(([, table]) => table))];
  const whens = [...tables.benefits.flatMap(({ domain }) => domain), ...slots.flatMap(({ periods }) => periods.flatMap(({ rows }) => rows.map(({ when }) => when)))];
  const names = new Set(whens.flatMap((when) => Object.keys(when)));
  return tables.inputs.filter(({ name }) => names.has(name));
}

const ordinary = 1_234_567;

export function claimFor(tables: Tables, { when, domain, measure }: Place, on: string): Claim {
  const { city, ...facts } = factsFor(tables, domain, when);
  return {
    province: tables.province.name, scheme: tables.scheme.name, on, facts, costs: { [measure]: ordinary }, used: "nothing",
    ...(typeof city === "string" ? { city } : {}), ...(hasWaiting(tables) ? { contribution: "2000-01-31" } : {}),
  };
}

function hasWaiting({ scheme, benefits }: Tables): boolean {
  return scheme.waiting.length > 0 || benefits.some(({ slots }) => (slots.waiting ?? []).length > 0);
}

/** Of every input the first value that meets the conditions. */
export function factsFor(tables: Tables, ...whens: readonly When[]): Record<string, Fact> {
  return factsAmong(usedInputs(tables), whens);
}

export function factsAmong(inputs: readonly Input[], whens: readonly When[]): Record<string, Fact> {
  return Object.fromEntries(inputs.map((input) => {
    const fact = factOf(input, whens.flatMap((when) => (when[input.name] === undefined ? [] : [when[input.name] as Condition])));
    return [input.kind === "city" ? "city" : input.name, fact];
  }));
}

function factOf(input: Input, conditions: readonly Condition[]): Fact {
  switch (input.kind) {
    case "members":
    case "city":
      return input.members.find(({ name }) => conditions.every((names) => Array.isArray(names) && names.includes(name)))?.name ?? input.members[0]?.name ?? "";
    case "many":
      return input.members.flatMap(({ name }) => (conditions.some((held) => typeof held === "object" && "has" in held && held.has.includes(name)) ? [name] : []));
    case "yesNo":
      return conditions[0] === true;
    case "integer":
      return Number(lowest(conditions, input.low));
    case "count":
      return Number(lowest(conditions, 1));
    case "date":
      return String(lowest(conditions, "0001-01-01"));
  }
}

/** The highest of the low ends, which lies in the ranges where one range of each meets the other. */
function lowest<T extends number | string>(conditions: readonly Condition[], least: T): T {
  const lows = conditions.flatMap((ranges) => (Array.isArray(ranges) ? [(ranges[0] ?? least) as T] : []));
  return lows.reduce((high, low) => (low > high ? low : high), least);
}

export function meet(box: When, when: When): boolean {
  return Object.entries(when).every(([name, condition]) => {
    const other = box[name];
    if (other === undefined || typeof condition === "boolean" || typeof other === "boolean") return other === undefined || other === condition;
    if ("has" in condition) return "has" in other && !condition.has.some((held) => other.lacks.includes(held)) && !condition.lacks.some((held) => other.has.includes(held));
    return Array.isArray(other) && (typeof condition[0] !== "string" || condition.some((member) => other.includes(member)));
  });
}

export interface Bend {
  readonly cost: number;
  readonly used: "nothing" | Used;
}

/** Costs at which what the row gives begins or ends to count, each a fen less and more; and an ordinary cost when it is used up but for a fen. */
export function bendsAt(claim: Claim, { owner, word, measure }: Place, engine: Engine): Bend[] {
  const explained = engine.explain({ ...claim, costs: { [measure]: ordinary } });
  if ("refused" in explained) return [];
  const figures = explained.trace.layers.find(({ benefit }) => benefit.name === owner)?.figures ?? [];
  const bent = costsFor(word, figures).flatMap((amount) => billFor(amount, claim, { owner, measure }, engine) ?? []);
  const costs = [...new Set(around(bent))].map((cost) => ({ cost, used: "nothing" as const }));
  const spent = figures.filter((figure) => figure.word === word).flatMap((figure) => nearlyUsed(figure, owner, explained.settlement.used));
  return [...costs, ...spent.map((used) => ({ cost: ordinary, used }))];
}

const largest = 10_000_000_000;

/** The least bill for which the benefit's base reaches the amount; for a layer that others leave cost to it is found by halving. */
function billFor(amount: number, claim: Claim, { owner, measure }: Pick<Place, "owner" | "measure">, engine: Engine): number | undefined {
  const baseAt = (cost: number): number => {
    const settled = engine.settle({ ...claim, costs: { [measure]: cost } });
    return "refused" in settled ? 0 : (settled.layers.find(({ benefit }) => benefit === owner)?.base ?? 0);
  };
  if (baseAt(amount) === amount) return amount;
  if (baseAt(largest) < amount) return undefined;
  let [low, high] = [0, largest];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (baseAt(middle) >= amount) high = middle;
    else low = middle + 1;
  }
  return high;
}

function around(amounts: readonly number[]): number[] {
  return amounts.flatMap((amount) => [amount - 1, amount, amount + 1]).filter((amount) => amount >= 0);
}

function costsFor(word: Place["word"], figures: readonly TraceFigure[]): number[] {
  const numberOf = (wanted: Place["word"]): number[] => figures.flatMap((figure) => (figure.word === wanted && typeof figure.value === "number" ? [figure.value] : []));
  const [deductible = 0] = numberOf("deductible");
  const bands = figures.flatMap((figure) => (figure.word === "ratio" ? (figure.bands ?? []) : []));
  const ratios = [...numberOf("ratio"), ...bands.flatMap(({ value }) => (typeof value === "number" ? [value] : []))].filter((ratio) => ratio > 0);
  switch (word) {
    case "deductible":
      return [0, deductible];
    case "ratio":
      return bands.flatMap(({ to }) => (to === null ? [] : [to, to + deductible]));
    case "cap":
    case "limit":
    case "pool":
      return numberOf(word).flatMap((limit) => [limit, ...ratios.map((ratio) => deductible + Math.ceil((limit * 10_000) / ratio))]);
    case "amount":
      return numberOf("amount");
    case "copay":
    case "firstShare":
    case "waiting":
      return [];
  }
}

/** What was used before, so that of a yearly figure a fen or nothing is left. */
function nearlyUsed({ word, value, of, per, pool }: TraceFigure, owner: string, zero: Used): Used[] {
  if (typeof value !== "number" || per === undefined) return [];
  const spent = (amount: number): Used => {
    if (pool !== undefined) return { ...zero, pools: { ...zero.pools, [pool.name]: amount } };
    const own = zero.benefits[owner] ?? {};
    const changed = word === "deductible" ? { ...own, deductible: amount } : of === "cost" ? { ...own, base: { ...own.base, [per.name]: amount } } : { ...own, paid: { ...own.paid, [per.name]: amount } };
    return { ...zero, benefits: { ...zero.benefits, [owner]: changed } };
  };
  return word === "deductible" || word === "cap" || word === "limit" || word === "pool" ? [spent(Math.max(0, value - 1)), spent(value)] : [];
}
