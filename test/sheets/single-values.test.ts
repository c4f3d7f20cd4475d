import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type exceljs from "exceljs";
import { describe, expect, test } from "vitest";
import { run } from "../../compiler/cli/run.ts";
import { readCsv, writeCsv } from "../../compiler/sheets/csv.ts";
import { exportCsv } from "../../compiler/sheets/export-book.ts";
import { readSource } from "../../compiler/sheets/source-tables.ts";
import { recordingHost, scratchFolder } from "../cli/memory-host.ts";
import { importEdited, linesChanged, POLICY, type Edit } from "./edited-workbook.ts";

const policy = POLICY.replace("benefit inpatient", "pool whole 总限额 20万元 of payment per year for employee\n\nbenefit outpatient 门诊 for employee {\n"
  + '  base eligible\n  deductible 1,800 yuan per year article "Article 9" // once\n  ratio 70% from 2025-01-01 to 2025-12-31\n  ratio 72.5% from 2026-01-01\n'
  + "  adjust ratio { age >= 60 and hospital = primary: patient share × 60%, at most 95% }\n  cap none\n}\n\nbenefit inpatient");
const name = "Single values inpatient";
const sheetOf = (workbook: exceljs.Workbook) => workbook.getWorksheet(name)!;

/** By what stands in the column of clauses. */
function rowOf(workbook: exceljs.Workbook, clause: string): number {
  const row = Array.from({ length: 30 }, (_, index) => index + 1).find((one) => sheetOf(workbook).getCell(`C${one}`).value === clause);
  if (row === undefined) throw new Error(`no row for ${clause}`);
  return row;
}

const set = (clause: string, value: string | number, column = "D"): Edit => (workbook) => { sheetOf(workbook).getCell(`${column}${rowOf(workbook, clause)}`).value = value; };
const imported = (edit: Edit, more = {}) => importEdited(edit, { policy, ...more });

describe("values that stand in no table", () => {
  test("are a sheet of their file: what they belong to, the clause, the value with its unit, where it comes from", async () => {
    let shown: unknown;
    await imported((workbook) => {
      shown = sheetOf(workbook).getRows(4, 9)!.map((row) => ["B", "C", "D", "E"].map((column) => row.getCell(column)).map(({ value, numFmt }) => (typeof value === "number" ? [value, numFmt] : value)));
    });
    expect(shown).toEqual([
      ["Belongs to", "Clause", "Value", "Remark (not imported)"],
      ["whole", "pool whole 总限额 ____ of payment per year", [20, '#,##0"万元"'], null],
      ["outpatient", "deductible ____ per year", [1800, '#,##0" yuan"'], "article: Article 9"],
      ["outpatient", "ratio ____ from 2025-01-01 to 2025-12-31", [0.7, "0%"], null],
      ["outpatient", "ratio ____ from 2026-01-01", [0.725, "0.0%"], null],
      ["outpatient", "adjust ratio: age >= 60 and hospital = primary: patient share × ____, at most …", [0.6, "0%"], null],
      ["outpatient", "adjust ratio: age >= 60 and hospital = primary: patient share × …, at most ____", [0.95, "0%"], null],
      ["outpatient", "cap ____", "none", null],
      [null, null, null, null],
    ]);
  });

  test.each([
    ["money as it was grouped", set("deductible ____ per year", 2000), '  deductible 2,000 yuan per year article "Article 9" // once'],
    ["万 stays 万", set("pool whole 总限额 ____ of payment per year", 25.5), "pool whole 总限额 25.5万元 of payment per year for employee"],
    ["one of two ratios with days of their own", set("ratio ____ from 2026-01-01", 0.75), "  ratio 75% from 2026-01-01"],
    ["a figure of an adjustment", set("adjust ratio: age >= 60 and hospital = primary: patient share × ____, at most …", 0.5), "  adjust ratio { age >= 60 and hospital = primary: patient share × 50%, at most 95% }"],
    ["a figure where a word stood", set("cap ____", "30,000 yuan"), "  cap 30,000 yuan"],
    ["a word where a figure stood", set("pool whole 总限额 ____ of payment per year", "none"), "pool whole 总限额 none of payment per year for employee"],
    ["a formula of the language", set("deductible ____ per year", "2 × 900 yuan"), '  deductible 2 × 900 yuan per year article "Article 9" // once'],
  ])("%s", async (_name, edit, fresh) => {
    const { out, before, after } = await imported(edit);
    expect(out).toMatch(/Changed 1 cell in 1 file\.\n$/);
    expect(linesChanged(before, after)).toMatchObject({ gone: [expect.anything()], fresh: [fresh] });
  });

  test("are told by their clause", async () => {
    const { out } = await imported(set("deductible ____ per year", 2000));
    expect(out).toBe("policies/inpatient.tongchou:15: 1,800 yuan → 2,000 yuan  (outpatient, deductible ____ per year)\nChanged 1 cell in 1 file.\n");
  });

  test.each([
    ["a figure without a unit", set("cap ____", "85"), "“85” has no unit"],
    ["a share where money stood", set("deductible ____ per year", "85%"), "“85%” is not an amount of money"],
    ["several values", set("deductible ____ per year", "1 yuan, 2 yuan"), "“1 yuan, 2 yuan” is no value"],
    ["a word of tables", set("deductible ____ per year", "any"), "“any” is no value"],
    ["what is finer than a fen", set("deductible ____ per year", 0.001), "finer than a fen"],
    ["an empty value", set("deductible ____ per year", ""), "it is empty"],
    ["another clause", set("cap ____", "ratio ____", "C"), "what a single value belongs to cannot be changed here"],
    ["another owner", set("cap ____", "inpatient", "B"), "what a single value belongs to cannot be changed here"],
  ])("%s is refused by sheet and cell", async (_name, edit, why) => {
    const { code, err, before, after } = await imported(edit);
    expect([code, after]).toEqual([1, before]);
    expect(err).toMatch(new RegExp(`${name}”.*[BCD]\\d+.*(${why})`));
  });

  test("can be neither added nor deleted", async () => {
    const gone = await imported((workbook) => sheetOf(workbook).spliceRows(rowOf(workbook, "cap ____"), 1));
    const added = await imported((workbook) => ["B", "C", "D"].forEach((column, index) => { sheetOf(workbook).getCell(`${column}12`).value = ["outpatient", "limit ____", "5 yuan"][index]!; }));
    expect([gone.code, gone.err, gone.after]).toEqual([1, expect.stringContaining("a single value has no row any more"), gone.before]);
    expect([added.code, added.err, added.after]).toEqual([1, expect.stringContaining("B12: a single value cannot be added here"), added.before]);
  });

  test("are known by their clauses where a key is gone", async () => {
    const { out, before, after } = await imported((workbook) => {
      sheetOf(workbook).getCell(`A${rowOf(workbook, "deductible ____ per year")}`).value = null;
      set("deductible ____ per year", 2000)(workbook);
    });
    expect(out).toMatch(/Changed 1 cell in 1 file\.\n$/);
    expect(linesChanged(before, after).fresh).toEqual(['  deductible 2,000 yuan per year article "Article 9" // once']);
  });

  test("are counted", async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, "p.tongchou"), policy);
    const { host, out } = recordingHost(folder);
    expect(await run(["export", "--out", "."], host)).toBe(0);
    expect(await run(["export", "--out", ".", "--lang", "zh"], host)).toBe(0);
    expect(out()).toBe("Wrote 3 tables and 7 single values to 1 file in “.”.\n已把 3 张表、7 项单项数值写入“.”中的 1 个文件。\n");
  });

  test("and changes of the policy meanwhile are brought together, or refused for the same value", async () => {
    const other = (text: string): string => text.replace("ratio 70%", "ratio 71%").replace("benefit outpatient", "// moved\nbenefit outpatient");
    const both = await imported(set("deductible ____ per year", 2000), { meanwhile: other });
    expect(linesChanged(policy, both.after).fresh).toEqual(["// moved", '  deductible 2,000 yuan per year article "Article 9" // once', "  ratio 71% from 2025-01-01 to 2025-12-31"]);
    const same = await imported(set("deductible ____ per year", 2000), { meanwhile: (text: string) => text.replace("1,800 yuan", "1,900 yuan") });
    expect([same.code, same.err, same.after]).toEqual([1, expect.stringContaining("changed here from “1,800 yuan” to “1,900 yuan”"), same.before]);
  });

  test("of clauses that are called the same are told apart, and not mixed up when there is one more", async () => {
    const twins = policy.replace("  ratio 70% from 2025-01-01 to 2025-12-31\n  ratio 72.5% from 2026-01-01\n", "  ratio 70%\n  ratio 70%\n");
    const edit = set("ratio ____ (2/2)", 0.8);
    const alone = await importEdited(edit, { policy: twins });
    expect(linesChanged(twins, alone.after)).toEqual({ gone: [], fresh: ["  ratio 80%"] });
    expect(alone.after.indexOf("ratio 80%")).toBeGreaterThan(alone.after.indexOf("ratio 70%"));
    const more = await importEdited(edit, { policy: twins, meanwhile: (text) => text.replace("  ratio 70%\n", "  ratio 70%\n  ratio 70%\n") });
    expect([more.code, more.err, more.after]).toEqual([1, expect.stringContaining("export again"), more.before]);
  });

  test("in a CSV file have their units", () => {
    const order = { sources: [readSource("a/inpatient.tongchou", policy)], scopes: new Map(), province: ["linhai", "临海"] };
    const values = exportCsv(order).find((table) => table.name === name)!;
    expect(readCsv(writeCsv(values.rows)).map((row) => row[2])).toEqual(["Value", "20万元", "1,800 yuan", "70%", "72.5%", "60%", "95%", "none"]);
  });

  test("of national rules are the bounds they ask for; figures of conditions and of examples are none of them", () => {
    const { tables } = readSource("a.tongchou", 'library a\nguardrail "At least half"\n  require ratio of any benefit when age >= 60 >= 50%\nexample "One" {\n  given age = 61\n}\n');
    expect(tables.map(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)))).toEqual([[["At least half", "ratio of any benefit when age >= 60 >= ____", "50%"]]]);
  });
});
