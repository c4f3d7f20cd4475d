import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { root } from "../house/source.ts";
import { sentence } from "./judge.ts";

const fictional = { path: "fictional.tongchou", text: readFileSync(`${root}test/golden/fictional.tongchou`, "utf8") };

function findings(body: string, guardrails = ""): readonly Diagnostic[] {
  const policy = `policy linhai.case\n  effective from 2025-01-01\n  source "示例〔2025〕1号"\n\nuse fictional\n${body}\n${guardrails}`;
  return compile([fictional, { path: "linhai/case.tongchou", text: policy }]).diagnostics;
}

const said = (body: string, guardrails = "", language: "en" | "zh" = "en"): readonly string[] => findings(body, guardrails).map((found) => sentence(found, language));

const layer = (name: string, base: string, how: string, more = ""): string => `benefit ${name} for employee ${more} {\n  base ${base}\n  deductible none\n  ${how}\n}\n`;
const inpatient = layer("inpatient", "eligible", "ratio 80%\n  cap 100,000 yuan of payment per year", "kind inpatient");
const settle = (steps: string): string => `settle for employee: ${steps}\n`;

describe("no cost is paid twice", () => {
  const two = (first: string, second: string, base = "over cap of inpatient") =>
    said(`${inpatient}${layer("large", "over cap of inpatient", `ratio ${first}\n  cap none`)}${layer("extra", base, `ratio ${second}\n  cap none`)}${settle("inpatient; then large; then extra")}`);

  test("two ratios of one remainder, up to the whole of it", () => {
    expect(two("85%", "15%")).toEqual([]);
    expect(two("85%", "16%")).toEqual([
      "TC4025 For active and a bill of 130,000 yuan, “large”, “extra” together pay 5,050 yuan, but the cost that they share (the over cap of “inpatient”) is only 5,000 yuan.",
    ]);
  });

  test("what is unpaid is left by all before", () => {
    expect(two("85%", "100%", "unpaid of inpatient")).toEqual([]);
    expect(two("85%", "100%", "unpaid of large")).toEqual([]);
  });

  test("a part of what is left and all of it", () => {
    expect(two("85%", "10%", "own share of inpatient")).toEqual([]);
    expect(two("100%", "30%", "own share of inpatient")).toHaveLength(1);
    expect(two("100%", "20%", "first share of inpatient")).toEqual([]);
  });

  test("one measure read by two layers, unless they exclude each other", () => {
    const both = (steps: string, when = "", other = "") => said(`${layer("a", "eligible", "ratio 80%\n  cap none", when)}${layer("b", "eligible", "ratio 30%\n  cap none", other)}${settle(steps)}`);
    expect(both("a; then b")).toEqual(["TC4025 For active and a bill of 10,000 yuan, “a”, “b” together pay 11,000 yuan, but the cost that they share (eligible) is only 10,000 yuan."]);
    expect(both("a; then b", "when care = inpatient", "when care = outpatient")).toEqual([]);
    expect(both("one of a, b", "when care = inpatient", "when care = outpatient")).toEqual([]);
  });

  test("one layer that reads the same money in two terms", () => {
    const program = (base: string) => said(`${inpatient}${layer("extra", base, "ratio 100%\n  cap none")}${settle("inpatient; then extra")}`);
    expect(program("over cap of inpatient + own share of inpatient")).toHaveLength(1);
    expect(program("over cap of inpatient + first share of inpatient")).toEqual([]);
  });

  test("only where a cap lets both pay so much", () => {
    const capped = (cap: string) => said(`${layer("a", "eligible", "ratio 80%\n  cap none")}${layer("b", "eligible", `ratio 30%\n  cap ${cap}`)}${settle("a; then b")}`);
    expect(capped("0 yuan of payment per year")).toEqual([]);
    expect(capped("1 yuan of payment per year")).toHaveLength(1);
  });

  test("in Chinese, with the claim and the provision", () => {
    const program = `${layer("a", "eligible", "ratio 80%\n  cap none")}${layer("b", "eligible", "ratio 30%\n  cap none")}${settle("a; then b")}`;
    expect(said(program, "", "zh")).toEqual(["TC4025 在职，费用为 10,000 元时，“a”、“b”合计支付 11,000 元，而它们共用的费用（政策范围内费用）只有 10,000 元。"]);
    expect(findings(program)).toMatchObject([{ severity: "error", location: { file: "linhai/case.tongchou" }, notes: [{ location: { file: "linhai/case.tongchou" } }] }]);
  });
});

describe("guardrails on yuan", () => {
  const guardrail = (requirement: string) => `guardrail "约束" effective from 2025-01-01 source "国示例〔2024〕1号"\n  require ${requirement}\n`;
  const province = `${inpatient}${layer("large", "over cap of inpatient", "ratio 90%\n  cap 50,000 yuan of payment per year")}${settle("inpatient; then large")}`;

  test("a payment at its highest, exactly", () => {
    expect(said(province, guardrail("payment of large <= 50,000 yuan"))).toEqual([]);
    const [found, ...more] = said(province, guardrail("payment of large <= 49,999 yuan"));
    expect(more).toEqual([]);
    expect(found).toBe("TC6001 “约束”: for active, the payment of “large” at 180,555.56 yuan of eligible is 50,000 yuan, but must be at most 49,999 yuan.");
    expect(said(province, guardrail("payment of large <= 49,999 yuan, tolerance 1 yuan"))).toEqual([]);
  });

  test("the patient's amount after all layers, where it rises for ever too", () => {
    const broken = said(province, guardrail("patient amount of inpatient <= 1,000,000 yuan"));
    expect(broken).toEqual(["TC6001 “约束”: for active, the patient amount of “inpatient” at 1,160,000 yuan of eligible is 1,010,000 yuan, but must be at most 1,000,000 yuan."]);
    expect(said(province, guardrail("patient amount of inpatient >= 0 yuan"))).toEqual([]);
    const full = `${layer("all", "eligible", "ratio 100%\n  cap none")}${settle("all")}`;
    expect(said(full, guardrail("patient amount of all <= 0 yuan"))).toEqual([]);
    expect(said(full, guardrail("patient amount of all < 0 yuan"))).toHaveLength(1);
  });

  test("only for the population that is meant", () => {
    const kinds = `${layer("care", "eligible", "amount 500 yuan, at most the cost\n  cap none", "when hospital = tertiary")}${settle("care")}`;
    expect(said(kinds, guardrail("payment of care when hospital = tertiary <= 499 yuan"))).toHaveLength(1);
    expect(said(kinds, guardrail("payment of care when hospital = primary <= 499 yuan"))).toEqual([]);
    expect(said(kinds, guardrail("payment of care <= 500 yuan"))).toEqual([]);
    expect(said(kinds, guardrail("payment of care >= 1 yuan"))).toHaveLength(1);
  });

  test("what depends on the claims of a whole year is not judged, and said so", () => {
    expect(findings(province, guardrail("payment of large <= 60,000 yuan per year"))).toMatchObject([{ id: "guardrailNotJudged", severity: "note" }]);
    expect(findings(province, guardrail("payment of large <= 60,000 yuan per admission"))).toEqual([]);
  });
});
