import { describe, expect, test } from "vitest";
import { completionsAt } from "../../language-server/features/completion/complete.ts";
import { namesIn } from "../../language-server/features/names.ts";
import type { Completion } from "../../language-server/features/completion/completion.ts";
import { policiesUnder } from "../support/workspace-texts.ts";
import { filled } from "./filled.ts";
import { marked } from "./marked.ts";

const library = `### lib.tongchou
library national.dimensions
dimension hospital 医院级别 ordered { primary 一级 code "03", secondary 二级, tertiary 三级, community 社区 in primary }
dimension care 就医类型 { inpatient 住院, outpatient 门诊 }
dimension identity 困难身份 many { poor 低保, destitute 特困 }
dimension age 年龄 integer 0..150
dimension late 断缴 yes/no
/// 政策范围内的费用
measure eligible 政策范围内费用
kind critical_illness 大病保险
`;
const head = `### basic.tongchou
policy linhai.basic "临海市办法" effective from 2025-01-01 source "示例"
use national.dimensions
province linhai 临海
city yunzhou 云州 of linhai
period stay 结算期 splits admission every 90 days
dimension ordinal 次序 counts stay in year
parameter poor_share 50%
indicator wage 平均工资 by year { | year | value |
  | 2024 | 96,000 yuan | }
pool year_cap 年度限额 100,000 yuan of payment per year
fund pooled 统筹基金 for employee { pooling unified collection and expenditure }
scheme employee 职工 "职工医保" code "310"
`;
const tail = `
benefit inpatient 住院 for employee when care = inpatient {
  base eligible
}
contribution employee 职工缴费 for employee { member uniform 2% }
`;

const elsewhere = `### elsewhere.tongchou
policy distant.basic effective from 2025-01-01
province distant 远方
city faraway 远州 of distant
`;

async function completed(at: string, language: "en" | "zh" = "en", typed?: string): Promise<readonly Completion[]> {
  const { view, offset } = await marked(`${head}${at}${tail}${library}${elsewhere}`, language);
  return completionsAt({ snapshot: view.snapshot(), file: view.uri, parsed: view.parsed, text: view.parsed.source.text, offset, language, typed });
}

async function texts(at: string): Promise<readonly string[]> {
  return (await completed(at)).filter(({ isSnippet }) => !isSnippet).map(({ text }) => text);
}

async function offers(at: string, wanted: readonly string[], unwanted: readonly string[] = []): Promise<void> {
  const found = await texts(at);
  expect(found).toEqual(expect.arrayContaining([...wanted]));
  for (const text of unwanted) expect(found).not.toContain(text);
}

describe("names by what the place asks for", () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ["schemes after `for`", "benefit outpatient for ┆", ["employee"], ["inpatient", "hospital", "code"]],
    ["kinds after `kind`", "benefit outpatient kind ┆", ["critical_illness"], ["employee"]],
    ["dimensions after `when`", "benefit outpatient when ┆", ["hospital", "care", "city"], ["employee"]],
    ["dimensions after `and`", "benefit outpatient when care = inpatient and ┆", ["hospital"], ["inpatient"]],
    ["members behind `=`", "benefit outpatient when care = ┆", ["inpatient", "outpatient"], ["primary", "poor"]],
    ["members in a list behind `in`", "benefit outpatient when care in inpatient, ┆", ["outpatient"], ["primary"]],
    ["members behind `has`, half typed", "benefit outpatient when identity has des┆", ["destitute"], ["primary"]],
    ["cities behind `city =`", "benefit outpatient when city = ┆", ["yunzhou"], ["primary"]],
    ["yes and no of a yes/no dimension", "benefit outpatient when late = ┆", ["yes", "no"], ["primary"]],
    ["measures after `base`", "benefit outpatient {\n  base ┆\n}", ["eligible", "over cap of"], ["inpatient"]],
    ["benefits after `over cap of`", "benefit outpatient {\n  base over cap of ┆\n}", ["inpatient"], ["eligible"]],
    ["periods after `per`", "benefit outpatient {\n  deductible 1 yuan per ┆\n}", ["stay", "per year"], ["hospital"]],
    ["pools after `draws on`", "benefit outpatient {\n  draws on ┆\n}", ["year_cap"], ["inpatient"]],
    ["benefits in `settle`", "settle for employee: one of ┆", ["inpatient"], ["employee"]],
    ["libraries after `use`", "use ┆", ["national.dimensions"], ["linhai.basic"]],
    ["policies after `amends`", "amends ┆", ["national.dimensions"], []],
    ["cities after `for` of a transition", "transition cap of inpatient for ┆", ["yunzhou"], ["employee"]],
    ["benefits behind a slot of a transition", "transition cap of ┆", ["inpatient", "year_cap"], ["yunzhou"]],
    ["funds after `to`", "contribution more for employee {\n  member uniform 2% to ┆\n}", ["pooled", "account"], ["employee"]],
    ["indicators and parameters in a formula", "parameter share 60% × ┆", ["wage", "poor_share"], ["hospital"]],
    ["kinds, benefits and `any benefit` in a guardrail", "guardrail \"x\"\n  require ratio of ┆", ["critical_illness", "inpatient", "any benefit"], ["hospital"]],
    ["cities of the own province in a formula", "parameter share 60% × wage of ┆", ["yunzhou"], ["faraway"]],
    ["who pays contributions in an example", "example \"x\"\n  expect ┆", ["employer", "member", "government", "inpatient"], ["hospital"]],
    ["what a contribution is reckoned from, in an example", "example \"x\"\n  claim ┆", ["own_wage", "eligible"], ["inpatient"]],
    ["nothing where a dimension is added to: a new member has a new name", "add to dimension hospital {\n  ┆\n}", [], ["base", "deductible", "adjust", "draws on"]],
    ["what an added member lies inside", "add to dimension hospital {\n  clinic in ┆\n}", ["primary"], ["inpatient"]],
    ["the rest of an added member", "add to dimension hospital {\n  clinic ┆\n}", ["in", "same as", "code"], ["deductible"]],
    ["slots where a benefit is added to", "add to inpatient {\n  ┆\n}", ["deductible", "adjust"], []],
    ["dimensions after `never falls with`", "guardrail \"x\"\n  require ratio of inpatient never falls with ┆", ["hospital"], ["inpatient"]],
    ["facts of an example", "example \"x\"\n  given ┆", ["hospital", "age", "on", "paid"], ["primary"]],
    ["members of a fact", "example \"x\"\n  given hospital ┆", ["primary"], ["inpatient"]],
    ["measures of a claim", "example \"x\"\n  claim ┆", ["eligible"], ["inpatient"]],
    ["benefits that pay", "example \"x\"\n  expect ┆", ["inpatient", "patient"], ["eligible"]],
    ["what a member lies inside", "dimension ward 病区 { a, b in ┆ }", ["a"], ["hospital"]],
    ["counted dimensions that a change grows with", "benefit outpatient {\n  adjust deductible { − 100 yuan per ┆ }\n}", ["ordinal", "age"], ["hospital"]],
  ])("%s", async (_name, at, wanted, unwanted) => offers(at, wanted, unwanted));

  test.each<[string, string, readonly string[], readonly string[]]>([
    ["dimensions, value words and members in a heading", "| ┆", ["hospital", "ratio", "primary"], ["wage", "eligible"]],
    ["members below a dimension", "| hospital | ratio |\n    | ┆", ["primary", "any", "other"], ["none", "inpatient", "ratio"]],
    ["members below, with a row behind", "| hospital | ratio |\n    | ┆ | 80% |\n    | tertiary | 70% |", ["primary", "any"], ["none"]],
    ["values below a value word", "| hospital | ratio |\n    | primary | ┆", ["none", "not covered", "poor_share"], ["any", "primary"]],
    ["values below a member", "| care | primary |\n    | inpatient | ┆", [], ["any", "inpatient"]],
    ["tails behind the last bar", "| hospital | ratio |\n    | primary | 80% | ┆", ["article", "unverified"], []],
  ])("%s", async (_name, rows, wanted, unwanted) => offers(`benefit outpatient {\n  ratio {\n    ${rows}\n  }\n}`, wanted, unwanted));

  test("columns of an example are measures, benefits and the patient", async () => {
    await offers("example \"x\" {\n  given on 2025-05-10\n  | ┆\n}", ["eligible", "inpatient", "patient", "hospital", "own_wage", "member"], ["ratio", "primary"]);
  });
});

describe("keywords where the grammar reads them, and where they mean something", () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ["at the top", "┆", ["benefit", "scheme", "guardrail", "settle", "add to"], ["policy", "given", "require", "deductible", "effective from"]],
    ["below an example", "example \"x\"\n  ┆", ["given", "claim", "expect", "benefit"], ["require", "issued"]],
    ["below a guardrail", "guardrail \"x\"\n  ┆", ["require", "when", "effective from"], ["given", "issued"]],
    ["in a benefit", "benefit outpatient {\n  ┆\n}", ["base", "deductible", "ratio", "cap", "adjust", "draws on"], ["scheme", "require"]],
    ["in a scheme", "scheme x {\n  ┆\n}", ["settles by", "waiting", "year from"], ["deductible", "ratio"]],
    ["in an account", "account x {\n  ┆\n}", ["credit"], ["employer", "subsidy"]],
    ["in a contribution", "contribution x {\n  ┆\n}", ["employer", "member", "subsidy"], ["deductible"]],
    ["options of a cap", "benefit outpatient {\n  cap 1 yuan ┆\n}", ["of payment", "of cost", "per", "per year"], ["by band", "topped up to the higher level", "of deductible"]],
    ["options of a ratio", "benefit outpatient {\n  ratio ┆\n}", ["by band"], ["of payment", "topped up to the higher level"]],
    ["scales of bands", "benefit outpatient {\n  ratio by band ┆\n}", ["of base", "of excess", "of payment"], ["of cost"]],
    ["an option once", "benefit outpatient {\n  cap 1 yuan per year ┆\n}", ["of payment"], ["per month", "per"]],
    ["a unit of one", "benefit outpatient {\n  waiting 1 ┆\n}", ["month"], ["months"]],
    ["units behind a figure", "benefit outpatient {\n  deductible 1,300 ┆\n}", ["yuan"], ["none"]],
    ["a value once", "benefit outpatient {\n  deductible 1,300 yuan ┆\n}", ["per year"], ["none", "poor_share"]],
    ["the rest of a phrase", "benefit outpatient {\n  base over c┆\n}", ["over cap of"], []],
    ["clause tails", "benefit outpatient {\n  ratio 80% ┆\n}", ["article", "unverified", "unresolved"], []],
  ])("%s", async (_name, at, wanted, unwanted) => offers(at, wanted, unwanted));

  test("a phrase of which words are written is replaced as a whole", async () => {
    const [found] = (await completed("benefit outpatient {\n  base over cap ┆\n}")).filter(({ text }) => text === "over cap of");
    expect(found?.span.end).toBe((found?.span.start ?? 0) + "over cap ".length);
  });

  test("a library proposes no benefits, an empty file its head", async () => {
    const { view, offset } = await marked("### lib.tongchou\nlibrary a.b\n┆");
    const found = completionsAt({ snapshot: view.snapshot(), file: view.uri, parsed: view.parsed, text: view.parsed.source.text, offset, language: "en" }).map(({ text }) => text);
    expect(found).toEqual(expect.arrayContaining(["dimension", "measure", "guardrail"]));
    expect(found).not.toContain("benefit");
    const empty = await marked("┆", "zh");
    expect(completionsAt({ snapshot: empty.view.snapshot(), file: empty.view.uri, parsed: empty.view.parsed, text: "", offset: 0, language: "zh" }).map(({ text }) => text)).toEqual(expect.arrayContaining(["政策", "库"]));
  });
});

test.each(["// ┆", "/* ┆ */", "benefit x \"┆\" {", "source \"文┆\""])("nothing inside comments and texts: %s", async (at) => {
  expect((await completed(at)).filter(({ kind }) => kind !== "policy")).toEqual([]);
});

test("a bar asks by itself only in a cell with a heading", async () => {
  const inTable = (rows: string): string => `benefit outpatient {\n  ratio {\n    ${rows}\n  }\n}`;
  expect(await completed(inTable("| hospital | ratio |\n    |┆"), "en", "|")).not.toEqual([]);
  expect(await completed(inTable("| hospital | ratio |┆"), "en", "|")).toEqual([]);
  expect(await completed(inTable("| hospital | ratio |\n    | primary | 80% |┆"), "en", "|")).toEqual([]);
});

describe("a Chinese file", () => {
  const chinese = (at: string): string => `### basic.tongchou
政策 linhai.basic “办法” 生效 2025-01-01 依据 “示例”
引用 national.dimensions
省份 临海
险种 职工 employee
待遇 住院 inpatient 适用 职工 当 就医类型 = 住院 {
  基数 政策范围内费用
}
${at}
${library}`;
  const found = async (at: string): Promise<readonly Completion[]> => {
    const { view, offset } = await marked(chinese(at), "zh");
    return completionsAt({ snapshot: view.snapshot(), file: view.uri, parsed: view.parsed, text: view.parsed.source.text, offset, language: "zh" });
  };

  test("names and keywords are Chinese and are found by their sound, by its first letters and in English", async () => {
    const members = await found("待遇 甲 当 就医类型 = ┆");
    const [inpatient] = members.filter(({ text }) => text === "住院");
    expect(inpatient?.filter.split(" ")).toEqual(["住院", "zhuyuan", "zy", "inpatient"]);
    const [deductible] = (await found("待遇 甲 {\n  ┆\n}")).filter(({ text }) => text === "起付线");
    expect(deductible?.filter.split(" ")).toEqual(expect.arrayContaining(["qifuxian", "qfx", "deductible", "起付标准"]));
  });

  test.each([
    ["between a city and its province", "城市 云州 ┆", "隶属", "的"],
    ["before a figure", "待遇 甲 {\n  调整 支付比例 { 就医类型 = 住院: + 5个百分点, ┆ }\n}", "不高于", "以下"],
    ["behind a figure", "待遇 甲 当 次数 50 ┆", "以下", "不高于"],
  ])("a word is spelled as the formatter spells it %s", async (_, at, wanted, unwanted) => {
    const words = (await found(at)).filter(({ kind }) => kind === "keyword").map(({ text }) => text);
    expect(words).toContain(wanted);
    expect(words).not.toContain(unwanted);
  });

  test("a skeleton is in Chinese too", async () => {
    const [table] = (await found("待遇 甲 {\n  起付线 ┆\n}")).filter(({ label }) => label === "| 医院级别 |");
    expect(filled(table?.text ?? "")).toBe("{\n  | 医院级别 | 定额 |\n  | 一级     | 0元  |\n  | 二级     | 0元  |\n  | 三级     | 0元  |\n}");
  });
});

describe("skeletons", () => {
  test("a table over one dimension has a row a member, nested ones left to the row around them", async () => {
    const found = await completed("benefit outpatient {\n  deductible {\n    ┆\n  }\n}");
    const [table] = found.filter(({ label }) => label === "| hospital |");
    expect(table?.text).toBe("| hospital  | amount |\n| primary   | ${1:0} yuan |\n| secondary | ${2:0} yuan |\n| tertiary  | ${3:0} yuan |");
    expect(found.map(({ label }) => label)).toContain("| hospital × care |");
  });

  test("declarations stand on the top level alone", async () => {
    const labels = async (at: string): Promise<readonly string[]> => (await completed(at)).filter(({ isSnippet }) => isSnippet).map(({ label }) => label);
    expect(await labels("┆")).toEqual(["scheme …", "benefit …", "contribution …", "guardrail …", "example …"]);
    expect(await labels("benefit x {\n  ┆\n}")).toEqual([]);
  });
});

test("items say what they are: comment, other name, code", async () => {
  const [eligible] = (await completed("benefit outpatient {\n  base ┆\n}")).filter(({ text }) => text === "eligible");
  expect(eligible?.documentation).toBe("cost measure **eligible** 政策范围内费用\n\n政策范围内的费用");
  const [primary] = (await completed("benefit outpatient when hospital = ┆")).filter(({ text }) => text === "primary");
  expect(primary?.aside).toBe("一级 · 03");
});

test("what stands in the policies would have been proposed where it stands", async () => {
  const { view } = await marked(policiesUnder("policies").map(({ path, text }) => `### ${path}\n${text}`).join("\n"));
  const snapshot = view.snapshot();
  const missed: string[] = [];
  let asked = 0;
  for (const [file, parsed] of snapshot.parsed) {
    const references = new Map(namesIn(snapshot, file).filter(({ role }) => role === "refers").map(({ name }) => [name.span.start, name.key]));
    parsed.tokens.forEach(({ kind, image, span: { start } }, index) => {
      const written = references.get(start) ?? (kind === "Keyword" ? image.replace(/\s+/g, " ") : undefined);
      if (written === undefined || index % 5 !== file.length % 5) return;
      asked += 1;
      const { text } = parsed.source;
      const found = completionsAt({ snapshot, file, parsed, text, offset: start, language: "en" });
      if (!found.some((item) => item.text === written || item.filter.includes(written))) missed.push(`${file} ${start} ${written}`);
    });
  }
  expect(asked).toBeGreaterThan(500);
  expect(missed).toEqual([]);
});

test("anywhere in a text that is being typed", async () => {
  const whole = `${head}${tail}`;
  const start = whole.indexOf("\n") + 1;
  for (let cut = start; cut < whole.length; cut += 11) {
    const { view } = await marked(`${whole.slice(0, cut)}\n${library}`);
    const { text } = view.source;
    for (const offset of [0, text.length - 1, text.length]) completionsAt({ snapshot: view.snapshot(), file: view.uri, parsed: view.parsed, text, offset, language: "zh" });
  }
});
