import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Region } from "../model/dimension.ts";
import type { Named } from "../model/names.ts";
import type { ValueExpression } from "../model/expression.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import { axesOf } from "../parts/axes.ts";
import { expressionsOf, indicatorUses } from "../parts/expression-uses.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import type { Rule } from "./rule.ts";

/** What a policy declares and nothing uses is a slip or a leftover; a library declares for others. */
export const declarationsAreUsed: Rule = ({ program, decisions }) => {
  const slots = [...decisions.keys()];
  const indicators = indicatorsIn(program, slots);
  const keys = axesIn(program, slots);
  const drawnOn = new Set([...program.benefits.flatMap((benefit) => benefit.pools.map(({ pool }) => pool)), ...program.pools.map((pool) => pool.inside)]);
  return [
    ...unused("poolUnused", program, program.pools.filter((pool) => !drawnOn.has(pool.name))),
    ...unused("indicatorUnused", program, program.indicators.filter((indicator) => !indicators.has(indicator.id))),
    ...unused("dimensionUnused", program, program.dimensions.filter((dimension) => !axesOf(dimension).some(({ key }) => keys.has(key)) && !keys.has(dimension.id))),
  ];
};

function unused(id: "poolUnused" | "indicatorUnused" | "dimensionUnused", program: ProvinceProgram, declared: readonly Named[]): readonly Diagnostic[] {
  const files = new Set(program.policies.map((policy) => policy.location.file));
  return declared.filter(({ location }) => files.has(location.file)).map((one) => report(id, one.location, { name: bothNames(one) }));
}

function indicatorsIn(program: ProvinceProgram, slots: readonly Slot[]): ReadonlySet<string> {
  const expressions: (ValueExpression | undefined)[] = slots.flatMap(({ scope, versions }) => [
    ...(scope.kind === "local" ? [scope.lower, scope.upper] : []),
    ...versions.flatMap((version) => expressionsOf(version.rows, version.adjustments)),
  ]);
  for (const { requirement: { test } } of program.guardrails) if (test.kind === "compare") expressions.push(test.value, test.tolerance);
  for (const fund of program.funds) expressions.push(fund.handUp?.rate, fund.sharing);
  const used = expressions.flatMap((expression) => (expression === undefined ? [] : indicatorUses(expression))).map(({ indicator }) => indicator.id);
  return new Set([...used, ...program.funds.flatMap((fund) => fund.allocation.map(({ indicator }) => indicator.id))]);
}

/** Keys of axes that some condition restricts, and ids of dimensions that count otherwise. */
function axesIn(program: ProvinceProgram, slots: readonly Slot[]): ReadonlySet<string> {
  const regions: Region[] = [
    program.impossible, ...program.schemes.map((scheme) => scheme.region), ...program.benefits.map((benefit) => benefit.when), ...program.contributions.map((one) => one.when),
    ...program.guardrails.map((guardrail) => guardrail.condition), ...slots.map((slot) => slot.domain),
    ...slots.flatMap((slot) => slot.versions.flatMap((version) => [...version.rows, ...version.adjustments].map((item) => item.region))),
    ...program.contributions.flatMap((one) => one.splits.flatMap((split) => split.rows.map((row) => row.region))),
  ];
  const mentioned = [
    ...slots.flatMap((slot) => slot.versions.flatMap((version) => version.dimensions)),
    ...program.contributions.flatMap((one) => [...(one.tiers === undefined ? [] : [one.tiers]), ...one.splits.flatMap((split) => split.dimensions)]),
    ...program.guardrails.flatMap(({ requirement: { test } }) => (test.kind === "monotone" ? [test.along] : [])),
  ];
  return new Set([...regions.flatMap((region) => region.flatMap((box) => [...box.keys()])), ...mentioned.map((dimension) => dimension.id)]);
}
