import { expect, test } from "vitest";
import { parseDay } from "../../compiler/base/calendar.ts";
import { hoverAt } from "../../language-server/features/hover.ts";
import { inlayHints } from "../../language-server/features/inlay-hints.ts";
import { exampleLenses } from "../../language-server/features/lenses.ts";
import { marked } from "./marked.ts";

const policy = `policy linhai.basic "临海市办法" effective from 2025-01-01 source "临政发〔示例〕1号"
province linhai 临海
/// 卫生行政部门评定的级别
dimension hospital 医院级别 code "hosp_lv" ordered { primary 一级 code "03", tertiary 三级 }
measure eligible
indicator average_wage 平均工资 by year { | year | value |
  | 2023 | 60,000 yuan |
  | 2024 | 66,600 yuan provisional | }
scheme employee 职工
benefit inpatient 住院 for employee {
  base eligible
  deductible { | hospital | amount |
    | primary  | 300 yuan |
    | tertiary | 800 yuan | article "第三条" unverified }
  ratio 80%
  adjust ratio { hospital = primary: + 5 points }
  cap 6 × average_wage of previous year of payment per year
}
settle for employee: inpatient
example "一" { given hospital primary, on 2025-05-10
  claim eligible 1,300 yuan
  expect inpatient pays 850 yuan, patient 450 yuan }
example "二" { given on 2025-05-10
  | hospital | eligible  | inpatient pays | patient |
  | primary  | 300 yuan  | 0 yuan         | 300 yuan |
  | tertiary | 1,800 yuan | 801 yuan      | 999 yuan | }
example "三" { given on 2025-05-10
  claim eligible 1 yuan
  expect patient 1 yuan }
`.replace("66,600 yuan provisional |", "66,600 yuan |");

async function hover(at: string, language: "en" | "zh" = "en"): Promise<string | undefined> {
  const { view, offset } = await marked(policy.replace(at.replace("┆", ""), at), language);
  return hoverAt(view.snapshot(), view.uri, offset, language)?.markdown;
}

test("a name shows what it is, its other name, its comment and its code", async () => {
  expect(await hover("hosp┆ital = primary")).toBe("dimension **hospital** 医院级别\n\nnational code hosp_lv\n\nprimary 一级, tertiary 三级\n\n卫生行政部门评定的级别");
  expect(await hover("hospital = pri┆mary", "zh")).toBe("“医院级别”的成员 **primary** 一级\n\n国家编码 03");
  expect(await hover("policy lin┆hai.basic", "zh")).toContain("政策 **linhai.basic** — 临海市办法");
  expect(await hover("bene┆fit inpatient")).toBeUndefined();
});

test("a cell shows the values it gives, for whom, since when and by what document", async () => {
  expect(await hover("8┆00 yuan", "zh")).toBe("“住院”的起付线\n\n- 三级：**800 元** (自 2025-01-01 起)\n\n*临政发〔示例〕1号 第三条；未核对原文*");
  expect(await hover("ratio 8┆0%")).toBe("ratio of “inpatient”\n\n- primary: **85%** (from 2025-01-01)\n- tertiary: **80%** (from 2025-01-01)\n\n*临政发〔示例〕1号*");
  expect(await hover("cap 6 ┆×")).toContain("**360,000 yuan** (2025-01-01 to 2025-12-31)".replace("360,000 yuan** (2025-01-01", "399,600 yuan** (2025-01-01"));
});

test("a multiple shows what it comes to on the day that counts, a plain number nothing", async () => {
  const { view } = await marked(policy);
  const hints = (day: string) => inlayHints(view.snapshot(), view.uri, { start: 0, end: view.source.text.length }, parseDay(day) ?? 0).map(({ offset, text }) => [view.source.text.slice(offset - 13, offset), text.zh]);
  expect(hints("2025-06-01")).toEqual([["previous year", "= 399,600 元"]]);
  expect(hints("2024-06-01")).toEqual([]);
  expect(hints("2030-06-01").map(([, text]) => text)).toEqual(["= 尚未公布的“average_wage”（2025 年度）"]);
});

test("an example says whether it comes out, and what came out instead", async () => {
  const { view } = await marked(policy);
  expect(exampleLenses(view.snapshot(), view.uri).map(({ title }) => title.zh)).toEqual([
    "✓ 住院支付 850 元、个人支付 450 元",
    "✗ 2 个案例中 1 个不符；第 2 行：住院支付 800 元，预期 801 元；个人支付 1,000 元，预期 999 元",
    "✗ 规则须区分“hospital”，而未写明",
  ]);
});
