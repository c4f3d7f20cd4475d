/** Tables hold whole numbers up to 2^53: what is larger is told of where it is written, or where it is computed. */
import { expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { codeOf } from "../../compiler/diagnostics/render/message.ts";
import { emit } from "../../compiler/emit/emit.ts";

const policy = (cap: string, adjust = ""): string => `policy linhai.a
  effective from 2025-01-01
  source "示例〔2024〕1号"
province linhai code "990000"
dimension member { active, retired }
measure eligible
scheme employee code "310"
benefit inpatient for employee {
  base eligible
  deductible none
  ratio 80%
  cap ${cap} of payment per year
${adjust}}
settle for employee: inpatient
`;

function errors(text: string): readonly string[] {
  const { program, decided, diagnostics } = compile([{ path: "a.tongchou", text }]);
  const found = diagnostics.filter(({ severity }) => severity === "error").map(codeOf);
  if (found.length === 0) expect(emit(program, decided, { release: false, version: "0.0.0", lineOf: () => 1 }).files).toHaveLength(1);
  return found;
}

test("the largest amount is written, and one fen more is refused", () => {
  expect(errors(policy("90,000,000,000,000 yuan"))).toEqual([]);
  expect(errors(policy("90,000,000,000,000.01 yuan"))).toEqual(["TC3007"]);
  expect(errors(policy("1000000000000000000亿元"))).toEqual(["TC3007"]);
});

test("so it is with what an adjustment makes of it", () => {
  const adding = (cap: string): string => policy(cap, "  adjust cap {\n    member = retired: + 1 yuan\n  }\n");
  expect(errors(adding("89,999,999,999,999 yuan"))).toEqual([]);
  expect(errors(adding("90,000,000,000,000 yuan"))).toEqual(["TC4007"]);
});
