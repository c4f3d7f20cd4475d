import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { codeOf } from "../../compiler/diagnostics/render/message.ts";

const english = 'policy linhai.a\n  effective from 2025-01-01\n  source "示例〔2024〕1号"\n';
const chinese = '政策   临海.甲\n  生效 2025-01-01\n  依据 "示例〔2024〕1号"\n';
const rest = `
province linhai 临海 code "990000"
measure eligible 政策范围内费用
scheme employee 职工 code "310"
benefit inpatient 住院 for employee {
  base eligible
  deductible 300 per year
  ratio 80%
  cap 1,000 yuan
}
settle for employee: inpatient
`;

function inserted(text: string): readonly string[] {
  return compile([{ path: "a.tongchou", text }]).diagnostics.flatMap((finding) => finding.fixes.map(({ edits }) => `${codeOf(finding)}${edits.map((edit) => edit.text).join()}`));
}

describe("a fix is in the spelling of the head of its file", () => {
  test("English", () => {
    expect(inserted(english + rest)).toEqual(["TC3001 yuan", "TC3008 of payment", "TC3009 per year"]);
  });

  test("Chinese, whatever the spaces behind the keyword", () => {
    expect(inserted(chinese + rest)).toEqual(["TC3001元", "TC3008 按支付额", "TC3009 每年"]);
  });
});
