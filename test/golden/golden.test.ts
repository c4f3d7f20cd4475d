import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseDay } from "../../compiler/base/calendar.ts";
import { compile, type SourceFile } from "../../compiler/compile.ts";
import { codeOf, messageOf } from "../../compiler/diagnostics/render/message.ts";
import { readCase, readCases, rewritten, type GoldenCase, type Section } from "../support/golden.ts";
import { diagnosticsText } from "../support/golden-text.ts";
import { tablesText } from "../support/tables-text.ts";

const updates = process.env["UPDATE_GOLDEN"] === "1";
if (updates && process.env["CI"]) throw new Error("UPDATE_GOLDEN rewrites what the tests expect; it does not run where CI is set.");

/** The day on which overdue reviews are judged. */
const asOf = parseDay("2025-06-01")!;
const compiled = (files: readonly SourceFile[]) => compile(files, { asOf });

function contentOf({ sources }: GoldenCase): (section: Section) => string {
  const compilation = compiled(sources);
  return ({ phase, words }) => (phase === "diagnostics" ? diagnosticsText(compilation) : tablesText(compilation, { words, sources: true }));
}

const cases = readCases();

describe.each(cases.map((golden) => [golden.name, golden] as const))("%s", (_name, golden) => {
  test("says and yields what its file says", () => {
    const fresh = rewritten(golden.text, contentOf(golden));
    if (updates && fresh !== golden.text) writeFileSync(golden.path, fresh);
    else expect(fresh).toBe(golden.text);
  });

  test("has a title, a sentence, a source and diagnostics", () => {
    expect(golden.text).toMatch(/^# [^\n]+\n\n(?!#|```)[^\n]+/);
    expect(golden.sources.length).toBeGreaterThan(1);
    expect(golden.sections.map(({ phase }) => phase)).toContain("diagnostics");
  });

  test("leaves no hole in a sentence", () => {
    const sentences = compiled(golden.sources).diagnostics.flatMap((diagnostic) => [messageOf(diagnostic, "en"), messageOf(diagnostic, "zh")]);
    expect(sentences.filter((sentence) => sentence.trim() === "" || /\{\w+\}|undefined|\[object/.test(sentence))).toEqual([]);
  });
});

const twins = cases.filter(({ twin }) => twin.length > 0);

test.each(twins.map((golden) => [golden.name, golden] as const))("%s means the same in both spellings", (_name, golden) => {
  const [english, chinese] = [compiled(golden.sources), compiled(golden.twin)];
  const findings = ({ diagnostics }: typeof english): string[] => diagnostics.map((diagnostic) => codeOf(diagnostic));
  expect(findings(chinese)).toEqual(findings(english));
  expect(tablesText(chinese, { words: [], sources: false })).toBe(tablesText(english, { words: [], sources: false }));
  expect(tablesText(english, { words: [], sources: false })).toContain(":");
});

test("a generated section is written where it is missing and replaced where it stands", () => {
  const text = "# A\n\nOf b.\n\n## source\n\n## diagnostics\n\n## tables ratio, cap\n\n```text\nold\n```\n";
  const fresh = rewritten(text, ({ phase, words }) => `${phase} ${words.join("+")}\n`);
  expect(fresh).toBe("# A\n\nOf b.\n\n## source\n\n## diagnostics\n\n```text\ndiagnostics \n```\n\n## tables ratio, cap\n\n```text\ntables ratio+cap\n```\n");
  expect(readCase("a.md", "", fresh).sections).toEqual([
    { phase: "diagnostics", words: [], content: "diagnostics \n" },
    { phase: "tables", words: ["ratio", "cap"], content: "tables ratio+cap\n" },
  ]);
});
