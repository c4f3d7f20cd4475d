import { formatDay } from "../base/calendar.ts";
import type { ExampleCase, Expectation, PaidInExample, PaidInSpan } from "../model/example.ts";
import type { ProvinceProgram } from "../model/program.ts";
import { type ContributionClaim, type ContributionRefusal, type ContributionSettlement, isRefused, monthsIn } from "./contribution-claim.ts";
import { type Contributing, contributeByModel } from "./contribution-reference.ts";
import { differenceBetween } from "./difference.ts";
import type { Decided } from "./reference-figures.ts";
import { factsOf, type Figures, isMet, type Outcome } from "./run-examples.ts";

/** An example of contributions, worked out. */
export interface PaidInOutcome extends Outcome {
  readonly kind: "paidIn";
  readonly claim: ContributionClaim;
  readonly result: Contributing | ContributionRefusal;
}

/** The compiled tables, asked the same. */
export type ContributeByTables = (claim: ContributionClaim) => ContributionSettlement | ContributionRefusal;

export function runContributionExample(example: ExampleCase, paidIn: PaidInExample, province: ProvinceProgram, decided: Decided, byTables?: ContributeByTables): PaidInOutcome {
  const claim = claimOf(example, paidIn, province);
  const result = contributeByModel(province, decided, claim);
  const figures = isRefused(result) ? [] : example.expected.map((expectation) => ({ expectation, actual: actualOf(expectation, result.settlement) }));
  const disagreement = byTables && differenceBetween(isRefused(result) ? result : result.settlement, byTables(claim));
  return { kind: "paidIn", example, province, claim, result, figures, disagreement, passes: !isRefused(result) && figures.every(isMet) && disagreement === undefined };
}

/** An example that names no span gives the amount for the one that the base's bounds or rates are for. */
function claimOf(example: ExampleCase, { bases, per }: PaidInExample, province: ProvinceProgram): ContributionClaim {
  const { scheme, on, city } = example;
  const amounts = bases.map(({ base, fen }) => {
    const span = per ?? spanOf(base, example, province);
    return [base, { amount: Number(fen), ...(span === undefined ? {} : { per: span }) }] as const;
  });
  return {
    province: province.province.name, scheme: scheme.name, on: formatDay(on), ...(city === undefined ? {} : { city }), facts: factsOf(example, province), bases: Object.fromEntries(amounts),
  };
}

function spanOf(base: string, { scheme, on }: ExampleCase, { contributions }: ProvinceProgram): PaidInSpan | undefined {
  const slots = contributions.filter((one) => one.scheme === scheme && one.baseFact === base).flatMap((one) => one.slots.filter(({ word, unit }) => word === "floor" || word === "ceiling" || unit === "ratio"));
  const spans = slots.flatMap(({ versions }) => versions.filter(({ from, to }) => from <= on && on <= to).flatMap(({ attributes }) => attributes.per ?? []));
  return spans.find((span): span is PaidInSpan => monthsIn(span) !== undefined);
}

/** What is due in one span; `undefined` where the figure has parts of several spans, which make no one amount. */
function actualOf(expectation: Expectation, { totals, accounts }: ContributionSettlement): Figures["actual"] {
  const found = expectation.kind === "credited" ? accounts : totals.paid.filter(({ payer }) => expectation.kind === "contributes" && payer === expectation.payer);
  const isOneSpan = new Set(found.map(({ per }) => per)).size <= 1;
  return isOneSpan ? BigInt(found.reduce((sum, { amount }) => sum + amount, 0)) : undefined;
}
