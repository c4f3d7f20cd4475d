import { expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { messageOf } from "../../compiler/diagnostics/render/message.ts";
import { difference, program, told } from "./versions.ts";

const BASE = `
period stay 结算期 splits admission every 90 days
dimension stays 结算期次序 counts stay in year
indicator wage 工资 by year and city { | city | year | value | \n | hewan | 2024 | 90,000 yuan | \n | shitan | 2024 | 80,000 yuan | \n | yunzhou | 2024 | 100,000 yuan | provisional \n }
indicator aged 老年人口 by year and city { | city | year | value | \n | hewan | 2024 | 10 | \n | shitan | 2024 | 20 | \n | yunzhou | 2024 | 30 | \n }
pool yearly 年度 200,000 yuan of payment per year for employee
benefit inpatient 住院 for employee kind inpatient when care = inpatient code "610" {
  base eligible
  deductible per stay { | stays | amount | \n | 1 | 800 yuan | \n | 2.. | 400 yuan | \n }
  ratio { | hospital | ratio | \n | primary | 90% | \n | secondary | 85% | \n | tertiary | 80% | \n }
  cap 100,000 yuan of payment per year
  waiting 3 months from contribution when late = yes
  draws on yearly
}
transition cap of inpatient for hewan converges by 2027-12-31 { | from | amount | \n | 2025-01-01 | 120,000 yuan | \n }
contribution employee 职工缴费 for employee {
  base own_wage uniform
  employer local within 5%..9% default 8%
  member uniform 2%
  subsidy uniform 670 yuan per year split { | county | by central | by province | \n | ordinary | 60% | 40% | \n | western | 80% | 20% | \n }
}
account own 个人账户 for employee when member = active { credit uniform 2% }
fund pooled 统筹基金 for employee, resident {
  pooling adjustment fund
  hand up 5% of collection
  sharing 60%
  allocate { | indicator | weight | \n | aged | 40 | \n | wage | 60 | \n }
}
benefit care_of_residents 居民待遇 for resident { base eligible
  deductible none
  ratio 60%
  cap none }
settle for employee: inpatient
settle for resident: care_of_residents
rounding half up to 0.1 yuan
guardrail "支付比例" source "示例" { require ratio of inpatient >= 60% }
`;

const base = program(BASE);

test("the policy that the changes are made to has no errors", () => {
  expect(compile(base).diagnostics.filter(({ severity }) => severity === "error").map((found) => messageOf(found, "en"))).toEqual([]);
});

/** Each kind of thing that a policy declares, changed once; nothing but that is told. */
const changes: readonly (readonly [what: string, from: string, to: string, ...told: (string | RegExp)[]])[] = [
  ["a period", "every 90 days", "every 60 days", "period “stay”, length: every 90 days of admission → every 60 days of admission"],
  ["a statistic", "| shitan | 2024 | 80,000 yuan |", "| shitan | 2024 | 81,000 yuan |", "fund “pooled”, figure: wage 2024 shitan: 80,000 yuan → wage 2024 shitan: 81,000 yuan", "indicator “wage”, figure: 2024 shitan: 80,000 yuan → 2024 shitan: 81,000 yuan"],
  ["a figure that is no longer provisional", "100,000 yuan | provisional", "100,000 yuan |", "indicator “wage”, figure: 2024 yunzhou: 100,000 yuan (provisional) → 2024 yunzhou: 100,000 yuan"],
  ["a pool's size", "200,000 yuan of payment", "150,000 yuan of payment", "# cap of “yearly”", "every case, from 2025-01-01: 200,000 yuan → 150,000 yuan (lowered; insured loses, fund gains)"],
  ["whom a pool is for", "per year for employee\nbenefit", "per year for employee, resident\nbenefit", "pool “yearly”, whom it is for: employee → employee, resident"],
  ["the pools drawn on", "  draws on yearly\n", "", /^benefit “inpatient”, pools: yearly → nothing from 2025-01-01$/],
  ["a code", "code \"610\"", "code \"611\"", "benefit “inpatient”, code: 610 → 611"],
  ["a wait", "waiting 3 months", "waiting 4 months", "# waiting period of “inpatient”, employee", "late: yes, from 2025-01-01: 3 months → 4 months (raised; insured loses, fund gains)"],
  ["a transition's deadline", "by 2027-12-31", "by 2028-12-31", "transition “inpatient cap, hewan”, ends by: 2027-12-31 → 2028-12-31", "# cap of “inpatient”, employee", "hewan, from 2028-01-01 to 2028-12-31: 100,000 yuan → 120,000 yuan (raised; insured gains, fund loses)"],
  ["a transition's step", "120,000 yuan |", "130,000 yuan |", "# cap of “inpatient”, employee", "hewan, from 2025-01-01 to 2027-12-31: 120,000 yuan → 130,000 yuan (raised; insured gains, fund loses)"],
  ["what the base is a share of", "base own_wage", "base average_wage", "contribution “employee”, is a share of: own_wage → average_wage"],
  ["bounds for cities", "within 5%..9%", "within 5%..10%", "contribution “employee, employer's part”, bounds for cities: 5%..9% → 5%..10%"],
  ["a uniform part made local", "member uniform 2%", "member local within 1%..3% default 2%", "contribution “employee, member's part”, uniform or local: uniform → local", "contribution “employee, member's part”, bounds for cities: — → 1%..3%"],
  ["the shares of a subsidy", "| ordinary | 60% | 40% |", "| ordinary | 50% | 50% |", "contribution “employee”, shares of the payers: from 2025-01-01: ordinary: 60% / 40%; western: 80% / 20% → from 2025-01-01: ordinary: 50% / 50%; western: 80% / 20%"],
  ["whom an account is for", "when member = active { credit", "{ credit", "account “own”, whom it is for: nothing → retired"],
  ["what an account is credited", "credit uniform 2%", "credit uniform 1.5%", "# credit of “own”", "every case, from 2025-01-01: 2% → 1.5% (lowered; insured loses, fund gains)"],
  ["what is handed up", "hand up 5%", "hand up 6%", "fund “pooled”, handed up: 5% × collection → 6% × collection"],
  ["the share of a gap", "sharing 60%", "sharing 70%", "fund “pooled”, share of a gap: 60% → 70%"],
  ["the weights of an allocation", "| aged | 40 |", "| aged | 30 |", "fund “pooled”, allocated by: aged × 40, wage × 60 → aged × 30, wage × 60"],
  ["the pooling model", "pooling adjustment fund\n  hand up 5% of collection\n", "pooling unified collection and expenditure\n", /^fund “pooled”, pooling model: adjustment fund → unified/, /handed up: 5% × collection → —/],
  ["the schemes of a fund", "for employee, resident {\n  pooling", "for employee {\n  pooling", "fund “pooled”, whom it is for: employee, resident → employee"],
  ["the rounding", "half up to 0.1 yuan", "half up to 1 yuan", /^scheme “employee”, order of settlement: inpatient \(rounded to 10 fen\) → inpatient \(rounded to 100 fen\)/, /^scheme “resident”, order of settlement/],
  ["a guardrail", ">= 60% }", ">= 65% }", "guardrail “支付比例”, demand: >= 60%, an error, 2025-01-01.. → >= 65%, an error, 2025-01-01.."],
  ["an allowance", "cap 100,000 yuan of payment per year", "cap 100,000 yuan of payment per year allow TC6001 because \"示例\"", "benefit “inpatient, cap”, allowed findings: — → TC6001"],
];

test.each(changes.map(([what, from, to, ...expected]) => [what, from, to, expected] as const))("%s", (_what, from, to, expected) => {
  expect(BASE).toContain(from);
  const found = difference(base, program(BASE.replace(from, () => to)));
  const lines = told(found).filter((line) => !/largest (gain|loss)/.test(line) && !/^# (Changed otherwise|Who gains)/.test(line));
  expect(lines.length, lines.join("\n")).toBe(expected.length);
  lines.forEach((line, at) => expect(line).toMatch(typeof expected[at] === "string" ? new RegExp(`^${expected[at]!.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`) : expected[at]!));
});

test("facts, orders and codes of the library", () => {
  const [library, policy] = base;
  const edited = (from: string, to: string) => {
    expect(library!.text).toContain(from);
    return told(difference(base, [{ ...library!, text: library!.text.replace(from, to) }, policy!])).filter((line) => !line.startsWith("#"));
  };
  expect(edited("as of admission", "as of discharge")).toEqual(["dimension “age”, taken as of: admission → discharge"]);
  expect(edited("integer 0..60", "integer 0..70")).toEqual(["dimension “enrolled”, range: 0..60 → 0..70"]);
  expect(edited("医院级别 ordered", "医院级别")).toEqual(["dimension “hospital”, order: ordered → —"]);
  expect(edited("code \"990200\"", "code \"990201\"")).toEqual(["city “hewan”, code: 990200 → 990201"]);
  expect(edited("scheme employee 职工 \"职工基本医疗保险\" code \"310\" { member in active, retired }", "scheme employee 职工 \"职工基本医疗保险\" code \"310\" { member in active, retired\n year from 07-01 }")).toEqual(["scheme “employee”, insurance year from: 01-01 → 07-01"]);
});

test("what is not exact says so", () => {
  const limits = (from: string, to: string) => difference(base, program(BASE.replace(from, () => to))).limits.map(({ en }) => en);
  expect(limits("every 90 days", "every 60 days")).toEqual([]);
  expect(limits("| tertiary | 80% |", "| tertiary | 75% |")).toEqual([expect.stringMatching(/one kind of cost in a new insurance year/)]);
  expect(limits("waiting 3 months", "waiting 4 months")).toEqual([expect.stringMatching(/^Waiting periods are compared in months/)]);
});
