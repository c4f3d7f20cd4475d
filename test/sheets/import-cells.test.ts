import { describe, expect, test } from "vitest";
import { importEdited, linesChanged, SHEETS, type Edit } from "./edited-workbook.ts";

const { deductible, ratio, cap } = SHEETS;

/** The first row of a table in its sheet is the fifth; its first column is B. */
const set = (sheet: string, address: string, value: unknown, format?: string): Edit => (workbook) => {
  const cell = workbook.getWorksheet(sheet)!.getCell(address);
  cell.value = value as typeof cell.value;
  if (format !== undefined) cell.numFmt = format;
};

test("an untouched workbook changes nothing", async () => {
  const { code, out, err, before, after } = await importEdited(() => {});
  expect({ code, out, err }).toEqual({ code: 0, out: "No cell differs from the policies.\n", err: "" });
  expect(after).toBe(before);
});

describe("a cell that was edited", () => {
  test.each([
    ["a ratio, and its column is aligned again", set(ratio, "C5", 0.815), ["    | primary   | 81.5%    | 95%      |"]],
    ["a ratio typed as a text", set(ratio, "C5", " 81.5% "), ["    | primary   | 81.5%    | 95%      |"]],
    ["a ratio in digits of an input method", set(ratio, "C5", "８１％"), ["    | primary   | 81%      | 95%      |"]],
    ["a ratio that no binary fraction is exactly", set(ratio, "D7", 0.57), ["    | tertiary  | 80%      | 57%      |"]],
    ["money, with thousands grouped as before", set(deductible, "C6", 2500), ['    | secondary | 2,500 yuan | unresolved "per year?"']],
    ["money that was too small to show how thousands are grouped", set(deductible, "C5", 1500), ["    | primary   | 1,500 yuan | // first"]],
    ["many digits, which a spreadsheet keeps", set(cap, "C6", 123456789.12), ["| 60.. |123456789.12元  |"]],
    ["a formula with brackets", set(deductible, "C7", "2 × (300 yuan + 350 yuan)"), ["    | tertiary  | 2 × (300 yuan + 350 yuan) |", "    | hospital  | amount                    |", "    | primary   |                  500 yuan | // first", '    | secondary |                1,300 yuan | unresolved "per year?"']],
    ["money to the fen", set(deductible, "C5", 500.05), ["    | primary   | 500.05 yuan | // first", "    | hospital  | amount      |", '    | secondary |  1,300 yuan | unresolved "per year?"', "    | tertiary  | none        |"]],
    ["a word where a figure stood", set(deductible, "C5", "none"), ["    | primary   | none       | // first"]],
    ["a word in the other language", set(deductible, "C5", "无"), ["    | primary   | 无         | // first"]],
    ["a figure where a word stood", set(deductible, "C7", 650), ["    | tertiary  |   650 yuan |"]],
    ["a figure with its unit where a word stood", set(deductible, "C7", "650元"), ["    | tertiary  |   650 yuan |"]],
    ["万 stays 万, and a table that was not aligned stays so", set(cap, "C5", 14000), ["|  ..59 | 1.4万元|"]],
    ["万 that would be hard to read", set(cap, "C5", 14000.01), ["|  ..59 | 14000.01元|"]],
    ["digits without commas stay without", set(cap, "C6", 14000), ["| 60.. |14000元  |"]],
    ["a case", set(ratio, "B5", "一级"), ["    | 一级      | 90%      | 95%      |"]],
    ["an age", set(cap, "B5", "..60"), ["|  ..60 | 1.3万元|"]],
    ["a band", set(ratio, "C4", "..35,000"), ["    | hospital  | ..35,000 | 30,000.. |"]],
  ])("%s", async (_name, edit, fresh) => {
    const { out, before, after } = await importEdited(edit);
    expect(out).toMatch(/Changed 1 cell in 1 file\.\n$/);
    expect(linesChanged(before, after).fresh.toSorted()).toEqual(fresh.toSorted());
  });

  test("is told with its place, old and new, and a preview writes nothing", async () => {
    const edit = set(ratio, "C5", 0.815);
    const [preview, real] = [await importEdited(edit, { options: ["--preview"] }), await importEdited(edit)];
    const line = "policies/inpatient.tongchou:22: 90% → 81.5%  (inpatient ratio, primary, ..30,000)\n";
    expect([preview.out, preview.after]).toEqual([`${line}1 cell would change in 1 file; without --preview they are written.\n`, preview.before]);
    expect(real.out).toBe(`${line}Changed 1 cell in 1 file.\n`);
  });

  test("is found again when the sheet has another name, another place and another order", async () => {
    const { code, err, before, after } = await importEdited((workbook) => {
      const sheet = workbook.getWorksheet(ratio)!;
      sheet.name = "报销";
      const values = [5, 6, 7].map((row) => ["A", "B", "C", "D"].map((column) => sheet.getCell(`${column}${row}`).value));
      [7, 5, 6].forEach((row, index) => ["A", "B", "C", "D"].forEach((column, at) => { sheet.getCell(`${column}${row}`).value = values[index]![at]!; }));
      sheet.getCell("C7").value = 0.81;
    });
    expect([code, err]).toEqual([0, expect.stringContaining("the order of rows or columns is not taken over")]);
    expect(linesChanged(before, after)).toEqual({ gone: ["    | primary   | 90%      | 95%      |"], fresh: ["    | primary   | 81%      | 95%      |"] });
  });

  test("stands with its case even if the hidden keys were left behind by sorting", async () => {
    const { before, after } = await importEdited((workbook) => {
      const sheet = workbook.getWorksheet(deductible)!;
      const [first, second] = [["B", "C"].map((column) => sheet.getCell(`${column}5`).value), ["B", "C"].map((column) => sheet.getCell(`${column}6`).value)];
      ["B", "C"].forEach((column, index) => { sheet.getCell(`${column}5`).value = second[index]!; sheet.getCell(`${column}6`).value = first[index]!; });
      sheet.getCell("C5").value = 1400;
    });
    expect(linesChanged(before, after).fresh).toEqual(['    | secondary | 1,400 yuan | unresolved "per year?"']);
  });
});

describe("rows", () => {
  test("a new one is written below the row above it", async () => {
    const { out, before, after } = await importEdited((workbook) => void workbook.getWorksheet(cap)!.insertRow(6, ["", "60..69", "2万元"]));
    expect(out).toContain("policies/inpatient.tongchou:28: new row | 60..69 | 2万元 |  (inpatient cap)\n");
    expect(after).toBe(before.replace("|  ..59 | 1.3万元|\n", "|  ..59 | 1.3万元|\n| 60..69 | 2万元 |\n"));
  });

  test("a copied row is a new one", async () => {
    const { before, after } = await importEdited((workbook) => {
      const sheet = workbook.getWorksheet(deductible)!;
      sheet.insertRow(7, [sheet.getCell("A6").value, "tertiary", 2000]);
    });
    expect(after).toBe(before.replace('unresolved "per year?"\n', 'unresolved "per year?"\n    | tertiary  | 2,000 yuan |\n'));
  });

  test("a deleted one goes with its line", async () => {
    const { out, before, after } = await importEdited((workbook) => workbook.getWorksheet(ratio)!.spliceRows(6, 1));
    expect(out).toContain(":23: row deleted | secondary | 85.5% | 92.2% |");
    expect(linesChanged(before, after).fresh).toEqual(["    | hospital | ..30,000 | 30,000.. |", "    | primary  | 90%      | 95%      |", "    | tertiary | 80%      | 90%      |"]);
    expect(after).not.toContain("85.5%");
  });

  test("a deleted one is told with what was said behind it", async () => {
    const { out } = await importEdited((workbook) => workbook.getWorksheet(deductible)!.spliceRows(6, 1));
    expect(out).toContain(':16: row deleted | secondary | 1,300 yuan |  (inpatient deductible); with it goes: unresolved "per year?"\n');
    const chinese = await importEdited((workbook) => workbook.getWorksheet(deductible)!.spliceRows(5, 1), { options: ["--lang", "zh"] });
    expect(chinese.out).toContain(":15: 删除行 | primary | 500 yuan |  (inpatient deductible)；一并删去：// first\n");
  });

  test("a sheet that was deleted changes nothing", async () => {
    const { code, before, after } = await importEdited((workbook) => workbook.removeWorksheet(workbook.getWorksheet(ratio)!.id));
    expect([code, after]).toEqual([0, before]);
  });
});

const cells: readonly (readonly [string, Edit, en: string, zh: string])[] = [
  ["words for a ratio", set(ratio, "C6", "八十五"), "Sheet “inpatient ratio”, cell C6: ", "工作表“inpatient ratio”单元格 C6："],
  ["a name for a ratio", set(ratio, "C6", "most"), "cell C6: “most” is not a ratio; write one such as 85%", "“most”不是比例；请写成 85% 这样"],
  ["money for a ratio", set(ratio, "C6", "85 yuan"), "“85 yuan” is not a ratio", "“85 yuan”不是比例"],
  ["nothing", set(ratio, "C6", null), "it is empty", "单元格为空"],
  ["spaces", set(ratio, "C6", "  "), "it is empty", "单元格为空"],
  ["a ratio finer than 0.01 %", set(ratio, "C6", 0.8533333), "85.33333% is finer than 0.01 %; nothing is rounded", "85.33333% 细于 0.01%；不作舍入"],
  ["money finer than a fen", set(deductible, "C6", 13000.000000001), "13000.000000001 is finer than a fen", "13000.000000001 细于一分"],
  ["the sum of two binary fractions", set(ratio, "C6", 0.1 + 0.2), "30.000000000000004% is finer", "30.000000000000004% 细于"],
  ["a ratio without its sign", set(ratio, "C6", "85"), "85 stands without %; write 85% if that is the ratio.", "85 没有百分号；比例是 85% 的，请写 85%。"],
  ["a share in digits of an input method", set(ratio, "C6", "０.５"), "0.5 stands without %; write 50% or 0.5%", "请按本意写 50% 或 0.5%"],
  ["a number in a cell without percent format", set(ratio, "C6", 0.85, "General"), "0.85 stands without %; write 85% or 0.85%, whichever is meant.", "0.85 没有百分号；请按本意写 85% 或 0.85%。"],
  ["a hundredfold ratio", set(ratio, "C6", 85), "8500% is more than 100%; write a ratio of at most 100% with its sign", "8500% 超过 100%；请写不超过 100% 的比例"],
  ["a number of more digits than a spreadsheet keeps", set(deductible, "C6", 12345678901234567890), "12345678901234567000 has more than 15 digits", "12345678901234567000 超过 15 位"],
  ["a number beyond all digits", set(deductible, "C6", 1e21), "1000000000000000000000 has more than 15 digits", "1000000000000000000000 超过 15 位"],
  ["fen that a spreadsheet may have changed", set(deductible, "C6", 12345678901234.56), "12345678901234.56 has more than 15 digits", "12345678901234.56 超过 15 位"],
  ["money in brackets", set(deductible, "C6", "(700)"), "“(700)” stands in brackets, which may mean less than nothing", "“(700)”带括号"],
  ["money in wide brackets", set(deductible, "C6", "（700元）"), "“（700元）” stands in brackets", "“（700元）”带括号"],
  ["a ratio in brackets", set(ratio, "C6", "(86%)"), "“(86%)” stands in brackets", "“(86%)”带括号"],
  ["less than nothing", set(deductible, "C6", -5), "-5 is less than nothing", "-5 小于零"],
  ["money pasted from cells of 万元", set(deductible, "C6", 1.3, '0.0"万元"'), "its number format “0.0\"万元\"” shows another unit", "数字格式“0.0\"万元\"”所示单位或数量级与该列不同"],
  ["money shown in thousands", set(deductible, "C6", 650, '#,##0"千元"'), "its number format “#,##0\"千元\"” shows another unit", "数字格式“#,##0\"千元\"”所示单位"],
  ["money of another country", set(deductible, "C6", 650, '[$$-409]#,##0'), "shows another unit", "所示单位"],
  ["money with a hidden thousand", set(deductible, "C6", 650000, '#,##0,"元"'), "shows another unit or size", "所示单位或数量级"],
  ["a ratio whose percent sign is only a letter", set(ratio, "C6", 0.85, '0.00"%"'), "shows another unit", "所示单位"],
  ["a ratio pasted into money", set(deductible, "C6", 0.5, "0%"), "shows another unit or size", "所示单位或数量级与该列不同"],
  ["a date", set(ratio, "C6", new Date(Date.UTC(2025, 0, 2)), "yyyy-mm-dd"), "it holds the date 2025-01-02", "单元格为日期 2025-01-02"],
  ["a truth value", set(ratio, "C6", true), "it holds the truth value TRUE", "单元格为逻辑值 TRUE"],
  ["an error", set(ratio, "C6", { error: "#REF!" }), "it holds the error #REF!", "单元格为错误值 #REF!"],
  ["a formula, whatever its result", set(ratio, "C6", { formula: "C6*1", result: 0.9 }), "it holds the formula “=C6*1”; paste its result as a value", "单元格为公式“=C6*1”"],
  ["several lines", set(ratio, "B6", "primary\nsecondary"), "it holds several lines", "单元格内有多行"],
  ["a bar", set(ratio, "B6", "primary | 3% | 4%"), "cannot stand in one cell", "不能写入政策文件表格的一个单元格"],
  ["a remark", set(ratio, "C6", "85% // hm"), "cannot stand in one cell", "不能写入政策文件表格的一个单元格"],
  ["an unknown member", set(ratio, "B6", "secundary"), "“secundary” is no member of “hospital”; the nearest is “secondary”.\n", "“secundary”不是“医院级别”的成员；最接近的是“secondary”。\n"],
  ["an age beyond its bounds, which only the check knows", set(cap, "B6", "60..200"), "cell B6: ", "单元格 B6："],
  ["the name of a dimension", set(ratio, "B4", "level"), "cell B4: the heading “hospital” cannot be changed here", "此处不能改表头“hospital”"],
  ["a new column", set(ratio, "E4", "40,000.."), "cell E4: the column “40,000..” is new", "新增了列“40,000..”"],
  ["an emptied row", (workbook) => ["B", "C", "D"].forEach((column) => { workbook.getWorksheet(ratio)!.getCell(`${column}6`).value = null; }), "the row was emptied", "整行已清空"],
  ["an empty cell of a new row", (workbook) => void workbook.getWorksheet(ratio)!.insertRow(6, ["", "primary", 0.5]), "cell D6: it is empty", "单元格 D6：单元格为空"],
  ["a key that stands twice, beside cases that are both new", (workbook) => {
    for (const [address, value] of [["A5", "#T2.3"], ["B5", "any"], ["B7", "other"]] as const) workbook.getWorksheet(ratio)!.getCell(address).value = value;
  }, "cell B5: two rows have the same hidden key", "两行的隐藏行号相同"],
];

const sheets: readonly (readonly [string, Edit, en: string, zh: string])[] = [
  ["merged cells", (workbook) => workbook.getWorksheet(ratio)!.mergeCells("C5:C6"), "the cells C5:C6 are merged", "单元格 C5:C6 已合并"],
  ["a column that was deleted", (workbook) => workbook.getWorksheet(ratio)!.spliceColumns(3, 1), "the columns “..30,000” are missing", "缺少列“..30,000”"],
  ["keys that were deleted", (workbook) => workbook.getWorksheet(ratio)!.spliceColumns(1, 1), "nothing says where its table belongs", "无法确定表格出处"],
  ["an origin that was deleted", (workbook) => workbook.removeWorksheet(workbook.getWorksheet("Origin")!.id), "nothing says where its table belongs", "无法确定表格出处"],
  ["a sheet that was copied", (workbook) => {
    const copy = workbook.addWorksheet("copy");
    workbook.getWorksheet(ratio)!.eachRow((row, at) => { copy.getRow(at).values = row.values; });
  }, "its table stands twice", "电子表格中有两处是这张表"],
];

describe.each([["a cell", cells, "TC9201"], ["a sheet", sheets, "TC9202"]] as const)("%s is refused, and nothing is written:", (_what, cases, code) => {
  test.each(cases)("%s", async (_name, edit, en, zh) => {
    const english = await importEdited(edit);
    expect(english).toMatchObject({ code: 1, out: "", after: english.before });
    expect(english.err).toContain(`error ${code}: `);
    expect(english.err).toContain(en);
    expect((await importEdited(edit, { options: ["--lang", "zh"] })).err).toContain(zh);
  });
});

test("what stands beside the table is left out, with a warning", async () => {
  const { code, err, before, after } = await importEdited(set(ratio, "B9", "checked by Li"));
  expect([code, after]).toEqual([0, before]);
  expect(err).toContain("warning TC9203: Sheet “inpatient ratio”, cell B9, “checked by Li”: it stands outside the table");
});

describe("a policy that was changed after the export", () => {
  test("keeps that change where the sheet changed another cell", async () => {
    const { code, after, before } = await importEdited(set(ratio, "C5", 0.81), { meanwhile: (text) => text.replace("| 90%      |\n", "| 91%      |\n") });
    expect(code).toBe(0);
    expect(linesChanged(before, after).fresh).toEqual(["    | primary   | 81%      | 95%      |"]);
    expect(after).toContain("| tertiary  | 80%      | 91%      |");
  });

  test("and rows that went to other places", async () => {
    const swapped = (text: string): string => text.replace("    | primary   | 90%      | 95%      |\n    | secondary | 85.5%    | 92.2%    |\n", "    | secondary | 85.5%    | 92.2%    |\n    | primary   | 90%      | 95%      |\n");
    const { after, before } = await importEdited(set(ratio, "C5", 0.81), { meanwhile: swapped });
    expect(linesChanged(before, after).fresh).toEqual(["    | primary   | 81%      | 95%      |"]);
  });

  test("to the same is no conflict", async () => {
    const { code, before, after } = await importEdited(set(ratio, "C5", 0.91), { meanwhile: (text) => text.replace("| 90%      | 95%", "| 91%      | 95%") });
    expect([code, after]).toEqual([0, before]);
  });

  test("in the same cell is refused", async () => {
    const { code, err, before, after } = await importEdited(set(ratio, "C5", 0.81), { meanwhile: (text) => text.replace("| 90%      | 95%", "| 91%      | 95%") });
    expect([code, after]).toEqual([1, before]);
    expect(err).toContain("cell C5: the policy was changed here from “90%” to “91%” after the export, and the sheet says “81%”");
  });

  test("so that the row is gone is refused", async () => {
    const { code, err } = await importEdited(set(ratio, "C5", 0.81), { meanwhile: (text) => text.replace("    | primary   | 90%      | 95%      |\n", "") });
    expect([code, err]).toEqual([1, expect.stringContaining("the row for primary 90% 95% was changed or moved in the policy")]);
  });

  test("so that the table is gone is refused", async () => {
    const { code, err } = await importEdited(set(ratio, "C5", 0.81), { meanwhile: (text) => text.replace("benefit inpatient 住院", "benefit ward 病房").replace("settle for employee: inpatient", "settle for employee: ward") });
    expect([code, err]).toEqual([1, expect.stringContaining("the policy no longer has this table")]);
  });
});

test("what the import makes of the policy is checked", async () => {
  const { code, out, err, after } = await importEdited(set(ratio, "C4", "..35,000"));
  expect([code, out]).toEqual([1, expect.stringContaining("Changed 1 cell")]);
  expect(err).toMatch(/error TC\d{4}/);
  expect(after).toContain("..35,000");
});
