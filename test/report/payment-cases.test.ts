import { describe, expect, test } from "vitest";
import { rational } from "../../compiler/base/rational.ts";
import { sourceOf } from "../../compiler/layers/source.ts";
import { plus } from "../../compiler/payment/combine.ts";
import { evaluate, IDENTITY, isSameCurve } from "../../compiler/payment/curve.ts";
import { paymentPanels } from "../../compiler/report/payment-cases.ts";
import { asOf, provinces } from "./pages-of.ts";

const compiled = provinces("policies/beijing", "policies/jiangxi");

function panelsOf(province: string, benefit: string) {
  const program = compiled.program.provinces.find((one) => one.province.name === province)!;
  return paymentPanels(program.benefits.find(({ name }) => name === benefit)!, asOf, sourceOf(program, compiled.decided));
}

const linesOf = (province: string, benefit: string) => panelsOf(province, benefit)!.panels.flatMap(({ label, lines }) => lines.map((line) => ({ ...line, panel: label?.zh, names: line.labels.map(({ zh }) => zh) })));

describe("curves of a benefit with the layers after it", () => {
  test("give what the examples of the policy expect", () => {
    const active = linesOf("beijing", "employee_inpatient").find(({ panel, names }) => panel === "在职" && names.includes("三级"))!;
    const retired = linesOf("beijing", "employee_inpatient").find(({ panel, names }) => panel === "退休" && names.includes("三级"))!;
    const patient = (line: typeof active, yuan: number) => evaluate(line.patient, rational(BigInt(yuan) * 100n));
    expect([1300, 20_000, 40_000, 500_000].map((yuan) => patient(active, yuan))).toEqual([1300_00n, 4105_00n, 6605_00n, 200_000_00n].map((fen) => rational(fen)));
    expect([20_000, 500_000].map((yuan) => patient(retired, yuan))).toEqual([2983_00n, 175_000_00n].map((fen) => rational(fen)));
  });

  test("leave to the patient what is not paid", () => {
    for (const { fund, patient } of linesOf("jiangxi", "employee_inpatient")) expect(isSameCurve(plus(fund, patient), IDENTITY)).toBe(true);
  });

  test("name together the levels that pay alike, and say what stays the same", () => {
    const { panels, fixed } = panelsOf("beijing", "employee_inpatient")!;
    expect(panels.map(({ label, lines }) => [label?.zh, lines.map(({ labels }) => labels.map(({ zh }) => zh).join("、"))])).toEqual([
      ["在职", ["一级、社区", "二级", "三级、区属三级"]], ["退休", ["一级、社区", "二级", "三级、区属三级"]],
    ]);
    expect(fixed?.zh).toBe("住院、结算期次序 1");
  });

  test("are none of a layer that reads no bill, and none where a figure is missing", () => {
    expect(panelsOf("beijing", "large_sum")).toBeUndefined();
    expect(panelsOf("beijing", "resident_inpatient")).toBeUndefined();
    expect(panelsOf("jiangxi", "resident_inpatient")).toBeDefined();
  });
});
