/** Rows whose hidden key is gone, as after inserting a row, pasting the visible cells and deleting the old one. */
import type exceljs from "exceljs";
import { describe, expect, test } from "vitest";
import { importEdited, linesChanged, POLICY, SHEETS, type Edit } from "./edited-workbook.ts";

const { deductible, ratio } = SHEETS;

/** A table of cases that two rows share, as examples often are. */
const TWINS = POLICY.replace("settle for employee", `example "Twins" {
  | hospital | eligible    | inpatient pays |
  | primary  | 1,000 yuan  |       450 yuan | // small
  | primary  | 2,000 yuan  |     1,350 yuan | // large
  | tertiary | 1,000 yuan  |       800 yuan |
}

settle for employee`);
const twins = "Twins";

/** Visible cells of a row, without its key, in a place of their own. */
function retyped(workbook: exceljs.Workbook, sheet: string, row: number, change: (cells: unknown[]) => unknown[] = (same) => same): void {
  const target = workbook.getWorksheet(sheet)!;
  const values = (target.getRow(row).values as unknown[]).slice(2);
  target.spliceRows(row, 1, [null, ...change(values)]);
  for (let at = 2; at <= 4; at += 1) target.getCell(row, at).numFmt = target.getCell(row === 5 ? 6 : 5, at).numFmt;
}

describe("a row whose key is gone", () => {
  test("is known by its cases, and keeps what is said behind it", async () => {
    const { code, out, before, after } = await importEdited((workbook) => retyped(workbook, deductible, 6));
    expect({ code, out, after }).toEqual({ code: 0, out: "No cell differs from the policies.\n", after: before });
  });

  test("with another value is a changed cell", async () => {
    const { out, before, after } = await importEdited((workbook) => retyped(workbook, deductible, 6, ([name]) => [name, 1400]));
    expect(out).toMatch(/1,300 yuan → 1,400 yuan .*\nChanged 1 cell in 1 file\.\n$/);
    expect(linesChanged(before, after)).toEqual({ gone: ['    | secondary | 1,300 yuan | unresolved "per year?"'], fresh: ['    | secondary | 1,400 yuan | unresolved "per year?"'] });
  });

  test("is known even if a day in it was typed again, and is a date now", async () => {
    const dated = TWINS.replace("| hospital |", "| on | hospital |").replace(/\| (primary|tertiary) {1,2}\| (?=\d,000)/g, "| 2025年1月1日 | $1 | ");
    const { code, out, err } = await importEdited((workbook) => {
      const sheet = workbook.getWorksheet(twins)!;
      sheet.getCell("A6").value = null;
      sheet.getCell("B6").value = new Date(Date.UTC(2025, 0, 1));
      sheet.getCell("B6").numFmt = "yyyy/m/d";
    }, { policy: dated });
    expect({ code, out, err }).toEqual({ code: 0, out: "No cell differs from the policies.\n", err: "" });
  });

  test("with other cases is another row", async () => {
    const { out } = await importEdited((workbook) => retyped(workbook, ratio, 6, ([, ...values]) => ["primary, secondary", ...values]));
    expect(out).toContain("new row | primary, secondary | 85.5% | 92.2% |");
    expect(out).toContain("row deleted | secondary | 85.5% | 92.2% |");
  });

  test("is the row even if its old key stands with a new one", async () => {
    const { out, after } = await importEdited((workbook) => {
      const sheet = workbook.getWorksheet(deductible)!;
      sheet.getCell("B6").value = "any";
      sheet.insertRow(8, [null, "secondary", 1300]);
      sheet.getCell("C8").numFmt = sheet.getCell("C6").numFmt;
    });
    expect(out).toContain("new row | any | 1,300 yuan |");
    expect(out).not.toContain("deleted");
    expect(after).toContain('| secondary | 1,300 yuan | unresolved "per year?"');
  });

  test("of several with the same cases is the one with the same values", async () => {
    const edit: Edit = (workbook) => { retyped(workbook, twins, 6); retyped(workbook, twins, 5); };
    expect(await importEdited(edit, { policy: TWINS })).toMatchObject({ code: 0, out: "No cell differs from the policies.\n" });
    const one = await importEdited((workbook) => { retyped(workbook, twins, 6, ([name]) => [name, 3000, 1350]); }, { policy: TWINS });
    expect(linesChanged(one.before, one.after).fresh).toEqual(["  | primary  | 3,000 yuan  |     1,350 yuan | // large"]);
  });

  test("of several with the same cases and other values cannot be told", async () => {
    const edit: Edit = (workbook) => { for (const row of [5, 6]) retyped(workbook, twins, row, ([name]) => [name, 3000 + row, 1350]); };
    const { code, err, before, after } = await importEdited(edit, { policy: TWINS });
    expect([code, after]).toEqual([1, before]);
    expect(err).toMatch(/cell B5: several rows are for the same cases[^]*cell B6: several rows/);
    expect((await importEdited(edit, { policy: TWINS, options: ["--lang", "zh"] })).err).toContain("同样情形的行不止一行");
  });

  test("of cases that no row had is new", async () => {
    const { out } = await importEdited((workbook) => void workbook.getWorksheet(twins)!.insertRow(7, [null, "primary", "3,000 yuan", "2,250 yuan"]), { policy: TWINS });
    expect(out).toContain("new row | primary | 3,000 yuan | 2,250 yuan |");
    expect(out).not.toContain("deleted");
  });
});
