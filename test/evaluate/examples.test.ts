import { describe, expect, test } from "vitest";
import { codeOf, messageOf } from "../../compiler/diagnostics/render/message.ts";
import { runExamples } from "../../compiler/evaluate/run-examples.ts";
import { isRefusal } from "../../compiler/evaluate/reference-facts.ts";
import { compiled, inpatient } from "./small-policy.ts";

const benefit = `
pool year 年度 1,000 yuan of payment per year for employee
${inpatient("deductible 100 yuan per year\nratio 50%\nadjust ratio {\n  identity has poor: + 10 points\n  identity has destitute: + 20 points\n}\ncap 5,000 yuan of payment per year\ndraws on year")}`;

function findings(example: string): readonly string[] {
  const { diagnostics } = compiled(`${benefit}\n${example}`, { mayHaveErrors: true });
  return diagnostics.filter(({ severity }) => severity === "error").map((found) => `${codeOf(found)} ${messageOf(found, "en")}`);
}

/** Of each case what came out, or why it was refused. */
function outcomes(example: string): readonly string[] {
  const { program, decided } = compiled(`${benefit}\n${example}`);
  return runExamples(program.provinces[0]!, decided).map(({ result, passes, figures }) =>
    isRefusal(result) ? `${result.refused} ${result.about}` : `${passes ? "passes" : "fails"} ${figures.map(({ actual }) => String(actual)).join(" ")}`);
}

describe("what an example says", () => {
  test.each([
    ["given member active, care inpatient, on 2025-05-10\n  claim eligible 1,100 yuan\n  expect inpatient pays 500 yuan, patient 600 yuan", []],
    ["given member active, care inpatient\n  claim eligible 1 yuan\n  expect patient 1 yuan", ["TC8003 This example does not state its day: `on`."]],
    ["given member active, on 2025-05-10\n  expect patient 1 yuan", ["TC8003 This example does not state what is claimed: `claim`."]],
    ["given member active, on 2025-05-10\n  claim eligible 1 yuan", ["TC8003 This example does not state what it expects: `expect`."]],
    ["given member active, member retired, on 2025-05-10\n  claim eligible 1 yuan\n  expect patient 1 yuan", ["TC8002 This example states “member” twice."]],
    ["given care inpatient, on 2025-05-10\n  claim eligible 1 yuan\n  expect patient 1 yuan", ["TC8005 This example could be one of several schemes: employee, resident."]],
    ["given care inpatient, on 2025-05-10\n  claim eligible 1 yuan\n  expect inpatient pays 0 yuan", []],
    ["given member resident, care inpatient, on 2025-05-10\n  claim eligible 1 yuan\n  expect inpatient pays 0 yuan", ["TC8004 No scheme has such a person and all the benefits that this example names."]],
    ["given member active, age 60..69, on 2025-05-10\n  claim eligible 1 yuan\n  expect patient 1 yuan", ["TC8006 An example is one case, so it has exactly one value of “age”."]],
    ["given member active, age 151, on 2025-05-10\n  claim eligible 1 yuan\n  expect patient 1 yuan", [expect.stringMatching(/^TC3018 /)]],
    ["given member active, hospital highest, on 2025-05-10\n  claim eligible 1 yuan\n  expect patient 1 yuan", [expect.stringMatching(/^TC2001 /)]],
    ["given member active, on 2025-05-10\n  claim eligible 85%\n  expect patient 1 yuan", [expect.stringMatching(/^TC3002 /)]],
    ["given member active, on 2025-05-10\n  claim eligible 1 yuan\n  expect dentist pays 1 yuan", [expect.stringMatching(/^TC2001 /)]],
  ])("%s", (clauses, expected) => {
    expect(findings(`example "a"\n  ${clauses}\n`)).toEqual(expected);
  });

  test("one of a benefit whose scheme nobody knows is silent: the name has been told of", () => {
    const about = (scheme: string): readonly string[] => {
      const text = `${benefit.replace("benefit inpatient 住院 for employee", `benefit inpatient 住院 for ${scheme}`)}\nexample "a"\n  given member active, care inpatient, on 2025-05-10\n  claim eligible 1 yuan\n  expect inpatient pays 0 yuan\n`;
      return compiled(text, { mayHaveErrors: true }).diagnostics.filter(({ severity }) => severity === "error").map(codeOf);
    };
    expect(about("staff")).toContain("TC2001");
    expect(about("staff")).not.toContain("TC8004");
    expect(about("resident")).toContain("TC8004");
  });

  test.each<readonly [name: string, said: string, expected: readonly string[], table?: string]>([
    ["is not said to be missing where it could not be read", "on 2025-02-30", ["TC1010 “2025-02-30” is not in the calendar."]],
    ["is not said to be missing behind a comma that is", "identity none on 2025-05-10", ["TC1038 “on” cannot follow “none”."]],
    ["is missed once, and not in each row", "identity none", ["TC8003 This example does not state its day: `on`."]],
    ["may stand in the table", "identity none", [], "| on | eligible | patient |\n  | 2025-05-10 | 1 yuan | 1 yuan |\n  | 2025-05-11 | 2 yuan | 2 yuan |"],
  ])("the day of a table %s", (_name, said, expected, table = "| eligible | patient |\n  | 1 yuan | 1 yuan |\n  | 2 yuan | 2 yuan |") => {
    expect(findings(`example "a" {\n  given member active, care inpatient, ${said}\n  ${table}\n}\n`)).toEqual(expected);
  });

  test("a column is known by its heading", () => {
    const table = (heading: string, cell: string) => findings(`example "a" {\n  given member active, care inpatient, on 2025-05-10\n  | eligible | ${heading} |\n  | 1 yuan | ${cell} |\n}\n`);
    expect(table("refund", "1 yuan")).toEqual(["TC8001 The column heading “refund” is nothing that an example states."]);
    expect(table("patient", "1 yuan")).toEqual([]);
    expect(table("inpatient pays", "0 yuan")).toEqual([]);
    expect(table("patient", "primary")).not.toEqual([]);
  });

  test("a row that is not understood is left out, and the others are cases", () => {
    const { program } = compiled(`${benefit}\nexample "a" {\n  given care inpatient, on 2025-05-10\n  | member | eligible | patient |\n  | active | 1 yuan | 1 yuan |\n  | guest | 1 yuan | 1 yuan |\n  | retired | 1 yuan | 1 yuan |\n}\n`, { mayHaveErrors: true });
    expect(program.provinces[0]!.examples.map(({ row, facts }) => [row, facts.find(({ dimension }) => dimension.name === "member")!.value])).toEqual([[1, "active"], [3, "retired"]]);
  });
});

describe("what comes out", () => {
  const example = (given: string, cost: string, expected: string): string => `example "a"\n  given member active, care inpatient, on 2025-05-10${given}\n  claim eligible ${cost}\n  expect ${expected}\n`;

  test("figures are compared to the fen", () => {
    expect(outcomes(example("", "1,100 yuan", "inpatient pays 500 yuan, patient 600 yuan"))).toEqual(["passes 50000 60000"]);
    expect(outcomes(example("", "1,100 yuan", "inpatient pays 500.01 yuan"))).toEqual(["fails 50000"]);
  });

  test("identities: left out or `none` is none, several are joined by `and`", () => {
    const poor = (identity: string) => outcomes(example(`, identity ${identity}`, "1,100 yuan", "patient 600 yuan"));
    expect([poor("none"), poor("poor"), poor("destitute"), poor("poor and destitute")]).toEqual([["passes 60000"], ["fails 50000"], ["fails 40000"], ["fails 30000"]]);
  });

  test("history: what is not stated was not used, and a pool was used by those that draw on it", () => {
    expect(outcomes(example(", used deductible of inpatient 60 yuan", "1,100 yuan", "inpatient pays 530 yuan"))).toEqual(["passes 53000"]);
    expect(outcomes(example(", paid inpatient 4,800 yuan this year", "1,100 yuan", "inpatient pays 0 yuan"))).toEqual(["passes 0"]);
    expect(outcomes(example(", paid inpatient 700 yuan", "1,100 yuan", "inpatient pays 300 yuan"))).toEqual(["passes 30000"]);
    expect(outcomes(example(", paid inpatient 700 yuan this month", "1,100 yuan", "inpatient pays 500 yuan"))).toEqual(["passes 50000"]);
  });

  test("a fact that a rule asks for and nobody states is no default", () => {
    const asks = `benefit clinic 门诊 for employee when care = outpatient and hospital = primary { base eligible\n  deductible none\n  ratio 50%\n  cap none }\n`;
    const { program, decided } = compiled(`${benefit.replace("settle for employee: inpatient", `${asks}settle for employee: one of inpatient, clinic`)}\nexample "a"\n  given member active, care outpatient, on 2025-05-10\n  claim eligible 1 yuan\n  expect patient 1 yuan\n`);
    const [outcome] = runExamples(program.provinces[0]!, decided);
    expect([outcome!.passes, outcome!.result]).toEqual([false, { refused: "missingFact", about: "hospital" }]);
  });

  test("a benefit that is not settled that day has no figure", () => {
    const later = `benefit late_one 后来 for employee when care = outpatient { base eligible\n  deductible none\n  ratio 50%\n  cap none }\nsettle for employee from 2026-01-01: one of inpatient, late_one\n`;
    const text = `${benefit}${later}example "a" {\n  given member active, care outpatient\n  | on | eligible | late_one pays |\n  | 2025-12-31 | 1 yuan | 0 yuan |\n  | 2026-01-01 | 1 yuan | 0.50 yuan |\n}\n`;
    const { program, decided } = compiled(text, { mayHaveErrors: true });
    expect(runExamples(program.provinces[0]!, decided).map(({ passes, figures }) => [passes, figures[0]!.actual])).toEqual([[false, undefined], [true, 50n]]);
  });

  test("tables that give another settlement make an example fail", () => {
    const { program, decided } = compiled(`${benefit}\n${example("", "1,100 yuan", "patient 600 yuan")}`);
    const [province] = program.provinces;
    const [agreed] = runExamples(province!, decided);
    const settlement = agreed!.kind === "paidIn" || isRefusal(agreed!.result) ? undefined : agreed!.result.settlement;
    expect(runExamples(province!, decided, () => settlement!)[0]).toMatchObject({ passes: true, disagreement: undefined });
    expect(runExamples(province!, decided, () => ({ ...settlement!, patient: 1 }))[0]).toMatchObject({ passes: false, disagreement: "patient: 60000 ≠ 1" });
  });
});
