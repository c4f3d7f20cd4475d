import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { sourceText } from "../../compiler/base/source-text.ts";
import { jsonReport } from "../../compiler/diagnostics/render/json.ts";
import { summarize } from "../../compiler/diagnostics/render/summary.ts";
import { report } from "../../compiler/diagnostics/report.ts";

const schema = JSON.parse(readFileSync(new URL("../../compiler/emit/schema/diagnostics.schema.json", import.meta.url), "utf8"));
const isValid = new Ajv2020({ allErrors: true }).compile(schema);

const file = "a.tongchou";
const sources = new Map([[file, sourceText(file, "起付线\n𠮷 b\n")]]);
const context = { language: "en", sources, shownPath: (path: string) => `policies/${path}` } as const;
const location = { file, span: { start: 6, end: 8 } };

const full = report("notUtf8", location, { byte: "0xFF" }, {
  notes: [
    { location, text: { en: "here", zh: "此处" } },
    { location: undefined, text: { en: "everywhere", zh: "到处" } },
  ],
  fixes: [{ title: { en: "remove it", zh: "删除" }, safe: true, edits: [{ location, text: "" }] }],
});
const bare = report("noPolicyFiles", undefined, {});
const wholeFile = report("unreadableFile", { file: "b.tongchou", span: { start: 0, end: 0 } }, { reason: "x" });

describe("the JSON report", () => {
  const diagnostics = [full, bare, wholeFile];
  const made = JSON.parse(JSON.stringify(jsonReport(diagnostics, summarize(diagnostics, 2), context)));

  test("obeys its schema", () => {
    expect([isValid(made), isValid.errors]).toEqual([true, null]);
  });

  test("counts lines and columns from 1, columns in UTF-16 units", () => {
    const range = { start: { line: 2, column: 3 }, end: { line: 2, column: 5 } };
    expect(made.diagnostics[0]).toEqual({
      code: "TC9004", severity: "error", message: "The file is not UTF-8: the byte 0xFF cannot stand here.",
      file: "policies/a.tongchou", range,
      notes: [{ message: "here", file: "policies/a.tongchou", range }, { message: "everywhere" }],
      fixes: [{ title: "remove it", safe: true, edits: [{ file: "policies/a.tongchou", range, text: "" }] }],
    });
  });

  test("leaves out a place that there is not", () => {
    expect(Object.keys(made.diagnostics[1])).toEqual(["code", "severity", "message", "notes", "fixes"]);
    expect(made.diagnostics[2]).toMatchObject({ file: "policies/b.tongchou" });
    expect(made.diagnostics[2]).not.toHaveProperty("range");
  });

  test("sums up", () => {
    expect(made.summary).toEqual({ files: 2, errors: 3, warnings: 0 });
  });

  test.each([
    ["a column of 0", (r: typeof made) => void (r.diagnostics[0].range.start.column = 0)],
    ["a range without a file", (r: typeof made) => void delete r.diagnostics[0].file],
    ["an unknown severity", (r: typeof made) => void (r.diagnostics[0].severity = "fatal")],
    ["a field of no meaning", (r: typeof made) => void (r.diagnostics[0].extra = 1)],
    ["another version", (r: typeof made) => void (r.version = 2)],
  ])("the schema refuses %s", (_name, spoil) => {
    const spoiled = structuredClone(made);
    spoil(spoiled);
    expect(isValid(spoiled)).toBe(false);
  });
});
