import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { run } from "../../compiler/cli/run.ts";
import { readCsv, writeCsv } from "../../compiler/sheets/csv.ts";
import { recordingHost, scratchFolder } from "../cli/memory-host.ts";
import { linesChanged, POLICY } from "./edited-workbook.ts";

describe("comma-separated values", () => {
  test("are quoted where they must be, with a byte order mark", () => {
    expect(writeCsv([["甲", "a,b", 'say "x"', "two\nlines", " wide "]])).toBe('\ufeff甲,"a,b","say ""x""","two\nlines"," wide "\r\n');
  });

  test.each(["=1+1", "+1", "-1", "@a", "\tx", "＝1", "'quoted"])("what a spreadsheet takes for a formula is a text: %j", (text) => {
    const written = writeCsv([[text]]);
    expect(written).toContain(`'${text}`);
    expect(readCsv(written)).toEqual([[text]]);
  });

  test.each([["1300", "1300"], ["a=b", "a=b"], ["a'b", "a'b"]])("and nothing else gets a quote: %s", (text, written) => {
    expect(writeCsv([[text]])).toBe(`\ufeff${written}\r\n`);
  });

  test("of other programs are read too", () => {
    expect(readCsv('a;"b;c";d\ne;f;')).toEqual([["a", "b;c", "d"], ["e", "f", ""]]);
    expect(readCsv("a\tb\rc\td")).toEqual([["a", "b"], ["c", "d"]]);
    expect(readCsv('a,"b"x,c"d\r\n')).toEqual([["a", "bx", 'c"d']]);
  });

  test("come back as they were", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "甲", ",", '"', "'", "=", "+", "-", "@", "\n", "\r", "\t", " ", "＝") });
    fc.assert(fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      expect(readCsv(writeCsv(rows))).toEqual(rows);
    }));
  });
});

async function exported(): Promise<{ readonly folder: string; readonly call: (...argv: readonly string[]) => Promise<{ code: number; out: string; err: string }> }> {
  const folder = scratchFolder();
  const call = async (...argv: readonly string[]) => {
    const { host, out, err } = recordingHost(folder);
    return { code: await run(argv, host), out: out(), err: err() };
  };
  writeFileSync(join(folder, "inpatient.tongchou"), POLICY);
  expect((await call("export", "--format", "csv", "--out", "csv")).out).toBe("Wrote 3 tables and no single values to 3 files in “csv”.\n");
  return { folder, call };
}

describe("tables as CSV files", () => {
  test("one for each, in the drafter's words", async () => {
    const { folder, call } = await exported();
    const files = readdirSync(join(folder, "csv/linhai")).sort();
    expect(files).toEqual(["inpatient_cap.csv", "inpatient_deductible.csv", "inpatient_ratio.csv"]);
    const text = readFileSync(join(folder, "csv/linhai/inpatient_deductible.csv"), "utf8");
    expect(text).toMatch(/^\ufeffhospital,amount,#T1 ¦ inpatient\.tongchou ¦ Benefit inpatient deductible 1 ¦ [0-9a-f]{64}\r\nprimary,500 yuan,#T1\.1\r\nsecondary,"1,300 yuan",#T1\.2\r\ntertiary,none,#T1\.3\r\n$/);
    expect(await call("import", ...files.map((file) => `csv/linhai/${file}`))).toEqual({ code: 0, out: "No cell differs from the policies.\n", err: "" });
    expect(readFileSync(join(folder, "inpatient.tongchou"), "utf8")).toBe(POLICY);
  });

  test("take edits, also of a program that wrote the file its own way", async () => {
    const { folder, call } = await exported();
    const path = join(folder, "csv/linhai/inpatient_deductible.csv");
    writeFileSync(path, readFileSync(path, "utf8").replace('"1,300 yuan"', "1500").replace("\ufeff", "").replaceAll("\r\n", "\n"));
    expect(await call("import", "csv/linhai/inpatient_deductible.csv")).toMatchObject({ code: 0, out: expect.stringContaining("1,300 yuan → 1,500 yuan") });
    expect(linesChanged(POLICY, readFileSync(join(folder, "inpatient.tongchou"), "utf8")).fresh).toEqual(['    | secondary | 1,500 yuan | unresolved "per year?"']);
  });

  test("know a row without its key by its cases", async () => {
    const { folder, call } = await exported();
    const path = join(folder, "csv/linhai/inpatient_deductible.csv");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace("#T1.2", ""));
    expect(await call("import", "csv/linhai/inpatient_deductible.csv")).toEqual({ code: 0, out: "No cell differs from the policies.\n", err: "" });
    writeFileSync(path, text.replace('"1,300 yuan",#T1.2', "1500,"));
    await call("import", "csv/linhai/inpatient_deductible.csv");
    expect(linesChanged(POLICY, readFileSync(join(folder, "inpatient.tongchou"), "utf8")).fresh).toEqual(['    | secondary | 1,500 yuan | unresolved "per year?"']);
  });

  test("do not know what the policy said, so that it must say the same still", async () => {
    const { folder, call } = await exported();
    const [path, policy] = [join(folder, "csv/linhai/inpatient_ratio.csv"), join(folder, "inpatient.tongchou")];
    writeFileSync(policy, POLICY.replace("| 90%      |\n", "| 91%      |\n"));
    expect(await call("import", "csv/linhai/inpatient_ratio.csv")).toMatchObject({ code: 1, err: expect.stringContaining("Sheet “inpatient_ratio”: the table in the policy was changed after the export") });
    writeFileSync(policy, POLICY);
    writeFileSync(path, readFileSync(path, "utf8").replace(/¦ [^¦]* ¦ \w{64}/, "¦ nowhere"));
    expect(await call("import", "csv/linhai/inpatient_ratio.csv")).toMatchObject({ code: 1, err: expect.stringContaining("nothing says where its table belongs") });
  });

  test("that are no tables of a policy, no UTF-8, or not there", async () => {
    const { folder, call } = await exported();
    writeFileSync(join(folder, "a.csv"), "x,y\r\n1,2\r\n");
    writeFileSync(join(folder, "b.csv"), Uint8Array.of(0xc6, 0xf0));
    writeFileSync(join(folder, "c.xlsx"), "no zip");
    expect(await call("import", "a.csv")).toMatchObject({ code: 1, err: expect.stringContaining("no table of a policy is in it") });
    expect(await call("import", "b.csv")).toMatchObject({ code: 1, err: expect.stringContaining("TC9004") });
    expect(await call("import", "c.xlsx")).toMatchObject({ code: 2, err: expect.stringContaining("it is no .xlsx workbook and no CSV file") });
    writeFileSync(join(folder, "old.xlsx"), Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0));
    expect(await call("import", "old.xlsx")).toMatchObject({ code: 2, err: expect.stringContaining("it is an old .xls workbook or has a password; save it as .xlsx without one") });
    expect(await call("import", "d.xlsx")).toMatchObject({ code: 2, err: expect.stringContaining("TC9002") });
  });
});
