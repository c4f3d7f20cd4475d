/** Rows that the compiler offers to put into a table: what is left then is to fill in their values. */
import { expect, test } from "vitest";
import { codeOf } from "../../compiler/diagnostics/render/message.ts";
import { compiled, inpatient } from "../evaluate/small-policy.ts";

const HEAD = "policy linhai.a\n  effective from 2025-01-01\n  source \"示例\"\nuse fictional\n\n";
const withRatio = (head: string, rows: string): string => HEAD + inpatient(`deductible none\nratio ${head} {\n  ${rows}\n}\ncap none`);

function codesIn(text: string): readonly string[] {
  return compiled(text, { mayHaveErrors: true }).diagnostics.filter(({ severity }) => severity === "error").map(codeOf);
}

test.each([
  ["one column of values", withRatio("", "| hospital | ratio |\n  | tertiary | 80% |"), 1],
  ["a column for each band", withRatio("by band of base per year", "| hospital | ..30,000 | 30,000.. |\n  | tertiary | 80% | 90% |"), 2],
])("%s", (_, text, cells) => {
  const { diagnostics } = compiled(text, { mayHaveErrors: true });
  const found = diagnostics.find((diagnostic) => codeOf(diagnostic) === "TC4001");
  const [edit] = found!.fixes[0]!.edits;
  const fixed = text.slice(0, edit!.location.span.start) + edit!.text + text.slice(edit!.location.span.end);
  expect(codesIn(fixed)).toEqual(Array<string>(cells).fill("TC1024"));
  expect(codesIn(fixed.replace(/\|  (?=\|)/g, "| 70% "))).toEqual([]);
});
