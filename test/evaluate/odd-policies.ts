import { readFileSync } from "node:fs";
import { compile, type Compilation } from "../../compiler/compile.ts";
import { root } from "../support/workspace-texts.ts";

const library = readFileSync(`${root}test/golden/fictional.tongchou`, "utf8");
const head = `policy linhai.case\n  effective from 2025-01-01\n  source "示例〔2024〕1号"\nuse fictional\n`;

/** Fictional policies with everything of the formula that the real ones do not use; small numbers, so that edges are met often. A line `---` begins the next file. */
export const oddPolicies: Readonly<Record<string, string>> = {
  "copay, limits, caps and every remainder": `
benefit basic for employee {
  base eligible + class_b_share
  first share { | care | ratio | \n | inpatient | 10% | \n | outpatient | none | }
  deductible 5 yuan per year
  ratio by band of excess per year { | ..20 | 20..60 | 60.. | \n | 50% | 0% | 85% | }
  copay 1 yuan
  limit 30 yuan of payment per month
  cap 40 yuan of payment per year
}
benefit second for employee { base over cap of basic
  deductible none
  ratio 70%
  cap 8 yuan of payment per year }
benefit third for employee { base first share of basic
  deductible 0.5 yuan per year
  ratio 33.33%
  cap none }
benefit fourth for employee { base unpaid of basic + unpaid of third
  first share 20%
  deductible 3 yuan per year
  ratio by band of base per month { | ..4 | 4.. | \n | 60% | 90% | }
  cap 12 yuan of payment per year }
settle for employee: basic; then second; then third; then fourth
`,
  "one layer with a limit": `
benefit inpatient for employee {
  base eligible
  first share 10%
  deductible 2 yuan per year
  ratio by band of excess per month { | ..10 | 10.. | 
 | 60% | 80% | }
  copay 0.5 yuan
  limit 9 yuan of payment per day
  cap 30 yuan of payment per year
}
settle for employee: inpatient
`,
  "limits of cost and pools of every kind": `
pool annual 年度 60 yuan of payment per year for employee
pool clinic 门诊 of payment per year for employee in annual { | member | amount | \n | active | 20 yuan | \n | retired | 25 yuan | }
pool burden 负担 7 yuan of deductible per year for employee
pool volume 费用 90 yuan of cost per year for employee
benefit inpatient for employee when care = inpatient {
  base eligible
  deductible 9 yuan per admission
  ratio by band of base per year { | ..10 | 10..30 | 30.. | \n | 80% | 90% | 95% | }
  limit 50 yuan of cost per month
  draws on annual, burden, volume
}
benefit outpatient for employee when care = outpatient {
  base eligible
  deductible 4 yuan per visit
  ratio by band of payment per year { | ..6 | 6..15 | 15.. | \n | 70% | 35% | 0% | }
  cap 70 yuan of cost per year
  draws on clinic, burden
}
benefit relief for employee {
  base unpaid of inpatient + unpaid of outpatient
  deductible none
  ratio 30%
  draws on annual
}
settle for employee: one of inpatient, outpatient; then relief
`,
  "amounts": `
benefit quota for employee when care = inpatient {
  base eligible
  deductible 4 yuan per year
  amount at most the cost { | member | amount | \n | active | 12 yuan | \n | retired | 15 yuan | }
  copay 2 yuan
  cap 20 yuan of payment per year
}
benefit lump for employee when care = outpatient {
  base eligible
  amount 9 yuan, whatever the cost
  cap 25 yuan of payment per year
}
benefit rest for employee {
  base over cap of quota + over cap of lump + class_b_share
  deductible none
  ratio 50%
  cap none
}
settle for employee: one of quota, lump; then rest
`,
  "best for the patient": `
benefit relief for resident best for the patient {
  base eligible
  deductible per year in order { | identity | amount | \n | poor | 3 yuan | \n | destitute | none | \n | disabled | 2 yuan | \n | other | 10 yuan | }
  ratio in order { | identity | ratio | \n | poor | 90% | \n | destitute | 60% | \n | disabled | 75% | \n | other | 50% | }
  cap of payment per year in order { | identity | amount | \n | poor | 8 yuan | \n | destitute | none | \n | disabled | 20 yuan | \n | other | 5 yuan | }
}
settle for resident: relief
`,
  "coarse rounding": `
rounding half up to 1 yuan
benefit inpatient for employee { base eligible
  deductible none
  ratio 33.33%
  cap 10 yuan of payment per year }
benefit rest for employee { base unpaid of inpatient
  deductible none
  ratio 70.7%
  cap 9.5 yuan of payment per year }
settle for employee: inpatient; then rest
`,
  "a layer that takes what rounding leaves": `
rounding half up to 0.1 yuan, residual rest
benefit inpatient for employee { base eligible
  deductible none
  ratio 33.33%
  cap 10 yuan of payment per year }
benefit rest for employee { base unpaid of inpatient
  deductible none
  ratio 70.7%
  cap 9.5 yuan of payment per year }
settle for employee: inpatient; then rest
`,
  "waiting, not covered, a layer swallowed by a later one": `
benefit inpatient for employee when late = no or care = inpatient {
  base eligible
  deductible 2 yuan per year
  ratio { | late | care | ratio | \n | yes | any | 50% | \n | no | inpatient | 80% | \n | no | outpatient | not covered | }
  cap 20 yuan of payment per year
  waiting from the 3rd calendar month of contribution when late = yes
}
benefit large for employee { base over cap of inpatient
  deductible 1 yuan per year
  ratio 50%
  cap 6 yuan of payment per year
  waiting 2 months from contribution when late = yes }
benefit last for employee { base unpaid of inpatient
  deductible 1 yuan per year
  ratio 25%
  cap none }
settle for employee: inpatient; then large; then last
`,
  "what begins, ends or counts otherwise within the year": `
indicator wage 工资 by year { | year | value | \n | 2024 | 18 yuan | }
pool annual 年度 30 yuan of payment per year for employee
pool later 后设 25 yuan of payment per year for employee
benefit inpatient for employee when care = inpatient {
  base eligible
  deductible 4 yuan per year
  ratio 80%
  cap none
  limit 40 yuan of cost per month
  draws on annual
}
benefit outpatient for employee when care = outpatient to 2026-05-31 {
  base eligible
  deductible none to 2025-05-31
  deductible 2 yuan per month from 2025-06-01
  ratio 70%
  cap wage of previous year of payment per year
}
settle for employee: one of inpatient, outpatient
---
policy linhai.april
  effective from 2025-04-01
  source "示例〔2025〕2号"
  amends linhai.case
use linhai.case
replace ratio of inpatient by band of base per year { | ..10 | 10..30 | 30.. | \n | 80% | 90% | 95% | }
replace cap of inpatient 22 yuan of payment per year
add to outpatient {
  limit wage of this year of payment per quarter
  draws on later
}
---
policy linhai.october
  effective from 2025-10-01
  source "示例〔2025〕3号"
  amends linhai.case
use linhai.case
replace deductible of inpatient 3 yuan per admission
replace ratio of inpatient by band of payment per month { | ..10 | 10.. | \n | 90% | 40% | }
repeal limit of inpatient
add to inpatient { draws on later }
`,
};

export function compileOdd(name: string): Compilation {
  return compileFiles(oddPolicies[name]!.split("---\n"));
}

/** The first of them declarations of the policy `linhai.case`, the others whole files; they must be free of errors. */
export function compileFiles(texts: readonly string[]): Compilation {
  const files = texts.map((text, i) => ({ path: `linhai/case${i}.tongchou`, text: i === 0 ? head + text : text }));
  const compilation = compile([{ path: "fictional.tongchou", text: library }, ...files]);
  const errors = compilation.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(JSON.stringify(errors.map(({ id, args }) => [id, args])));
  return compilation;
}
