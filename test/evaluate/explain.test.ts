import { describe, expect, test } from "vitest";
import type { Claim } from "../../compiler/evaluate/claim.ts";
import { explainSettlement, yuan as shown } from "../../compiler/evaluate/explain.ts";
import { beijing, linhai, realEngine, withFacts, yuan } from "./real-engine.ts";

function told(claim: Claim, language: "en" | "zh"): string[] {
  const explained = realEngine.explain(claim);
  if ("refused" in explained) throw new Error(explained.refused);
  return explainSettlement(explained.settlement, explained.trace).map((line) => line[language]);
}

describe("what a patient is told", () => {
  test("in Chinese: who pays what, from which row of which document", () => {
    expect(told({ ...beijing, costs: { eligible: 20_000 * yuan, over_limit: 101 } }, "zh")).toEqual([
      "本次费用共 20,001.01 元，医保支付 15,895.00 元，您负担 4,106.01 元。",
      "职工住院：费用 20,000.00 元（政策范围内费用 20,000.00），起付线 1,300.00 元，支付 15,895.00 元。",
      "  起付线 1,300 元（每结算期）",
      expect.stringMatching(/^ {4}← policies\/beijing\/employee\.tongchou:\d+ 北京市人民政府令第158号$/),
      "  支付比例 ..30,000：85%；30,000..40,000：90%；40,000..：95%（每结算期）",
      expect.stringMatching(/^ {4}← policies\/beijing\/employee\.tongchou:\d+ 北京市人民政府令第158号 第三十六条$/),
      "  封顶线 100,000 元（每年）",
      expect.stringMatching(/^ {4}← policies\/beijing\/employee_2010\.tongchou:\d+ .*（未核对原文）$/),
      "  18,700.00 元按 85% 支付，得 15,895.00 元",
      "大额医疗互助：没有余下的费用，不支付。",
      "与本次无关：职工普通门诊、退休人员统一补充。",
      "您负担的 4,106.01 元：各项待遇范围之外 1.01 元，起付线 1,300.00 元，按比例等自付 2,805.00 元。",
    ]);
  });

  test("in English: each slice of the cost, and the cap that cut the payment", () => {
    const lines = told({ ...beijing, costs: { eligible: 200_000 * yuan } }, "en");
    expect(lines).toContain("employee_inpatient pays 100,000.00 yuan for 200,000.00 yuan (eligible 200,000.00), deductible 1,300.00 yuan, over the cap 89,889.47 yuan.");
    expect(lines).toContain("  85% of 28,700.00 yuan is 24,395.00 yuan");
    expect(lines).toContain("  95% of 160,000.00 yuan is 152,000.00 yuan");
    expect(lines).toContain("  185,395.00 yuan would be due, but the cap leaves 100,000.00 yuan");
    expect(lines.at(-1)).toBe("Your 23,593.95 yuan: deductible 1,300.00 yuan, own share 22,293.95 yuan.");
  });

  test("what an earlier layer left, the adjustments that acted, what was used before", () => {
    const used = { benefits: { resident_inpatient: { deductible: 0, paid: { year: 500 * yuan } }, resident_critical_illness: { deductible: 100 * yuan, paid: { year: 0 }, base: { year: 0 } }, resident_assistance: { paid: { year: 0 } } }, pools: {} };
    const lines = told({ ...withFacts(linhai, { identity: ["poor"] }), used }, "en");
    expect(lines.find((line) => line.startsWith("resident_critical_illness"))).toContain("(unpaid of resident_inpatient 40,360.00), deductible 9,900.00 yuan.");
    expect(lines).toContain("  deductible 10,000 yuan per year, 100.00 yuan used before");
    const at = lines.indexOf("  deductible 10,000 yuan per year, 100.00 yuan used before");
    expect(lines.slice(at + 1, at + 3).every((line) => line.startsWith("    ← examples/linhai/basic.tongchou:"))).toBe(true);
  });

  test("why a layer does not pay", () => {
    const waiting = told({ ...withFacts(linhai, { late: true }), contribution: "2025-04-01" }, "en");
    expect(waiting).toContain("resident_inpatient does not pay yet, because you are in its waiting period.");
    const resident: Claim = {
      ...linhai, province: "beijing", city: undefined, on: "2018-06-01",
      facts: { member: "resident", care: "outpatient", hospital: "primary", group: "student_child", continuous: false, emergency: false, slip: false, slip_days: 0, late: false },
    };
    expect(told(resident, "zh")).toContain("居民普通门诊对本次情形不予支付。");
    expect(told({ ...resident, costs: { eligible: 0 } }, "en").at(-1)).toBe("You pay nothing.");
  });

  test("money as on a receipt", () => {
    expect([0, 5, 100, 123_456_789, -7].map(shown)).toEqual(["0.00", "0.05", "1.00", "1,234,567.89", "−0.07"]);
  });
});
