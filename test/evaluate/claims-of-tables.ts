import fc from "fast-check";
import { formatDay, parseDay } from "../../compiler/base/calendar.ts";
import type { BenefitTables, Condition, Input, SlotTable, Tables, When } from "../../compiler/emit/format.ts";
import type { Claim, Fact, Used } from "../../compiler/evaluate/claim.ts";
import { countersOf } from "../../compiler/evaluate/engine-counters.ts";

/** Claims of one scheme: facts that open a benefit more often than not, amounts on and beside every number of the tables; some leave out what they should say. */
export function claimsOf(tables: Tables): fc.Arbitrary<Claim> {
  const boxes = tables.benefits.flatMap(({ domain }) => domain);
  const amount = amountsOf(tables);
  const facts = factsOf(tables.inputs, boxes);
  return fc.record({
    on: dayOf(tables), facts, contribution: fc.option(fc.constantFrom("2017-12-01", "2018-11-30", "2025-01-31", "2025-02-14"), { nil: undefined }),
    costs: fc.tuple(...tables.measures.map(() => fc.oneof({ weight: 6, arbitrary: amount }, fc.constant(0)))),
    used: fc.oneof({ weight: 4, arbitrary: fc.constant("nothing" as const) }, { weight: 5, arbitrary: usedOf(tables, amount) }, usedOf(tables, fc.option(amount, { nil: undefined }))),
  }).map(({ on, facts: { city, ...others }, contribution, costs, used }) => ({
    province: tables.province.name, scheme: tables.scheme.name, on, facts: others, used,
    ...(city === undefined ? {} : { city: city as string }), ...(contribution === undefined ? {} : { contribution }),
    costs: Object.fromEntries(tables.measures.map(({ name }, i) => [name, costs[i]!])),
  }));
}

/** Facts, the city among them, that lie in one of the boxes more often than not; of some all, of others those of which something is left out. */
export function factsOf(inputs: readonly Input[], boxes: readonly When[]): fc.Arbitrary<Record<string, Fact>> {
  const all = fc.tuple(fc.constantFrom(...boxes, ...boxes, {}), ...inputs.map(factOf)).map(([box, ...list]) => factsIn(inputs, box, list));
  return fc.oneof({ weight: 6, arbitrary: all }, all.chain((full) => fc.subarray(Object.keys(full)).map((kept) => Object.fromEntries(kept.map((name) => [name, full[name]!])))));
}

function dayOf(tables: Tables): fc.Arbitrary<string> {
  const spans = [...tables.settlement, ...tables.benefits, ...slotsOf(tables).flatMap(({ periods, unpublished = [] }) => [...periods, ...unpublished])];
  const days = spans.flatMap(({ from, to }) => [from, ...(to === null ? [] : [to])]).map((day) => parseDay(day)!);
  return fc.constantFrom(...new Set(days.flatMap((day) => [day - 1, day, day + 1, day + 500]))).map(formatDay);
}

export function slotsOf(tables: Tables): SlotTable[] {
  return [...tables.scheme.waiting, ...tables.pools.map(({ table }) => table), ...tables.benefits.flatMap(({ slots }) => Object.values<readonly SlotTable[] | undefined>(slots).flatMap((list = []) => list))];
}

/** Every amount of the tables, the costs at which ratios reach caps and limits, each a fen less and more; and any amount. */
export function amountsOf(tables: Tables): fc.Arbitrary<number> {
  const written = slotsOf(tables).filter(({ unit }) => unit === "fen").flatMap(numbersIn);
  const edges = slotsOf(tables).flatMap(({ periods }) => periods.flatMap(({ rows }) => rows.flatMap(({ bands = [] }) => bands.flatMap(({ to }) => to ?? []))));
  const reached = tables.benefits.flatMap(costsAtCaps);
  const near = [...new Set([...written, ...edges, ...reached].flatMap((amount) => [amount - 1, amount, amount + 1]))].filter((amount) => amount >= 0);
  return fc.oneof(fc.constantFrom(0, ...near), fc.nat(100), fc.nat(3_000_000), fc.nat(200_000_000));
}

function costsAtCaps({ slots }: BenefitTables): number[] {
  const ratios = (slots.ratio ?? []).flatMap((table) => [...numbersIn(table), ...table.periods.flatMap(({ rows }) => rows.flatMap(({ bands = [] }) => bands.flatMap(({ value }) => (typeof value === "number" ? [value] : []))))]);
  const caps = [...(slots.cap ?? []), ...(slots.limit ?? [])].flatMap(numbersIn).slice(0, 20);
  return caps.flatMap((cap) => ratios.filter((ratio) => ratio > 0).slice(0, 10).map((ratio) => Math.floor((cap * 10_000) / ratio)));
}

function numbersIn({ periods }: SlotTable): number[] {
  return [...new Set(periods.flatMap(({ rows }) => rows.flatMap(({ value }) => (typeof value === "number" ? [value] : []))))];
}

function factOf(input: Input): fc.Arbitrary<Fact> {
  switch (input.kind) {
    case "members":
    case "city":
      return fc.constantFrom(...input.members.map(({ name }) => name));
    case "many":
      return fc.oneof(fc.constant([]), fc.subarray(input.members.map(({ name }) => name), { maxLength: Math.min(3, input.members.length) }));
    case "yesNo":
      return fc.boolean();
    case "integer":
      return fc.oneof(fc.integer({ min: input.low, max: input.high }), fc.integer({ min: input.low, max: Math.min(input.high, input.low + 12) }));
    case "count":
      return fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 1_000_000 }));
    case "date":
      return fc.integer({ min: 735_000, max: 745_000 }).map(formatDay);
  }
}

function factsIn(inputs: readonly Input[], box: When, list: readonly Fact[]): Record<string, Fact> {
  return Object.fromEntries(inputs.map((input, i) => {
    const condition = box[input.name];
    return [input.name, condition === undefined ? list[i]! : within(condition, list[i]!)];
  }));
}

/** The fact, or one near it that meets the condition. */
function within(condition: Condition, fact: Fact): Fact {
  if (typeof condition === "boolean") return condition;
  if ("has" in condition) return [...new Set([...condition.has, ...(fact as readonly string[])])].filter((name) => !condition.lacks.includes(name));
  if (typeof fact === "string") return condition.includes(fact) ? fact : String(condition[0]);
  const low = condition[0] as number;
  const high = (condition[1] ?? low) as number;
  return Math.min(high, Math.max(low, fact as number));
}

function usedOf(tables: Tables, amount: fc.Arbitrary<number | undefined>): fc.Arbitrary<Used> {
  const { list } = countersOf(tables);
  return fc.tuple(...list.map(() => fc.oneof(fc.constant(0), amount))).map((amounts) => {
    const benefits: Record<string, { deductible?: number; paid?: Record<string, number>; base?: Record<string, number> }> = {};
    const pools: Record<string, number> = {};
    list.forEach(({ name, kind, per = "" }, i) => {
      const used = amounts[i];
      if (used === undefined) return;
      if (kind === "pool") pools[name] = used;
      else if (kind === "deductible") (benefits[name] ??= {}).deductible = used;
      else ((benefits[name] ??= {})[kind] ??= {})[per] = used;
    });
    return { benefits, pools };
  });
}

/** Claims of one person in the order of their days, each of which states what the one before left. */
export function yearsOf(tables: Tables): fc.Arbitrary<readonly Claim[]> {
  const first = claimsOf(tables).filter(({ used }) => used === "nothing");
  return fc.array(first, { minLength: 2, maxLength: 5 }).map((claims) => claims.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)));
}
