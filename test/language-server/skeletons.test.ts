import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { codeOf, messageOf } from "../../compiler/diagnostics/render/message.ts";
import { completionsAt } from "../../language-server/features/completion/complete.ts";
import { DECLARATION_SKELETONS } from "../../language-server/features/completion/declaration-skeletons.ts";
import { filled } from "./filled.ts";
import { marked } from "./marked.ts";

function errorsIn(text: string): readonly string[] {
  const { diagnostics } = compile([{ path: "a.tongchou", text }]);
  return diagnostics.filter(({ severity }) => severity === "error").map((diagnostic) => `${codeOf(diagnostic)} ${messageOf(diagnostic, "en")}`);
}

const HEADS = {
  en: `policy linhai.basic "办法" effective from 2025-01-01 source "示例"
province linhai 临海
dimension hospital 医院级别 { primary 一级, tertiary 三级 }
dimension care 就医类型 { inpatient 住院, outpatient 门诊 }
dimension age 年龄 integer 0..150
dimension late 断缴 yes/no
measure eligible 政策范围内费用
`,
  zh: `政策 临海.办法 “办法” 生效 2025-01-01 依据 “示例”
省份 临海 linhai
维度 医院级别 hospital { 一级 primary、三级 tertiary }
维度 就医类型 care { 住院 inpatient、门诊 outpatient }
维度 年龄 age 整数 0..150
维度 断缴 late 是/否
费用口径 政策范围内费用 eligible
`,
};
const SETTLED = { en: "settle for employee: inpatient\n", zh: "结算顺序 适用 职工：住院\n" };

describe.each(["en", "zh"] as const)("in the spelling %s", (spelling) => {
  const skeleton = (keyword: string): string => `${filled((DECLARATION_SKELETONS.find((one) => one.keyword === keyword)?.lines[spelling] ?? []).join("\n"))}\n`;
  const policy = HEADS[spelling] + skeleton("scheme") + skeleton("benefit") + SETTLED[spelling];

  test.each(["benefit", "contribution", "guardrail", "example"])("%s compiles beside a scheme and a benefit", (keyword) => {
    expect(errorsIn(policy + (keyword === "benefit" ? "" : skeleton(keyword)))).toEqual([]);
  });

  test("every table that is proposed compiles once its figures are there", async () => {
    const deductible = { en: "deductible 1,300 yuan per admission", zh: "起付线 1300元 每次住院" }[spelling];
    const word = { en: "deductible per admission", zh: "起付线 每次住院" }[spelling];
    expect(policy).toContain(deductible);
    const { view, offset } = await marked(policy.replace(deductible, `${word} ┆`));
    const found = completionsAt({ snapshot: view.snapshot(), file: view.uri, parsed: view.parsed, text: view.parsed.source.text, offset, language: "en" }).filter(({ isSnippet }) => isSnippet);
    expect(found.map(({ label }) => label)).toEqual(expect.arrayContaining(spelling === "en" ? ["| hospital |", "| hospital × care |", "| late |"] : ["| 医院级别 |", "| 医院级别 × 就医类型 |", "| 断缴 |"]));
    for (const { text, label } of found.filter((item) => !/age|年龄/.test(item.label))) {
      expect([label, errorsIn(policy.replace(deductible, `${word} ${filled(text)}`))]).toEqual([label, []]);
    }
  });
});
