import { describe, expect, test } from "vitest";
import { codeOf } from "../../compiler/diagnostics/render/message.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import { loadContributions } from "../../compiler/evaluate/contribution-engine.ts";
import { coverageOf, unreached } from "../../compiler/evaluate/coverage.ts";
import { runExamples } from "../../compiler/evaluate/run-examples.ts";
import { emittedFiles } from "../support/tables-text.ts";
import { compiled } from "./small-policy.ts";

const rules = `
fund pooled 统筹基金 for employee { pooling unified collection and expenditure }
contribution c 缴费 for employee when member = active {
  base own_wage per year uniform, floor 57,600 yuan, ceiling 288,000 yuan
  employer uniform 6% to pooled
  member uniform 2% to account
}
account a 账户 for employee {
  credit uniform 2% when member = active
  credit uniform 110 yuan per month when member = retired
}
contribution r 居民缴费 for resident {
  member uniform 400 yuan per year
  subsidy uniform 580 yuan per year split {
    | county   | by central | by province | by city |
    | ordinary | 60%        | 20%         | 20%     |
    | western  | 80%        | 10%         | 10%     |
  }
}
`;

/** Of each case what came out, after the compiled tables have said the same, or why it was refused. */
function outcomes(examples: string, policy = rules): readonly string[] {
  const compilation = compiled(`${policy}\n${examples}`);
  const files = emittedFiles(compilation).map((file, i) => [`${i}.json`, JSON.stringify(file)] as const);
  const byTables = loadContributions(new Map(files)).settle;
  return runExamples(compilation.program.provinces[0]!, compilation.decided, undefined, byTables).map(({ result, passes, figures, disagreement }) =>
    disagreement ?? ("refused" in result ? `${result.refused} ${result.about}` : `${passes ? "passes" : "fails"} ${figures.map(({ actual }) => String(actual)).join(" ")}`));
}

const codes = (examples: string): readonly string[] => compiled(`${rules}\n${examples}`, { mayHaveErrors: true }).diagnostics.filter(({ severity }) => severity === "error").map(codeOf);

describe("examples of contributions", () => {
  test("a month, a quarter and a year; without a span that of the bounds", () => {
    const example = (given: string, expected: string): readonly string[] => outcomes(`example "a"\n  given member active, on 2025-05-10${given}\n  claim own_wage 8,000 yuan\n  expect ${expected}\n`);
    expect(example(", per month", "employer pays 480 yuan, member pays 160 yuan, credit 160 yuan")).toEqual(["passes 48000 16000 16000"]);
    expect(example(", per month", "employer pays 480.01 yuan")).toEqual(["fails 48000"]);
    expect(example(", per quarter", "employer pays 864 yuan")).toEqual(["passes 86400"]);
    expect(example("", "employer pays 3,456 yuan")).toEqual(["passes 345600"]);
  });

  test("the Chinese spelling is the same", () => {
    expect(outcomes(`案例 "甲"\n  已知 人员类别 在职, 每月, 于 2025-05-10\n  申报 own_wage 8,000元\n  预期 单位 支付 480元, 个人 支付 160元, 划入 160元\n`)).toEqual(["passes 48000 16000 16000"]);
  });

  test("a table has bases, payers and the credit as columns", () => {
    expect(outcomes(`example "a" {
  given on 2025-05-10, per month
  | member  | own_wage    | employer pays | member pays | credit   |
  | active  | 1,000 yuan  | 288 yuan      | 96 yuan     | 96 yuan  |
  | active  | 90,000 yuan | 1,440 yuan    | 480 yuan    | 480 yuan |
  | retired | 1 yuan      | 0 yuan        | 0 yuan      | 110 yuan |
}`)).toEqual(["passes 28800 9600 9600", "passes 144000 48000 48000", "passes 0 0 11000"]);
  });

  test("levels of government are payers, and no base is needed", () => {
    expect(outcomes(`example "a" {
  given member resident, on 2025-05-10
  | county   | central pays | province pays | city pays | member pays |
  | ordinary | 348 yuan     | 116 yuan      | 116 yuan  | 400 yuan    |
  | western  | 464 yuan     | 58 yuan       | 58 yuan   | 400 yuan    |
}
example "b"
  given member resident, on 2025-05-10
  expect member pays 400 yuan
`)).toEqual(["passes 34800 11600 11600 40000", "passes 46400 5800 5800 40000", "missingFact county"]);
  });

  test("a subsidy without levels is the government's; amounts of several spans are no one figure", () => {
    const policy = `contribution r 居民缴费 for resident {\n  subsidy uniform 580 yuan per year\n  member uniform 3 yuan per month\n}\ncontribution s 另 for resident {\n  member uniform 400 yuan per year\n}\n`;
    const example = (expected: string): readonly string[] => outcomes(`example "a"\n  given member resident, on 2025-05-10\n  expect ${expected}\n`, policy);
    expect(example("government pays 580 yuan")).toEqual(["passes 58000"]);
    expect(example("财政 支付 580元")).toEqual(["passes 58000"]);
    expect(example("member pays 403 yuan")).toEqual(["fails undefined"]);
  });

  test.each([
    ["claim own_wage 8,000 yuan\n  expect employer pays 480 yuan, patient 1 yuan", ["TC8007"]],
    ["claim own_wage 8,000 yuan, eligible 1 yuan\n  expect employer pays 480 yuan", ["TC8007"]],
    ["claim own_wage 8,000 yuan", ["TC8003"]],
    ["claim pension 8,000 yuan\n  expect employer pays 480 yuan", ["TC2001"]],
    ["claim own_wage 8,000 yuan\n  expect bank pays 480 yuan", ["TC2001"]],
    ["claim own_wage 8%\n  expect employer pays 480 yuan", ["TC3002"]],
    ["given per day\n  claim own_wage 8,000 yuan\n  expect employer pays 480 yuan", ["TC3014"]],
    ["given per month, per year\n  claim own_wage 8,000 yuan\n  expect employer pays 480 yuan", ["TC8002"]],
    ["claim own_wage 8,000 yuan\n  expect employer pays 480 yuan, employer pays 1 yuan", ["TC8002"]],
    ["claim own_wage 8,000 yuan\n  expect employer pays 480 yuan", []],
  ])("what is wrong is told: %s", (clauses, expected) => {
    expect(codes(`example "a"\n  given member active, on 2025-05-10\n  ${clauses}\n`)).toEqual(expected);
  });

  test("the rows by which they are worked out are covered, others are not", () => {
    const compilation = compiled(`${rules}\nexample "a"\n  given member active, on 2025-05-10, per month\n  claim own_wage 8,000 yuan\n  expect employer pays 480 yuan\n\nexample "b"\n  given member resident, county western, on 2025-05-10\n  expect central pays 464 yuan\n`);
    const [province] = compilation.program.provinces;
    const missing = unreached(coverageOf(province!, runExamples(province!, compilation.decided)));
    const source = compilation.sources.get("linhai/a.tongchou")!.text;
    expect(missing.map(({ item: { location: { span } } }) => source.slice(span.start, span.end).replace(/ +/g, " "))).toEqual(["110 yuan", "| ordinary | 60% | 20% | 20% |"]);
  });

  test("tables that say otherwise make an example fail", () => {
    const compilation = compiled(`${rules}\nexample "a"\n  given member active, on 2025-05-10, per month\n  claim own_wage 8,000 yuan\n  expect employer pays 480 yuan\n`);
    const file = emittedFiles(compilation).find((one): one is Tables => "contributions" in one && one.contributions.some(({ name }) => name === "c"))!;
    const text = JSON.stringify(file).replace('"value":600', '"value":700');
    const [outcome] = runExamples(compilation.program.provinces[0]!, compilation.decided, undefined, loadContributions(new Map([["a.json", text]])).settle);
    expect(outcome).toMatchObject({ passes: false, disagreement: "payments.0.amount: 48000 ≠ 56000" });
  });
});
