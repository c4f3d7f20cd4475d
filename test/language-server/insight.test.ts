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

async function hover(at: string, language: "en" | "zh" = "en", showsPictures = false): Promise<string | undefined> {
  const { view, offset } = await marked(policy.replace(at.replace("┆", ""), at), language);
  return hoverAt(view.snapshot(), view.uri, offset, { ...view.settings, showsPictures })?.markdown;
}

test("a name shows what it is, its other name, its comment and its code", async () => {
  expect(await hover("hosp┆ital = primary")).toBe("dimension **hospital** 医院级别\n\nnational code hosp_lv\n\nprimary 一级, tertiary 三级\n\n卫生行政部门评定的级别");
  expect(await hover("hospital = pri┆mary", "zh")).toBe("“医院级别”的成员 **primary** 一级\n\n国家编码 03");
  expect(await hover("policy lin┆hai.basic", "zh")).toContain("政策 **linhai.basic** — 临海市办法");
  expect(await hover("bene┆fit inpatient")).toBe("**benefit** 待遇");
  expect(await hover("de┆ductible {", "zh")).toBe("**起付线** deductible\n\n支付之前由个人承担的数额");
  expect(await hover("inpatient┆ 住院 for")).toBeDefined();
  expect(await hover("{┆ | hospital | amount")).toBeUndefined();
});

test("a name is shown in the reader's language, whichever of the two is declared first", async () => {
  const chinese = `政策 linhai.basic 生效 2025-01-01
省份 linhai 临海
城市 yunzhou 云州 隶属 临海
维度 医院级别 hospital { 一┆级 primary, 三级 tertiary }
`;
  const shown = async (language: "en" | "zh", text = chinese): Promise<string | undefined> => {
    const { view, offset } = await marked(text, language);
    return hoverAt(view.snapshot(), view.uri, offset, { ...view.settings, showsPictures: false })?.markdown;
  };
  expect(await shown("zh")).toBe("“医院级别”的成员 **一级** primary");
  expect(await shown("en")).toBe("member of “hospital” **一级** primary");
  const figures = chinese.replace("┆", "") + `indicator average_┆wage 平均工资 by year and city {
  | year | city | value |
  | 2024 | yunzhou | 66,600 yuan |
}
`;
  expect(await shown("zh", figures)).toContain("- 2024 云州：**66,600 元**");
  expect(await shown("en", figures)).toContain("- 2024 yunzhou: **66,600 yuan**");
});

test("the way a benefit pays says the city where it differs between cities, and sets alternatives apart", async () => {
  const { view, offset } = await marked(`policy linhai.basic effective from 2025-01-01
province linhai 临海
city yunzhou 云州 of linhai
city hewan 河湾 of linhai
dimension hospital 医院级别 { primary 一级, tertiary 三级 }
dimension status 人员 { active 在职, retired 退休 }
measure eligible
scheme employee 职工
benefit inpa┆tient 住院 for employee { base eligible
  deductible { | hospital | status | amount | |
    | primary | active | 300 yuan |
    | primary | retired | 200 yuan |
    | tertiary | active | 200 yuan |
    | tertiary | retired | 300 yuan | }
  ratio 80%
  cap 300,000 yuan of payment per year
}
settle for employee: inpatient
transition cap of inpatient for yunzhou converges by 2030-01-01 { | from | amount |
  | 2025-01-01 | 400,000 yuan of payment per year | }
`.replace("| amount | |", "| amount |"));
  const shown = (language: "en" | "zh"): readonly string[] => (hoverAt(view.snapshot(), view.uri, offset, { ...view.settings, language, showsPictures: false })?.markdown ?? "").split("\n").filter((line) => line.startsWith("- ")).map((line) => line.split(" — ")[0]!.split(" —— ")[0]!);
  expect([...shown("zh")].sort()).toEqual(["- （一级；在职；云州）或（三级；退休；云州）", "- （一级；在职；河湾）或（三级；退休；河湾）", "- （一级；退休；云州）或（三级；在职；云州）", "- （一级；退休；河湾）或（三级；在职；河湾）"].sort());
  expect(shown("en")).toContain("- (primary; active; yunzhou) or (tertiary; retired; yunzhou)");
});

test("why an example cannot be settled is said in the reader's words", async () => {
  const { view } = await marked(policy.replace("  ratio 80%\n  adjust ratio { hospital = primary: + 5 points }\n", "").replace("deductible {", "ratio { | hospital | ratio |\n | primary | 80% | }\n  deductible {").replace("given hospital primary", "given hospital tertiary"));
  expect(exampleLenses(view.snapshot(), view.uri).map(({ title }) => title)[0]).toEqual({ zh: "✗ “住院的支付比例”没有生效的规则", en: "✗ no rule is in force for “ratio of inpatient”" });
});

test("a cell shows the values it gives, for whom, since when and by what document", async () => {
  expect(await hover("8┆00 yuan", "zh")).toBe("“住院”的起付线\n\n- 三级：**800 元**（自 2025-01-01 起）\n\n*临政发〔示例〕1号 第三条；未核对原文*");
  expect(await hover("ratio 8┆0%")).toBe("ratio of “inpatient”\n\n- primary: **85%** (from 2025-01-01)\n- tertiary: **80%** (from 2025-01-01)\n\n*临政发〔示例〕1号*");
  expect(await hover("cap 6 ┆×")).toContain("**360,000 yuan** (2025-01-01 to 2025-12-31)".replace("360,000 yuan** (2025-01-01", "399,600 yuan** (2025-01-01"));
});

test("a multiple shows what it comes to on the day that counts, a plain number nothing", async () => {
  const { view } = await marked(policy);
  const hints = (day: string) => inlayHints(view.snapshot(), view.uri, { start: 0, end: view.source.text.length }, parseDay(day) ?? 0).map(({ offset, text }) => [view.source.text.slice(offset - 13, offset), text.zh]);
  expect(hints("2025-06-01")).toEqual([["previous year", "= 399,600 元"]]);
  expect(hints("2024-06-01")).toEqual([]);
  expect(hints("2030-06-01").map(([, text]) => text)).toEqual(["= 尚未公布的“平均工资”（2025 年度）"]);
});

test("an example says whether it comes out, and what came out instead", async () => {
  const { view } = await marked(policy);
  expect(exampleLenses(view.snapshot(), view.uri).map(({ title }) => title.zh)).toEqual([
    "✓ 住院支付 850 元、个人支付 450 元",
    "✗ 2 个案例中 1 个不符；第 2 行：住院支付 800 元，预期 801 元；个人支付 1,000 元，预期 999 元",
    "✗ 规则须区分“医院级别”，而未写明",
  ]);
});

test("a benefit shows its document and how it pays, case by case, as of the last day on which that is known", async () => {
  expect(await hover("benefit inpa┆tient", "zh")).toBe([
    "待遇 **inpatient** 住院", "*临政发〔示例〕1号*", "按费用计算的支付额，2025-01-01 至 2025-12-31",
    "- 一级 —— 起付线 300 元；300～470,417.647… 元：85%；封顶线 399,600 元（费用达 470,417.647… 元时）\n- 三级 —— 起付线 800 元；800～500,300 元：80%；封顶线 399,600 元（费用达 500,300 元时）",
  ].join("\n\n"));
  expect(await hover("settle for employee: inpa┆tient")).toContain("- tertiary — deductible 800 yuan; 800 to 500,300: 80%; at most 399,600 yuan, reached at 500,300 yuan");
});

test("where the editor draws pictures the payment is drawn too, in few bytes, and told beside it", async () => {
  const shown = await hover("benefit inpa┆tient", "zh", true);
  const [, alternative, data] = /!\[([^\]]*)\]\((data:image\/svg\+xml;base64,[^)]*)\)/.exec(shown ?? "") ?? [];
  expect(alternative).toBe("按费用计算的支付额");
  expect(data!.length).toBeLessThanOrEqual(4096);
  const svg = new TextDecoder().decode(Uint8Array.from(atob(data!.slice(data!.indexOf(",") + 1)), (one) => one.charCodeAt(0)));
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"[^]*三级[^]*<\/svg>$/);
  expect(shown).toContain("起付线 800 元");
});

test("an indicator shows its figures, the latest first, a parameter its value, a policy its document", async () => {
  expect(await hover("6 × average_┆wage")).toContain("indicator **average_wage** 平均工资\n\n- 2024: **66,600 yuan** *临政发〔示例〕1号*\n- 2023: **60,000 yuan** *临政发〔示例〕1号*");
  expect(await hover("policy lin┆hai.basic", "zh")).toBe("政策 **linhai.basic** — 临海市办法\n\n*临政发〔示例〕1号*");
  const { view, offset } = await marked("policy linhai.basic effective from 2025-01-01\nprovince linhai\nparameter sh┆are 比例 5% × 3");
  expect(hoverAt(view.snapshot(), view.uri, offset, { ...view.settings, showsPictures: false })?.markdown).toBe("parameter **share** 比例\n\n= **5% × 3**");
});

test("a document that has an address is a link, and why it was not verified is told", async () => {
  const { view, offset } = await marked(`policy linhai.basic effective from 2025-01-01 source "临政发〔示例〕1号" address "https://example.org/1"
province linhai
measure eligible
scheme employee
benefit b for employee { base eligible
  deductible 3┆00 yuan per year unverified "文号未录"
  ratio 80%
  cap none
}`);
  expect(hoverAt(view.snapshot(), view.uri, offset, { ...view.settings, language: "zh", showsPictures: false })?.markdown).toContain("*[临政发〔示例〕1号](https://example.org/1)；未核对原文（文号未录）*");
});

const amended = (amendment: string): string => `### basic.tongchou
policy linhai.basic effective from 2025-01-01
province linhai
measure eligible
scheme employee
benefit inpatient for employee { base eligible
  deductible 300 yuan per year
  ratio 80%
  cap none
}
settle for employee: inpatient
### later.tongchou
policy linhai.later effective from 2025-07-01 amends linhai.basic
${amendment}`;

test("a clause says when it is in force, where that is not its document's own time", async () => {
  const hints = async (day: string, amendment: string) => {
    const { view } = await marked(amended(amendment));
    return inlayHints(view.snapshot(), view.uri, { start: 0, end: view.source.text.length }, parseDay(day) ?? 0).map(({ offset, text }) => `${view.source.text.slice(0, offset).split(/\s/).at(-1)}: ${text.en}`);
  };
  expect(await hints("2025-03-01", "replace deductible of inpatient 400 yuan per year")).toEqual(["deductible: 2025-01-01 to 2025-06-30"]);
  expect(await hints("2025-08-01", "replace deductible of inpatient 400 yuan per year")).toEqual(["deductible: 2025-01-01 to 2025-06-30, no more"]);
  expect(await hints("2025-03-01", "")).toEqual([]);
});
