import { formatDay } from "../base/calendar.ts";
import type { Pool } from "../model/benefit.ts";
import type { ExampleCase, ExampleHistory, Expectation } from "../model/example.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Claim, Fact, Refusal, Settlement, Used, UsedByBenefit } from "./claim.ts";
import type { Decided } from "./reference-figures.ts";
import { differenceBetween } from "./difference.ts";
import { inputName, isRefusal } from "./reference-facts.ts";
import { nothingUsed } from "./reference-used.ts";
import type { Settling } from "./reference-settling.ts";
import { settleByModel } from "./reference.ts";

/** One expected figure beside the one that came out, in fen; `undefined` where the benefit is not settled that day. */
export interface Figures {
  readonly expectation: Expectation;
  readonly actual: bigint | undefined;
}

export interface CaseOutcome {
  readonly example: ExampleCase;
  readonly claim: Claim;
  readonly result: Settling | Refusal;
  readonly figures: readonly Figures[];
  /** What the compiled tables say otherwise, where they were asked too. */
  readonly disagreement: string | undefined;
  readonly passes: boolean;
}

/** The compiled tables, asked the same. */
export type SettleByTables = (claim: Claim) => Settlement | Refusal;

export function runExamples(province: ProvinceProgram, decided: Decided, byTables?: SettleByTables): readonly CaseOutcome[] {
  return province.examples.map((example) => runExample(example, province, decided, byTables));
}

export function runExample(example: ExampleCase, province: ProvinceProgram, decided: Decided, byTables?: SettleByTables): CaseOutcome {
  const claim = claimOf(example, province);
  const result = settleByModel(province, decided, claim);
  const figures = isRefusal(result) ? [] : compareFigures(example.expected, result.settlement);
  const disagreement = byTables && differenceBetween(isRefusal(result) ? result : result.settlement, byTables(claim));
  return { example, claim, result, figures, disagreement, passes: !isRefusal(result) && figures.every(isMet) && disagreement === undefined };
}

export function compareFigures(expected: readonly Expectation[], { layers, patient }: Settlement): readonly Figures[] {
  return expected.map((expectation) => {
    if (expectation.kind === "patient") return { expectation, actual: BigInt(patient) };
    const layer = layers.find(({ benefit }) => benefit === expectation.benefit);
    return { expectation, actual: layer === undefined ? undefined : BigInt(layer.payment) };
  });
}

export function isMet({ expectation, actual }: Figures): boolean {
  return actual === expectation.fen;
}

/** An example states what matters: who holds no identity says nothing of identities, and what is not said to be used was not. */
export function claimOf(example: ExampleCase, province: ProvinceProgram): Claim {
  const { scheme, on, city, contribution, costs } = example;
  const held = province.dimensions.filter(({ domain }) => domain.kind === "members" && domain.many).map((dimension): [string, Fact] => [inputName(dimension, province), []]);
  const stated = example.facts.map(({ dimension, value }): [string, Fact] => [inputName(dimension, province), value]);
  return {
    province: province.province.name, scheme: scheme.name, on: formatDay(on), city,
    contribution: contribution === undefined ? undefined : formatDay(contribution),
    facts: Object.fromEntries([...held, ...stated]),
    costs: Object.fromEntries(costs.map(({ measure, fen }) => [measure.name, Number(fen)])),
    used: usedBefore(example, province),
  };
}

function usedBefore({ scheme, history }: ExampleCase, province: ProvinceProgram): Used {
  const nothing = nothingUsed(scheme, province);
  const benefits = Object.entries(nothing.benefits).map(([name, used]) => [name, history.filter(({ benefit }) => benefit === name).reduce(withHistory, used)] as const);
  const own = province.benefits.filter((benefit) => benefit.scheme === scheme);
  const drawnOn = (pool: Pool): number => history.filter(({ benefit, what, period }) => {
    const draws = own.some(({ name, pools }) => name === benefit && pools.some((drawn) => liesIn(drawn.pool, pool, province)));
    return draws && what === whatItLimits(pool) && (period === undefined || pool.slot.versions.some(({ attributes }) => attributes.per === period));
  }).reduce((sum, { fen }) => sum + Number(fen), 0);
  const pools = province.pools.filter(({ name }) => nothing.pools[name] !== undefined).map((pool) => [pool.name, drawnOn(pool)] as const);
  return { benefits: Object.fromEntries(benefits), pools: Object.fromEntries(pools) };
}

function withHistory(used: UsedByBenefit, { what, fen, period }: ExampleHistory): UsedByBenefit {
  if (what === "usedDeductible") return { ...used, deductible: Number(fen) };
  const counted = Object.entries(used[what] ?? {}).map(([name, before]) => [name, period === undefined || period === name ? Number(fen) : before] as const);
  return { ...used, [what]: Object.fromEntries(counted) };
}

function whatItLimits({ slot }: Pool): ExampleHistory["what"] {
  const [version] = slot.versions;
  const of = version?.attributes.of ?? "payment";
  return of === "deductible" ? "usedDeductible" : of === "cost" ? "base" : "paid";
}

function liesIn(name: string, pool: Pool, { pools }: ProvinceProgram): boolean {
  const passed = new Set<string>();
  for (let here: string | undefined = name; here !== undefined && !passed.has(here); here = pools.find((other) => other.name === here)?.inside) {
    if (here === pool.name) return true;
    passed.add(here);
  }
  return false;
}
