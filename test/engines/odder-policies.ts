/** Policies and tables for what no other policy here meets, so that an engine that gets it wrong is found out. */
import { readFileSync } from "node:fs";
import { compile, type Compilation } from "../../compiler/compile.ts";
import type { BenefitTables, Tables } from "../../compiler/emit/format.ts";
import { root } from "../house/source.ts";
import { emittedFiles } from "../support/tables-text.ts";

const library = readFileSync(`${root}test/golden/fictional.tongchou`, "utf8");
const born = "dimension born 出生日 date\n";

interface Odder {
  readonly from?: string;
  readonly text: string;
}

const policies: Readonly<Record<string, Odder>> = {
  "what a third layer takes reaches the first": { text: `
benefit first for employee { base eligible
  deductible none
  ratio 50%
  cap 20 yuan of payment per year }
benefit second for employee { base unpaid of first
  first share 10%
  deductible none
  ratio 30%
  cap none }
benefit third for employee { base own share of second
  deductible none
  ratio 20%
  cap none }
benefit fourth for employee { base unpaid of first
  deductible none
  ratio 40%
  cap none }
settle for employee: first; then second; then third; then fourth
` },
  "a remainder of a layer that is closed": { text: `
benefit first for employee { base eligible
  deductible 3 yuan per year
  ratio 50%
  cap 20 yuan of payment per year }
benefit second for employee when member = retired { base unpaid of first
  deductible none
  ratio 40%
  cap none }
benefit third for employee { base unpaid of second + class_b_share
  deductible 2 yuan per year
  ratio 60%
  cap 5 yuan of payment per year }
benefit fourth for employee { base unpaid of first
  deductible 1 yuan per year
  ratio 30%
  cap 4 yuan of payment per year }
settle for employee: first; then second; then third; then fourth
` },
  "two halves of a fen of one pool": { text: `
pool annual 年度 0.5 yuan of payment per year for employee
benefit first for employee { base eligible
  deductible none
  ratio 50%
  draws on annual }
benefit second for employee { base class_b_share
  deductible none
  ratio 66.67%
  draws on annual }
settle for employee: first; then second
` },
  "rows of one value, and birthdays": { text: `
benefit inpatient for employee { base eligible
  deductible per visit { | born | amount | \n | < 1960-01-01 | none | \n | 1960-01-01..1999-12-31 | 1 yuan | \n | >= 2000-01-01 | 2 yuan | }
  ratio { | member | care | late | ratio | \n | active | inpatient | no | 50% | \n | active | inpatient | yes | 80% | \n | active | outpatient | any | 80% | \n | retired | any | any | 80% | }
  cap none }
settle for employee: inpatient
` },
  "a domain in pieces": { text: `
benefit inpatient for employee when (ordinal < 3 and hospital in primary, secondary) or (ordinal >= 2 and hospital in primary, tertiary) or (born >= 1990-01-01 and care = inpatient) {
  base eligible
  deductible none
  ratio { | ordinal | ratio | \n | 1 | 50% | \n | >= 2 | 70% | }
  cap 0.8 yuan of payment per month
}
settle for employee: inpatient
` },
  "waiting to a calendar month": { from: "2025-03-01", text: `
benefit inpatient for employee { base eligible
  deductible none
  ratio 50%
  cap none
  waiting from the 3rd calendar month of contribution }
settle for employee: inpatient
` },
  "waiting to the last day of a short month": { from: "2019-02-28", text: `
benefit inpatient for employee { base eligible
  deductible none
  ratio 50%
  cap none
  waiting 3 months from contribution when late = yes }
settle for employee: inpatient
` },
};

/** By name, each compiled. */
export function odderCompilations(): readonly (readonly [string, Compilation])[] {
  return Object.entries(policies).map(([name, { from = "2025-01-01", text }]) => {
    const head = `policy linhai.case\n  effective from ${from}\n  source "示例〔2024〕1号"\nuse fictional\n`;
    const compilation = compile([{ path: "fictional.tongchou", text: library + born }, { path: "linhai/case.tongchou", text: head + text }]);
    const errors = compilation.diagnostics.filter(({ severity }) => severity === "error");
    if (errors.length > 0) throw new Error(`${name}: ${JSON.stringify(errors.map(({ id, args }) => [id, args]))}`);
    return [name, compilation] as const;
  });
}

export function odderTables(): Tables[] {
  const [first, ...others] = odderCompilations().flatMap(([, compilation]) => emittedFiles(compilation).filter((file): file is Tables => "settlement" in file && file.settlement.length > 0));
  return first === undefined ? [] : [first, ...others, ...faulty(first)];
}

/** Tables that no policy gives, because it would be told of the fault; whoever gets them all the same must refuse, not guess. */
function faulty(tables: Tables): Tables[] {
  const withBenefits = (change: (benefit: BenefitTables) => BenefitTables): Tables => ({ ...tables, benefits: tables.benefits.map(change) });
  const withRatios = (value: "none" | undefined): Tables => withBenefits((benefit) => ({
    ...benefit,
    slots: { ...benefit.slots, ratio: (benefit.slots.ratio ?? []).map((slot) => ({ ...slot, periods: slot.periods.map((period) => ({ ...period, rows: value === undefined ? [] : period.rows.map((row) => ({ ...row, value })) })) })) },
  }));
  const [order] = tables.settlement;
  return order === undefined ? [] : [
    withRatios("none"), withRatios(undefined),
    { ...tables, settlement: [{ ...order, to: "2025-06-30" }, { ...order, from: "2026-01-01" }] },
    { ...tables, settlement: [{ ...order, steps: [{ oneOf: true, benefits: order.steps.flatMap(({ benefits }) => benefits) }] }] },
  ];
}
