import { describe, expect, test } from "vitest";
import { compiled, figures, inpatient, settled } from "./small-policy.ts";

describe("what is reported", () => {
  test("payments are rounded half up to the fen and never past a cap or the bill", () => {
    const policy = compiled(inpatient("deductible none\nratio 50%\ncap 2 yuan of payment per year"));
    expect(figures(policy, 1)).toEqual({ inpatient: 1, patient: 0 });
    expect(figures(policy, 3)).toEqual({ inpatient: 2, patient: 1 });
    expect(figures(policy, 1_001).inpatient).toBe(200);
  });

  test("two halves of one fen are no two fen", () => {
    const policy = compiled(inpatient("deductible none\nratio 50%\ncap none").replace(/settle.*/, `
benefit more 补充 for employee when care = inpatient { base unpaid of inpatient
  deductible none
  ratio 100%
  cap none }
settle for employee: inpatient; then more`));
    expect(figures(policy, 1)).toEqual({ inpatient: 1, more: 0, patient: 0 });
  });

  test("a step of its own, and a layer that takes the difference instead of the patient", () => {
    const text = (rule: string) => compiled(`${rule}\n${inpatient("deductible none\nratio 33.33%\ncap none")}`);
    expect(figures(text("rounding half up to 0.1 yuan"), 1_000)).toEqual({ inpatient: 330, patient: 670 });
    expect(figures(text("rounding half up to 1 yuan, residual inpatient"), 1_000)).toEqual({ inpatient: 300, patient: 700 });
  });

  test("each part of the patient's amount is rounded by itself", () => {
    const policy = compiled(inpatient("first share 50%\ndeductible none\nratio 50%\ncap none"));
    expect(settled(policy, { costs: { eligible: 1 } })).toMatchObject({ patient: 1, shares: { firstShare: 1, ownShare: 0, rounding: 0 } });
    expect(settled(policy, { costs: { eligible: 3 } })).toMatchObject({ patient: 2, shares: { firstShare: 2, ownShare: 1, rounding: -1 } });
  });
});
