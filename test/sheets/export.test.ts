import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import exceljs from "exceljs";
import { describe, expect, test } from "vitest";
import { run } from "../../compiler/cli/run.ts";
import { replaceTogether } from "../../compiler/cli/import-write.ts";
import { pathNames } from "../../compiler/cli/paths.ts";
import { realFiles, recordingHost, scratchFolder } from "../cli/memory-host.ts";
import { POLICY } from "./edited-workbook.ts";

async function exported(policy = POLICY): Promise<{ readonly folder: string; readonly code: number; readonly err: string; readonly workbook: exceljs.Workbook }> {
  const folder = scratchFolder();
  writeFileSync(join(folder, "inpatient.tongchou"), policy);
  const { host, err } = recordingHost(folder);
  const code = await run(["export", "--out", "sheets"], host);
  const workbook = new exceljs.Workbook();
  if (code === 0) await workbook.xlsx.readFile(join(folder, "sheets/linhai.xlsx"));
  return { folder, code, err: err(), workbook };
}

describe("the workbook of a province", () => {
  test("has a list, a sheet for each table and where they came from, out of sight", async () => {
    const { workbook } = await exported();
    expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ["Read me", "visible"], ["inpatient deductible", "visible"], ["inpatient ratio", "visible"], ["inpatient cap", "visible"], ["Origin", "hidden"],
    ]);
    const links = workbook.getWorksheet("Read me")!.getColumn(1).values.flatMap((value) => (typeof value === "object" && value !== null && "hyperlink" in value ? [value.hyperlink] : []));
    expect(links).toEqual(["#'inpatient deductible'!A1", "#'inpatient ratio'!A1", "#'inpatient cap'!A1"]);
  });

  test("holds figures as figures and words as words, without formulas", async () => {
    const { workbook } = await exported();
    const shown = (sheet: string): unknown[] => [5, 6, 7].map((row) => ["B", "C"].map((column) => workbook.getWorksheet(sheet)!.getCell(`${column}${row}`)).map(({ value, numFmt }) => [value, numFmt]));
    expect(shown("inpatient deductible")).toEqual([
      [["primary", "@"], [500, '#,##0" yuan"']], [["secondary", "@"], [1300, '#,##0" yuan"']], [["tertiary", "@"], ["none", undefined]],
    ]);
    expect(shown("inpatient ratio")).toEqual([[["primary", "@"], [0.9, "0.0%"]], [["secondary", "@"], [0.855, "0.0%"]], [["tertiary", "@"], [0.8, "0.0%"]]]);
  });

  test("counts a column that is all in 万元 in 万元, and a mixed one in 元", async () => {
    const mixed = await exported();
    const all = await exported(POLICY.replace("13000元", "12万元"));
    const cells = (workbook: exceljs.Workbook): unknown[] => ["C5", "C6"].map((address) => workbook.getWorksheet("inpatient cap")!.getCell(address)).map(({ value, numFmt }) => [value, numFmt]);
    expect(cells(mixed.workbook)).toEqual([[13000, '#,##0"元"'], [13000, '#,##0"元"']]);
    expect(cells(all.workbook)).toEqual([[1.3, '#,##0.0"万元"'], [12, '#,##0.0"万元"']]);
    const whole = await exported(POLICY.replace("13000元", "12万元").replace("1.3万元", " 20万元"));
    expect(cells(whole.workbook)).toEqual([[20, '#,##0"万元"'], [12, '#,##0"万元"']]);
  });

  test("tells the sources in a note, and remarks of rows beside them; headings stay in sight", async () => {
    const { workbook } = await exported(POLICY.replace('source "Model notice No. 1"', 'source "Model notice No. 1" unverified "copied"'));
    const sheet = workbook.getWorksheet("inpatient deductible")!;
    const note = sheet.getCell("B4").note as { readonly texts: readonly { readonly text: string }[] };
    expect(note.texts.map(({ text }) => text).join("")).toBe("article: Article 5\nsource: Model notice No. 1\nunverified: copied");
    expect(["D4", "D5", "D6", "D7"].map((address) => sheet.getCell(address).value)).toEqual(["Remark (not imported)", "// first", 'unresolved "per year?"', null]);
    expect([sheet.views[0]?.state, (sheet.views[0] as { ySplit?: number }).ySplit, sheet.getColumn(1).hidden]).toEqual(["frozen", 4, true]);
  });

  test("leaves room for a long text, whatever stands beside it", async () => {
    const long = "10% × (1,300 yuan + 1,400 yuan + 1,500 yuan + 1,600 yuan) rounded to 10 yuan";
    const { workbook } = await exported(POLICY.replace("| tertiary  | none       |", `| tertiary  | ${long} |`));
    const sheet = workbook.getWorksheet("inpatient deductible")!;
    expect([sheet.getCell("C7").value, sheet.getRow(6).height, sheet.getRow(7).height]).toEqual([long, 17, 30]);
  });

  test("speaks the language of the policy", async () => {
    const { workbook } = await exported(POLICY);
    expect(workbook.getWorksheet("Read me")!.getCell("A2").value).toContain("May be edited");
    const chinese = scratchFolder();
    writeFileSync(join(chinese, "p.tongchou"), '政策 甲.乙\n  生效 2025-01-01\n  依据 "甲"\n省份 甲\n维度 级别 { 一级 }\n费用口径 费用\n险种 职工\n待遇 住院 适用 职工 {\n  基数 费用\n  支付比例 {\n    | 级别 | 支付比例 |\n    | 一级 | 90% |\n  }\n}\n');
    expect(await run(["export", "--out", "."], recordingHost(chinese).host)).toBe(0);
    const other = new exceljs.Workbook();
    await other.xlsx.readFile(join(chinese, "甲.xlsx"));
    expect(other.worksheets.map(({ name }) => name)).toEqual(["说明", "住院 支付比例", "来源"]);
  });

  test.each([["\ufffe", "U+FFFE"], ["\uffff", "U+FFFF"], ["\u0001", "U+0001"], ["\u007f", "U+007F"]])("is not made of a text with a character that no workbook can hold: %j", async (character, code) => {
    const { folder, err } = await exported(POLICY.replace("per year?", `per ${character}year?`));
    expect([err, existsSync(join(folder, "sheets"))]).toEqual([expect.stringContaining(`inpatient.tongchou:16:48: error TC9007: It cannot be written: a workbook cannot hold the character ${code}; delete it here, or export with --format csv.`), false]);
    expect(await run(["export", "--out", "csv", "--format", "csv"], recordingHost(folder).host)).toBe(0);
  });

  test("holds every other character as it is", async () => {
    const text = "a\tb\u0080é𠮷\ufffd";
    const { code, workbook } = await exported(POLICY.replace("per year?", text));
    expect([code, workbook.getWorksheet("inpatient deductible")!.getCell("D6").value]).toEqual([0, `unresolved "${text}"`]);
  });

  test("is not made of a file that cannot be read", async () => {
    const { folder, code, err } = await exported(POLICY.replace("| secondary | 85.5%    | 92.2%    |", "| secondary | 85.5%    |"));
    expect([code, err, existsSync(join(folder, "sheets"))]).toEqual([1, expect.stringContaining("TC1"), false]);
  });
});

test("of a file that is no UTF-8 only that is said, and not what its broken letters would be", async () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, "gbk.tongchou"), Uint8Array.of(0xd5, 0xfe, 0xb2, 0xdf, 0x0a));
  const { host, err } = recordingHost(folder);
  expect(await run(["export"], host)).toBe(1);
  expect(err().match(/TC\d{4}/g)).toEqual(["TC9004"]);
});

describe("several files are written together", () => {
  const texts = ["a", "b"].map((name) => ({ file: `${name}.tongchou`, before: `old ${name}\n`, after: `new ${name}\n` }));

  function folderOf(): string {
    const folder = scratchFolder();
    for (const { file, before } of texts) writeFileSync(join(folder, file), `${file === "a.tongchou" ? "\ufeff" : ""}${before}`);
    return folder;
  }

  test("each with its byte order mark", () => {
    const folder = folderOf();
    expect(replaceTogether(texts, pathNames(folder, folder), realFiles)).toBeUndefined();
    expect(readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"))).toEqual(["\ufeffnew a\n", "new b\n"]);
  });

  test("or none, where one cannot be written or was changed meanwhile", () => {
    for (const isChanged of [true, false]) {
      const folder = folderOf();
      if (isChanged) writeFileSync(join(folder, "b.tongchou"), "other\n");
      const rename = (from: string, to: string): void => {
        if (to.endsWith("b.tongchou")) throw Object.assign(new Error("denied"), { code: "EACCES" });
        realFiles.rename(from, to);
      };
      const failure = replaceTogether(texts, pathNames(folder, folder), isChanged ? realFiles : { ...realFiles, rename });
      expect([failure?.id, failure?.location?.file]).toEqual(["unwritable", "b.tongchou"]);
      expect(readdirSync(folder)).toEqual(["a.tongchou", "b.tongchou"]);
      expect(readFileSync(join(folder, "a.tongchou"), "utf8")).toBe("\ufeffold a\n");
    }
  });
});
