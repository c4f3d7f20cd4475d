import { formatDay } from "../base/calendar.ts";
import type { Pool } from "../model/benefit.ts";
import type { ExampleCase, ExampleHistory, Expectation } from "../model/example.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Claim, Fact, Refusal, Settlement, Used, UsedByBenefit } from "./claim.ts";
import type { Decided } from "./reference-figures.ts";
import { differenceBetween } from "./difference.ts";
import { inputName, isRefusal } from "./reference-facts.ts";
import { type ContributeByTables, type PaidInOutcome, runContributionExample } from "./run-contribution-examples.ts";
import { nothingUsed } from "./reference-used.ts";
import type { Settling } from "./reference-settling.ts";
import { settleByModel } from "./reference.ts";

/** One expected figure beside the one that came out, in fen; `undefined` where the benefit is not settled that day. */
export interface Figures {
  readonly expectation: Expectation;
  readonly actual: bigint | undefined;
}

export interface Outcome {
  readonly example: ExampleCase;
  readonly province: ProvinceProgram;
  readonly figures: readonly Figures[];
  /** What the compiled tables say otherwise, where they were asked too. */
  readonly disagreement: string | undefined;
  readonly passes: boolean;
}

/** An example of a bill, settled. */
export interface BillOutcome extends Outcome {
  readonly kind: "bill";
  readonly claim: Claim;
  readonly result: Settling | Refusal;
}

export type CaseOutcome = BillOutcome | PaidInOutcome;

/** The compiled tables, asked the same. */
export type SettleByTables = (claim: Claim) => Settlement | Refusal;

export function runExamples(province: ProvinceProgram, decided: Decided, byTables?: SettleByTables, contributeByTables?: ContributeByTables): readonly CaseOutcome[] {
  return province.examples.map((example) => runExample(example, province, decided, byTables, contributeByTables));
}

export function runExample(example: ExampleCase, province: ProvinceProgram, decided: Decided, byTables?: SettleByTables, contributeByTables?: ContributeByTables): CaseOutcome {
  if (example.paidIn !== undefined) return runContributionExample(example, example.paidIn, province, decided, contributeByTables);
  const claim = claimOf(example, province, decided);
  const result = settleByModel(province, decided, claim);
  const figures = isRefusal(result) ? [] : compareFigures(example.expected, result.settlement);
  const disagreement = byTables && differenceBetween(isRefusal(result) ? result : result.settlement, byTables(claim));
  return { kind: "bill", example, province, claim, result, figures, disagreement, passes: !isRefusal(result) && figures.every(isMet) && disagreement === undefined };
}

export function compareFigures(expected: readonly Expectation[], { layers, patient }: Settlement): readonly Figures[] {
  return expected.map((expectation) => {
    if (expectation.kind === "patient") return { expectation, actual: BigInt(patient) };
    const layer = expectation.kind === "pays" ? layers.find(({ benefit }) => benefit === expectation.benefit) : undefined;
    return { expectation, actual: layer === undefined ? undefined : BigInt(layer.payment) };
  });
}

export function isMet({ expectation, actual }: Figures): boolean {
  return actual === expectation.fen;
}

/** Who holds no identity says nothing of identities. */
export function factsOf({ facts }: ExampleCase, province: ProvinceProgram): Claim["facts"] {
  const held = province.dimensions.filter(({ domain }) => domain.kind === "members" && domain.many).map((dimension): [string, Fact] => [inputName(dimension, province), []]);
  const stated = facts.map(({ dimension, value }): [string, Fact] => [inputName(dimension, province), value]);
  return Object.fromEntries([...held, ...stated]);
}

/** An example states what matters: what is not said to be used was not. */
export function claimOf(example: ExampleCase, province: ProvinceProgram, decided: Decided): Claim {
  const { scheme, on, city, contribution, costs } = example;
  return {
    province: province.province.name, scheme: scheme.name, on: formatDay(on), city,
    contribution: contribution === undefined ? undefined : formatDay(contribution),
    facts: factsOf(example, province),
    costs: Object.fromEntries(costs.map(({ measure, fen }) => [measure.name, Number(fen)])),
    used: usedBefore(example, province, decided),
  };
}

function usedBefore({ scheme, history }: ExampleCase, province: ProvinceProgram, decided: Decided): Used {
  const nothing = nothingUsed(scheme, province, decided);
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
