import { describe, expect, test } from "vitest";
import { readCases } from "../support/golden.ts";
import { policiesUnder } from "../support/workspace-texts.ts";
import { difference, jiangxiWith, JIANGXI, only, program, told } from "./versions.ts";

const inpatient = (more = "", ratio = "80%", deductible = "800 yuan per admission") => `
benefit inpatient 住院 for employee when care = inpatient {
  base eligible
  deductible ${deductible}
  ratio ${ratio}
  cap 100,000 yuan of payment per year
${more}
}
`;
const settled = (body: string, steps = "inpatient") => program(`${body}\nsettle for employee: ${steps}\n`);

test("a claim tells what the tables and the conditions tell apart, not what is only said to be impossible together", () => {
  const dimensions = "dimension group 类别 { student 学生, elder 老人 }\ndimension years 周岁 integer 0..100\nimpossible group = elder and years < 60\n";
  const claims = (deductible: string): string => told(difference(settled(dimensions + inpatient()), settled(dimensions + inpatient("", "80%", deductible))), "zh").at(-1) ?? "";
  expect(claims("900 yuan per admission")).toMatch(/受损最多：在职、住院，2025-01-01 的/);
  expect(claims("per admission {\n | group | amount |\n | student | 900 yuan |\n | elder | 800 yuan |\n }")).toMatch(/受损最多：学生、在职、住院，/);
});

describe("nothing differs", () => {
  test("between a version and itself", () => {
    expect(difference(JIANGXI, JIANGXI).provinces).toEqual([]);
    const linhai = policiesUnder("policies/national", "examples/linhai");
    expect(difference(linhai, linhai).provinces).toEqual([]);
  });

  test("between two spellings of one program", () => {
    const twins = readCases().filter(({ twin }) => twin.length > 0);
    expect(twins.length).toBeGreaterThan(0);
    for (const { sources, twin } of twins) {
      expect(told(difference(sources, twin))).toEqual([]);
      expect(told(difference(twin, sources))).toEqual([]);
    }
  });

  test("when rows are written in another order, split, or as an adjustment", () => {
    const table = (rows: string) => settled(inpatient("", `{\n${rows}\n}`));
    const old = table("| hospital | ratio |\n| primary | 90% |\n| secondary, tertiary | 80% |");
    expect(difference(old, table("| hospital | ratio |\n| tertiary | 80% |\n| secondary | 80% |\n| primary | 90% |")).provinces).toEqual([]);
    expect(difference(old, settled(inpatient("  adjust ratio {\n hospital = primary: + 10 points\n }"))).provinces).toEqual([]);
    expect(difference(old, settled(inpatient("  adjust ratio {\n hospital = primary: + 11 points\n }"))).provinces).toHaveLength(1);
  });

  test("where an unused dimension or a measure comes in", () => {
    expect(difference(settled(inpatient()), program(`${inpatient()}settle for employee: inpatient\n`, "dimension colour 颜色 { red 红 }\nmeasure extra 其他费用\n")).provinces).toEqual([]);
  });
});

describe("a cell of Jiangxi", () => {
  const found = only(difference(JIANGXI, jiangxiWith({ file: "policies/jiangxi/employee.tongchou", from: "| 三级     | 800元 |", to: "| 三级     | 900元 |" })));

  test("is named with its direction, and nothing else is", () => {
    expect([found.declarations, found.aspects, found.notCompared]).toEqual([[], [], []]);
    expect(found.slots.map(({ owner, word, rows }) => [owner.name, word, rows.length])).toEqual([["employee_inpatient", "deductible", 2]]);
    expect(told({ provinces: [{ ...found, money: [] }], limits: [] }, "zh")).toEqual([
      "# “职工住院”的起付线（职工）",
      "三级；第 1 次住院；放化疗，2025-01-01 起：800 元 → 900 元（提高；参保人受损，基金受益）",
      "三级；一般治疗，2025-01-01 起：800 元 → 900 元（提高；参保人受损，基金受益）",
    ]);
  });

  test("with who loses most", () => {
    const [{ benefit, gain, loss }, ...others] = found.money as [(typeof found.money)[number]];
    expect([benefit.name, gain, others]).toEqual(["employee_inpatient", undefined, []]);
    // The fund no longer pays 85 % of the 100 yuan, once the bill has reached the new deductible.
    expect([loss?.cost, loss?.oldPatient.numerator, loss?.nowPatient.numerator]).toEqual([90_000n, 81_500n, 90_000n]);
  });
});

describe("what differs", () => {
  const lines = (old: string, now: string, steps?: string, newSteps = steps) => told(difference(settled(old, steps), settled(now, newSteps)));

  test("figures read otherwise are not comparable", () => {
    expect(lines(inpatient(), inpatient("", "80%", "800 yuan per year"))).toEqual([
      "# deductible of “inpatient”, employee",
      "every case, from 2025-01-01: 800 yuan [per admission] → 800 yuan [per year] (not comparable)",
    ]);
  });

  test("a slot that comes in counts from nothing", () => {
    const found = lines(inpatient(), inpatient("  copay 10 yuan"));
    expect(found.slice(0, 2)).toEqual(["# copay of “inpatient”, employee", "every case, from 2025-01-01: none → 10 yuan (raised; insured loses, fund gains)"]);
    expect(found.at(-1)).toMatch(/largest loss: .* 10 yuan more$/);
  });

  test("bands, some up and some down", () => {
    const banded = (second: string) => inpatient("", `by band of base per admission {\n | ..10,000 | 10,000.. |\n | 80% | ${second} |\n }`);
    expect(lines(banded("80%"), inpatient())).toEqual([]);
    expect(lines(inpatient(), banded("85%"))[1]).toBe("every case, from 2025-01-01: 80% → up to 10,000 yuan: 80%; over 10,000 yuan: 85% [per admission, scale base] (raised; insured gains, fund loses)");
    expect(lines(banded("84%"), banded("85%"))[1]).toContain("(raised; insured gains, fund loses)");
    const first = (ratio: string, second: string) => banded(second).replace("| 80% |", `| ${ratio} |`);
    expect(lines(first("79%", "84%"), first("80%", "83%"))[1]).toContain("(not comparable)");
  });

  test("from the first day on which it is so, once for as long as it is so", () => {
    const dated = (from: string) => inpatient("", "80%").replace("cap 100,000 yuan of payment per year", `cap 100,000 yuan of payment per year to 2025-12-31\n  cap ${from} yuan of payment per year from 2026-01-01`);
    const [heading, line] = lines(inpatient(), dated("120,000"));
    expect([heading, line]).toEqual(["# cap of “inpatient”, employee", "every case, from 2026-01-01: 100,000 yuan → 120,000 yuan (raised; insured gains, fund loses)"]);
    expect(lines(inpatient(), dated("100,000"))).toEqual([]);
  });

  test("who is covered, in the fewest rows, and only there", () => {
    const narrow = inpatient().replace("when care = inpatient", "when care = inpatient and hospital = primary");
    const found = difference(settled(inpatient()), settled(narrow));
    expect(only(found).slots).toEqual([]);
    expect(told(found).slice(0, 2)).toEqual(["# Changed otherwise", "benefit “inpatient”, whom it is for: active, retired; secondary, tertiary; inpatient → nothing (insured loses)"]);
    expect(only(found).money).toMatchObject([{ gain: undefined, loss: { nowPatient: { numerator: 12_580_000n } } }]);
  });

  test("benefits that come and go, bases and orders", () => {
    const large = (base: string) => `benefit large 大额 for employee when care = inpatient {\n base ${base}\n deductible none\n ratio 90%\n cap none\n}\n`;
    const added = difference(settled(inpatient()), settled(inpatient() + large("over cap of inpatient"), "inpatient; then large"));
    expect(only(added).declarations).toMatchObject([{ kind: "benefit", change: "added", name: { en: "large" }, patient: "better" }]);
    expect(only(added).money).toMatchObject([{ benefit: { name: "large" }, loss: undefined, gain: { slopeBeyond: { numerator: -9n, denominator: 10n } } }]);
    const based = lines(inpatient() + large("over cap of inpatient"), inpatient() + large("unpaid of inpatient"), "inpatient; then large");
    expect(based.slice(0, 2)).toEqual(["# Changed otherwise", "benefit “large”, base: over cap of inpatient → unpaid of inpatient from 2025-01-01"]);
    expect(based.at(-1)).toContain("largest gain");
  });

  test("contributions, whose effects are those of money paid in", () => {
    const paid = (rate: string, employer: string) => `${inpatient()}contribution employee 职工缴费 for employee {\n base own_wage uniform\n employer uniform ${employer}\n member uniform ${rate}\n}\n`;
    expect(lines(paid("2%", "6%"), paid("2.5%", "5.5%"))).toEqual([
      "# employer's part of “employee”", "every case, from 2025-01-01: 6% → 5.5% (lowered; insured unaffected, fund loses)",
      "# member's part of “employee”", "every case, from 2025-01-01: 2% → 2.5% (raised; insured loses, fund gains)",
    ]);
  });

  test("guardrails by what they demand", () => {
    const guarded = (bound: string, title = "约束") => `${inpatient()}guardrail "${title}" source "国示例〔2024〕1号"\n  require ratio of inpatient >= ${bound}\n`;
    expect(lines(guarded("60%"), guarded("70%"))).toEqual(["# Changed otherwise", "guardrail “约束”, demand: >= 60%, an error, 2025-01-01.. → >= 70%, an error, 2025-01-01.."]);
    expect(lines(guarded("60%"), guarded("60%", "另一约束"))).toEqual(["# Added and removed", "− guardrail “约束”", "+ guardrail “另一约束”"]);
  });

  test("a guardrail that holds on all days tells no days", () => {
    const guarded = (bound: string) => program(`${inpatient()}settle for employee: inpatient\n`, `guardrail "约束" source "国示例〔2024〕1号"\n  require ratio of inpatient >= ${bound}\n`);
    expect(told(difference(guarded("60%"), guarded("70%")), "zh")).toEqual(["# 其他变化", "约束“约束”要求：>= 60%，错误 → >= 70%，错误"]);
  });

  test("a member that comes in has no value before", () => {
    const old = settled(inpatient("", "{\n | hospital | ratio |\n | primary, secondary | 90% |\n | tertiary | 80% |\n }"));
    const library = old[0]!.text.replace("tertiary  三级\n", "tertiary  三级\n  special 特级\n");
    const now = [{ ...old[0]!, text: library }, { ...old[1]!, text: old[1]!.text.replace("| tertiary | 80% |", "| tertiary | 80% |\n | special | 60% |") }];
    expect(told(difference(old, now))).toEqual(["# Added and removed", "+ member “hospital: special”"]);
  });
});
