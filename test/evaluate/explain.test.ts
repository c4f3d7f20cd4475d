import { describe, expect, test } from "vitest";
import type { Claim } from "../../compiler/evaluate/claim.ts";
import { yuan as shown } from "../../compiler/evaluate/explain-figure.ts";
import { explainSettlement } from "../../compiler/evaluate/explain.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import { emittedFiles } from "../support/tables-text.ts";
import { compileOdd } from "./odd-policies.ts";
import { beijing, engineFor, linhai, realEngine, withFacts, yuan } from "./real-engine.ts";

function told(claim: Claim, language: "en" | "zh", engine = realEngine): string[] {
  const explained = engine.explain(claim);
  if ("refused" in explained) throw new Error(explained.refused);
  return explainSettlement(explained.settlement, explained.trace).map((line) => line[language]);
}

describe("what a patient is told", () => {
  test("in Chinese: who pays what, from which cost, by which article; no file, no name of ours", () => {
    expect(told({ ...beijing, costs: { eligible: 20_000 * yuan, over_limit: 101 } }, "zh")).toEqual([
      "本次费用共 20,001.01 元，医保支付 15,895.00 元，您负担 4,106.01 元。",
      "职工住院支付 15,895.00 元。",
      "  计入的费用：政策范围内费用 20,000.00 元。",
      "  起付线 1,300 元（每结算期，第 1 个结算期）：本次扣除 1,300.00 元。依据：北京市人民政府令第158号。",
      "  按费用（含起付线）分段支付（每结算期，住院，三级，在职）：",
      "    30,000 元以下：18,700.00 元 × 85% ＝ 15,895.00 元",
      "    依据：北京市人民政府令第158号 第三十六条",
      "  封顶线 100,000 元（每年）：未超过。依据：自2010-05-01起执行的通知（未核对原文）。",
      "大额医疗互助：没有余下的费用，不支付。",
      "与本次无关：职工普通门诊、退休人员统一补充。",
      "您负担的 4,106.01 元：没有待遇支付的费用 1.01 元，起付线 1,300.00 元，其余费用的自付部分 2,805.00 元。",
    ]);
  });

  test("in English: each band of the cost, and the cap that cut the payment", () => {
    const lines = told({ ...beijing, costs: { eligible: 200_000 * yuan } }, "en");
    expect(lines).toContain("Employee inpatient pays 100,000.00 yuan.");
    expect(lines).toContain("    Up to 30,000 yuan: 28,700.00 yuan × 85% = 24,395.00 yuan");
    expect(lines).toContain("    Over 40,000 yuan: 160,000.00 yuan × 95% = 152,000.00 yuan");
    expect(lines).toContain("  185,395.00 yuan would be due, but the cap of 100,000 yuan (per year) allows 100,000.00 yuan, by 自2010-05-01起执行的通知 (unverified).");
    expect(lines).toContain("  Cost of 89,889.47 yuan lies over the cap.");
    expect(lines.at(-1)).toBe("Your 23,593.95 yuan: deductible 1,300.00 yuan, your share of the rest 22,293.95 yuan.");
  });

  test("what an earlier layer left, what was used before, which facts chose the row", () => {
    const used = { benefits: { resident_inpatient: { deductible: 0, paid: { year: 500 * yuan } }, resident_critical_illness: { deductible: 100 * yuan, paid: { year: 0 }, base: { year: 0 } }, resident_assistance: { paid: { year: 0 } } }, pools: {} };
    const lines = told({ ...withFacts(linhai, { identity: ["poor"] }), used }, "en");
    expect(lines).toContain("  Cost that counts: what is unpaid of resident inpatient 40,360.00 yuan.");
    expect(lines).toContain("  Deductible 10,000 yuan (per year, poor, 100.00 yuan borne before): 9,900.00 yuan of this bill, by 示例〔2024〕1号 (illustrative).");
    expect(lines).toContain("  No cap (per year, poor), by 示例〔2024〕1号 (illustrative).");
  });

  test("why a layer does not pay, and from when it will", () => {
    const waiting = told({ ...withFacts(linhai, { late: true }), contribution: "2025-04-01" }, "en");
    expect(waiting).toContain("Resident inpatient does not pay yet: you are in its waiting period; it pays from 2025-07-01 on.");
    expect(waiting).toContain("  Waiting period 3 months (late: yes, missed years 0, newborn: no), by 示例〔2024〕1号 (illustrative).");
    const resident: Claim = {
      ...linhai, province: "beijing", city: undefined, on: "2018-06-01",
      facts: { member: "resident", care: "outpatient", hospital: "primary", group: "student_child", continuous: false, emergency: false, slip: false, slip_days: 0, late: false },
    };
    expect(told(resident, "zh")).toContain("居民普通门诊对本次情形不予支付。");
    expect(told({ ...resident, costs: { eligible: 0 } }, "en").at(-1)).toBe("You pay nothing.");
  });

  test("a product that comes out otherwise than it is shown says why", () => {
    const used = { benefits: { employee_inpatient: { deductible: 0, paid: { year: 68_497 * yuan }, base: { settlement_period: 0 } }, large_sum: { paid: { year: 0 } }, supplement: { base: { year: 0 } } }, pools: {} };
    const lines = told({ ...withFacts(beijing, { member: "retired", ordinal: 2 }), costs: { eligible: 50_000 * yuan }, used }, "zh");
    expect(lines.filter((line) => line.includes("取整前")).map((line) => line.slice(0, 60))).toEqual(["  按 80% 支付（退休）：14,899.47 元 × 80% ＝ 11,919.57 元（按取整前的费用计算）。依据：自2010-05-01起执行的通知".slice(0, 60)]);
  });

  test("amounts, copays, limits and common limits of the odd policies", () => {
    const engine = (name: string) => engineFor(emittedFiles(compileOdd(name)).filter((file): file is Tables => "settlement" in file));
    const linhaiEmployee = (facts: Claim["facts"], costs: Claim["costs"]): Claim => ({ province: "linhai", scheme: "employee", on: "2025-06-01", facts: { member: "active", ...facts }, costs, used: "nothing" });
    const of = (name: string, facts: Claim["facts"], costs: Claim["costs"]): string[] => told(linhaiEmployee(facts, costs), "en", engine(name));
    const source = "by 示例〔2024〕1号";
    expect(of("amounts", { care: "outpatient" }, { eligible: 200 })).toEqual(expect.arrayContaining([
      "Of a bill of 2.00 yuan the insurance pays 9.00 yuan: 7.00 yuan more than the bill, which are yours.", `  Fixed amount 9 yuan whatever the cost: 9.00 yuan, ${source}.`, "You pay nothing.",
    ]));
    expect(of("copay, limits, caps and every remainder", { care: "inpatient" }, { eligible: 100 * yuan })).toEqual(expect.arrayContaining([
      `  First share 10% (inpatient): 10.00 yuan, ${source}.`, `  Less a copay of 1 yuan, ${source}.`,
      `  30.25 yuan would be due, but the limit of 30 yuan (per month) allows 30.00 yuan, ${source}.`,
    ]));
    expect(of("limits of cost and pools of every kind", { care: "inpatient", hospital: "tertiary" }, { eligible: 100 * yuan })).toEqual(expect.arrayContaining([
      `  Cost counts up to the limit of 50 yuan (per month), ${source}.`, `  The deductible is not more than the common limit “burden” of 7 yuan (per year), ${source}.`,
    ]));
  });

  test("money as on a receipt", () => {
    expect([0, 5, 100, 123_456_789, -7].map(shown)).toEqual(["0.00", "0.05", "1.00", "1,234,567.89", "−0.07"]);
  });
});
