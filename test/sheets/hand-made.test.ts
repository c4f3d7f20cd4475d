import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import exceljs from "exceljs";
import { describe, expect, test } from "vitest";
import { run } from "../../compiler/cli/run.ts";
import { recordingHost, scratchFolder } from "../cli/memory-host.ts";

const CHINESE = `政策 甲.乙 "试"
  生效 2025-01-01
  依据 "示例〔2025〕1号"

省份 甲
维度 hospital 医院级别 有序 { primary 一级, secondary 二级, tertiary 三级 "三级医院" }
维度 member 人员类别 { active 在职, retired 退休 }
维度 rank 职级 { senior 高级, primary_rank 一级 }
维度 age 年龄 整数 0..120
费用口径 政策范围内费用
险种 职工

待遇 outpatient 门诊 适用 职工 {
  基数 政策范围内费用
  封顶线 无 // 暂无
}

结算顺序 适用 职工: 门诊
`;
const ENGLISH = `policy a.b
  effective from 2025-01-01
  source "s"

province a
dimension hospital 医院级别 ordered { primary 一级, secondary 二级, tertiary 三级 "三级医院" }
dimension member 人员类别 { active 在职, retired 退休 }
dimension age 年龄 integer 0..120
measure eligible
scheme employee

benefit outpatient 门诊 for employee {
  base eligible
  cap none }

settle for employee: outpatient
`;

type Rows = readonly (readonly unknown[])[];

interface Call {
  readonly rows: Rows;
  readonly slot?: string;
  readonly policy?: string;
  readonly format?: readonly [address: string, format: string];
  readonly options?: readonly string[];
  readonly change?: (sheet: exceljs.Worksheet) => void;
}

async function importing({ rows, slot = "门诊: 支付比例", policy = CHINESE, format, options = [], change }: Call) {
  const folder = scratchFolder();
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet("表一");
  sheet.addRows(rows.map((row) => [...row]));
  if (format !== undefined) sheet.getCell(format[0]).numFmt = format[1];
  change?.(sheet);
  await workbook.xlsx.writeFile(join(folder, "notice.xlsx"));
  writeFileSync(join(folder, "p.tongchou"), policy);
  const { host, out, err } = recordingHost(folder);
  const code = await run(["import", "notice.xlsx", "--into", "p.tongchou", "--slot", slot, ...options], host);
  return { code, out: out(), err: err(), text: readFileSync(join(folder, "p.tongchou"), "utf8") };
}

const BY_LEVEL: Rows = [["医院级别", "支付比例（%）"], ["一级", 70], ["二级", 60.5], ["三级", "50%"]];

describe("a table made by hand becomes a clause", () => {
  test.each<readonly [string, Call, string]>([
    ["a column of ratios, the unit in the heading", { rows: BY_LEVEL }, "  支付比例 {\n    | 医院级别 | 支付比例 |\n    | 一级     | 70%      |\n    | 二级     | 60.5%    |\n    | 三级     | 50%      |\n  }"],
    ["in the spelling of an English policy", { rows: BY_LEVEL, policy: ENGLISH, slot: "outpatient: ratio" }, "  ratio {\n    | hospital  | ratio |\n    | primary   | 70%   |\n    | secondary | 60.5% |\n    | tertiary  | 50%   |\n  }"],
    ["members by their titles", { rows: [["医院级别", "支付比例（%）"], ["一级、二级", 70], ["三级医院", 50]] }, "| 一级, 二级 | 70%      |\n    | 三级       | 50%      |"],
    ["titles above, the unit there, a cross-tab with an empty corner", { rows: [["门诊支付比例"], ["单位：%"], ["", "在职", "退休"], ["二级", 70, 75], ["三级", 60, 65]] }, "    | 医院级别 | 在职 | 退休 |\n    | 二级     | 70%  | 75%  |\n    | 三级     | 60%  | 65%  |"],
    ["cells of percentages", { rows: [["人员类别", "报销比例"], ["在职", 0.7]], format: ["B2", "0%"] }, "| 在职     | 70%      |"],
    ["money in 万元", { rows: [["人员类别", "起付标准（万元）"], ["在职", 0.18], ["退休", "无"]], slot: "门诊: 起付线 每年" }, "  起付线 每年 {\n    | 人员类别 | 定额    |\n    | 在职     | 1,800元 |\n    | 退休     | 无      |"],
    ["money in 万元, as its format shows", { rows: [["人员类别", "起付标准（万元）"], ["在职", 0.18]], format: ["B2", '0.00"万元"'], slot: "门诊: 起付线 每年" }, "| 在职     | 1,800元 |"],
    ["ratios and their unit beside that of money", { rows: [["单位：元"], ["人员类别", "比例（%）"], ["在职", 70], ["退休", "0.7%"]] }, "| 在职     | 70%      |\n    | 退休     | 0.7%     |"],
    ["the same unit said twice", { rows: [["单位：万元"], ["人员类别", "金额（万元）"], ["在职", 0.18]], slot: "门诊: 起付线 每年" }, "| 在职     | 1,800元 |"],
    ["money with its unit in the cells", { rows: [["人员类别", "金额"], ["在职", "1800元"], ["退休", "1,300元"]], slot: "门诊: 起付线 每年" }, "| 在职     | 1,800元 |\n    | 退休     | 1,300元 |"],
    ["ages in words", { rows: [["年龄", "比例（%）"], ["60岁以上", 80], ["18-59岁", 70], ["17岁以下", 75]] }, "| 60以上 | 80%      |\n    | 18..59 | 70%      |\n    | 17以下 | 75%      |"],
    ["levels in words", { rows: [["医院级别", "比例（%）"], ["二级及以下", 70], ["三级医院以上", 60]] }, "| ..二级   | 70%      |\n    | 三级..   | 60%      |"],
    ["levels in words, for an English policy", { rows: [["医院级别", "比例（%）"], ["二级以下", 70]], policy: ENGLISH, slot: "outpatient: ratio" }, "| ..secondary | 70%   |"],
    ["bands of cost in words", { rows: [["医院级别", "3万元以下", "3万元至10万元", "10万元以上"], ["三级", "85%", "90%", "95%"]], slot: "门诊: 支付比例 分段 按基数 每年" }, "| 医院级别 | ..3万元 | 3万元..10万元 | 10万元.. |"],
    ["a heading that says nothing, above members of one dimension", { rows: [["项目", "比例（%）"], ["在职", 70], ["退休", 75]] }, "| 人员类别 | 支付比例 |"],
    ["a part of a sheet", { rows: [["x", "y", "z"], ["人员类别", "比例（%）", "1"], ["在职", 70, "2"]], options: ["--range", "A2:B3"] }, "    | 人员类别 | 支付比例 |\n    | 在职     | 70%      |\n  }"],
  ])("%s", async (_name, call, block) => {
    const { out, text } = await importing(call);
    expect(out).toContain(block);
    expect(text).toContain(block);
  });

  test("behind the last clause of the benefit and its remark, and nothing else changes", async () => {
    const { text } = await importing({ rows: BY_LEVEL });
    expect(text).toContain("  封顶线 无 // 暂无\n  支付比例 {\n");
    expect(text.replace(/ {2}支付比例 \{[^}]*\}\n/, "")).toBe(CHINESE);
    expect((await importing({ rows: BY_LEVEL, policy: ENGLISH, slot: "outpatient: ratio" })).text).toMatch(/ {2}cap none\n {2}ratio \{[^}]*\}\n }\n/);
  });

  test("a preview shows it and writes nothing", async () => {
    const { out, text } = await importing({ rows: BY_LEVEL, options: ["--preview"] });
    expect([out, text]).toEqual([expect.stringMatching(/^p\.tongchou:16:\n {2}支付比例 \{\n/), CHINESE]);
  });

  test("remarks below it are left out, with a warning", async () => {
    const { err } = await importing({ rows: [...BY_LEVEL, ["注：政策范围内"]] });
    expect(err).toContain("warning TC9203: Sheet “表一”, cell A5, “注：政策范围内”");
  });
});

describe("what cannot be told is asked for, and nothing is written:", () => {
  test.each<readonly [string, Call, en: string, zh: string]>([
    ["a number without a unit", { rows: [["人员类别", "支付比例"], ["在职", 70]] }, "cell B2: nothing says what 70 is counted in; write the unit into the heading, such as “（%）”", "单元格 B2：没有写明 70 的单位"],
    ["money without a unit", { rows: [["人员类别", "金额"], ["在职", 700]], slot: "门诊: 起付线 每年" }, "nothing says what 700 is counted in", "没有写明 700 的单位"],
    ["a unit of something else", { rows: [["人员类别", "支付比例（元）"], ["在职", 70]] }, "“70” is not a ratio", "“70”不是比例"],
    ["a format of another unit than that above", { rows: [["单位：元"], ["人员类别", "金额"], ["在职", 1]], slot: "门诊: 起付线 每年", format: ["B3", '0"万元"'] }, "cell B3: its number format “0\"万元\"” shows another unit", "数字格式“0\"万元\"”所示单位"],
    ["money in brackets", { rows: [["人员类别", "金额（元）"], ["在职", "(700)"]], slot: "门诊: 起付线 每年" }, "cell B2: “(700)” stands in brackets", "“(700)”带括号"],
    ["more digits than a spreadsheet keeps", { rows: [["人员类别", "金额（元）"], ["在职", 1234567890123456]], slot: "门诊: 起付线 每年" }, "cell B2: 1234567890123456 has more than 15 digits", "1234567890123456 超过 15 位"],
    ["a share under a percent sign", { rows: [["单位：%"], ["人员类别", "支付比例"], ["在职", 60], ["退休", 0.7]] }, "cell B4: 0.7 stands without %; write 70% or 0.7%, whichever is meant", "单元格 B4：0.7 没有百分号；请按本意写 70% 或 0.7%"],
    ["two units at once", { rows: [["单位：元"], ["人员类别", "金额（万元）"], ["在职", 1]], slot: "门诊: 起付线 每年" }, "cell B3: several units are stated for it: 万元, 元", "其单位有几种写法：万元、元"],
    ["two units above", { rows: [["单位：元"], ["单位：万元"], ["人员类别", "金额"], ["在职", 1]], slot: "门诊: 起付线 每年" }, "several units are stated for it: 元, 万元", "其单位有几种写法：元、万元"],
    ["a column of remarks", { rows: [["人员类别", "比例（%）", "备注"], ["在职", 70, "暂定"]] }, "or leave the column out: delete it, or name the others with --range", "不导入的列请删去，或用 --range 避开"],
    ["an empty case", { rows: [["人员类别", "比例（%）"], ["在职", 70], ["", 60], ["退休", 75]] }, "cell A3: it is empty; write for which cases the row is, or any", "单元格 A3：单元格为空；请写明适用的情形，不限的写“任意”"],
    ["a dash", { rows: [["人员类别", "支付比例（%）"], ["在职", "—"]] }, "“—” may mean that nothing is due or that nothing is paid", "“—”可能是没有，也可能是不予支付"],
    ["an empty cell", { rows: [["人员类别", "支付比例（%）"], ["在职", 70], ["退休", ""], ["在职", 1]] }, "cell B3: it is empty; write a value, or the word for it: none, not covered.", "单元格 B3：单元格为空；请写明数值，或写“无”“不予支付”。"],
    ["a member of two dimensions as a heading", { rows: [["人员类别", "一级"], ["在职", "70%"]] }, "“一级” may be meant of hospital or rank", "“一级”可能指医院级别或职级"],
    ["a column of members of two dimensions", { rows: [["", "在职", "退休"], ["一级", "70%", "75%"], ["一级", "60%", "65%"]] }, "cell A1: “一级、一级” may be meant of hospital or rank", "可能指医院级别或职级"],
    ["an unknown heading", { rows: [["人员类型", "比例（%）"], ["学生", 70]] }, "the heading “人员类型” is no dimension", "表头“人员类型”不是维度"],
    ["an unknown member", { rows: [["人员类别", "比例（%）"], ["在校", 70]] }, "“在校” is no member of “member”", "“在校”不是“人员类别”的成员"],
    ["words", { rows: [["人员类别", "比例（%）"], ["在职", "约七成"]] }, "cell B2: ", "单元格 B2："],
    ["a ratio too fine", { rows: [["人员类别", "比例（%）"], ["在职", 85.33333]] }, "85.33333% is finer than 0.01 %", "85.33333% 细于 0.01%"],
    ["merged cells", { rows: [["人员类别", "比例（%）"], ["在职", 70], ["退休", 70]], change: (sheet) => sheet.mergeCells("B2:B3") }, "the cells B2:B3 are merged", "单元格 B2:B3 已合并"],
    ["no table", { rows: [["只有一格"]] }, "no table was found", "没有找到表格"],
    ["headings alone", { rows: [["人员类别", "比例（%）"]] }, "there is no row below the headings", "表头下没有数据行"],
  ])("%s", async (_name, call, en, zh) => {
    const policy = call.policy ?? CHINESE;
    const english = await importing(call);
    expect(english).toMatchObject({ code: 1, out: "", text: policy });
    expect(english.err).toContain(en);
    expect((await importing({ ...call, options: [...(call.options ?? []), "--lang", "zh"] })).err).toContain(zh);
  });

  test.each<readonly [string, Partial<Call>, string]>([
    ["a benefit that is not there", { slot: "住院: 支付比例" }, "--slot: the file has no benefit “住院” with clauses of its own; it has “outpatient”"],
    ["a benefit that is not there, in Chinese", { slot: "住院: 支付比例", options: ["--lang", "zh"] }, "--slot：文件中没有自带条文的待遇“住院”；有：“门诊”。"],
    ["a benefit of a file that has none", { slot: "住院: 支付比例", options: ["--lang", "zh"], policy: "库 甲\n" }, "--slot：文件中没有自带条文的待遇。"],
    ["a clause that is there", { slot: "门诊: 封顶线 按支付额 每年" }, "--slot: the benefit has a clause for “封顶线” already"],
    ["a clause that is none", { slot: "门诊: 比率" }, "--slot: “比率” is no clause that takes a table"],
    ["a clause that closes the benefit", { slot: "门诊: 支付比例 60% } 参数 x" }, "--slot: "],
    ["no clause", { slot: "门诊" }, "--slot: "],
    ["a sheet that is not there", { options: ["--sheet", "表二"] }, "--sheet: there is no such sheet, or several; name one with --sheet: “表一”"],
    ["a range that is none", { options: ["--range", "A1"] }, "--range: “A1” is no range of cells"],
  ])("the call asks for %s", async (_name, call, err) => {
    expect(await importing({ rows: BY_LEVEL, ...call })).toMatchObject({ code: 2, out: "", text: call.policy ?? CHINESE, err: expect.stringContaining(err) });
  });

  test.each([["a.xlsx"], ["a.csv"]])("%s that is not there", async (name) => {
    const folder = scratchFolder();
    writeFileSync(join(folder, "p.tongchou"), CHINESE);
    const { host, err } = recordingHost(folder);
    expect(await run(["import", name], host)).toBe(2);
    expect(err()).toContain(`${name}: error TC9002: There is no such file or folder.\n`);
  });

  test("options that belong to --into", async () => {
    const { host, err } = recordingHost(scratchFolder());
    expect(await run(["import", "a.xlsx", "--slot", "x: y"], host)).toBe(2);
    expect(err()).toMatch(/^tongchou: The option “--slot” needs “--into”\.\n/);
  });
});
