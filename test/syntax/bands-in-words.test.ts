import { expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { codeOf } from "../../compiler/diagnostics/render/message.ts";
import { bandInWords } from "../../compiler/syntax/bands-in-words.ts";

test.each([
  ["3万元以上", "3万元.."], ["3万元（含）以上", "3万元.."], ["30,000元及以上", "30,000元.."], ["超过3万元", "3万元.."], ["3万元以下", "..3万元"], ["3万元以内", "..3万元"], ["不满1.5万元", "..1.5万元"],
  ["3万元至5万元", "3万元..5万元"], ["3万元（不含）到5万元（含）", "3万元..5万元"], ["3万至5万元", "3万..5万元"], ["3至5万元", "3万..5万元"], ["8000元至5万元", "8000元..5万元"],
])("%s is %s", (words, band) => expect(bandInWords(words)).toBe(band));

test.each(["3万元", "以上", "3万人以上", "三万元以上", "3万元以上部分", "超过", "60至69", "60以上"])("%s is no band", (words) => expect(bandInWords(words)).toBeUndefined());

const policy = (heading: string): string => `政策 linhai.basic 生效 2025-01-01 依据 "示例〔2025〕1号"
省份 linhai 临海
费用口径 eligible
维度 member 人员类别 { active, retired }
险种 employee
待遇 inpatient 适用 employee {
  基数 eligible
  起付线 无
  支付比例 分段 按基数 每年 {
    | 人员类别 | ..3万元 | ${heading} |
    | 任意     | 80%     | 90%        |
  }
  封顶线 无
}
结算顺序 适用 employee：inpatient
`;

test.each([["3万元以上", "TC1015"], ["超过3万元", "TC3023"]])("a heading %s offers the band, which compiles", (heading, code) => {
  const text = policy(heading);
  const [found, ...more] = compile([{ path: "a.tongchou", text }]).diagnostics.filter(({ severity }) => severity === "error");
  expect([codeOf(found!), more.length]).toEqual([code, 0]);
  const [edit] = found!.fixes[0]!.edits;
  const mended = text.slice(0, edit!.location.span.start) + edit!.text + text.slice(edit!.location.span.end);
  expect(mended).toBe(policy("3万元.."));
  expect(compile([{ path: "a.tongchou", text: mended }]).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});
