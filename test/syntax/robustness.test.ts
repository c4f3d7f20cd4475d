import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIMITS } from "../../compiler/syntax/limits.ts";
import { parse } from "../../compiler/syntax/parse.ts";
import { PROGRAMS, PROVINCE } from "./programs.ts";
import { findings, rebuild } from "./reading.ts";

const PIECES = [
  ..."{}()|,:;=+-×%．。“”\"'@", "..", ">=", "\n", "\n", " ", "\t", "\r\n", "//", "/*", "*/", "1,300", "1,3000", "60-69", "2025-02-30", "85 %", "policy", "benefit",
  "ratio", "deductible", "cap", "adjust", "when", "and", "or", "not", "in", "of", "per year", "of payment", "起付线每年", "元每年", "住院", "guardrail", "example", "given", "require",
  "table value", "| a | b |", "dimension", "set", "replace", "from", "to", "to 2025-01-01", "as", "except", "contribution", "member", "local within", "split", "\uD840\uDFB7", "\uD800",
];
const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(" "));

/** Parses without throwing, rebuilds, and keeps every place inside the text and every finding in order. */
function holds(text: string): void {
  const { tokens, diagnostics } = parse("a.tongchou", text);
  expect(rebuild(tokens)).toBe(text);
  let last = 0;
  for (const { location, fixes } of diagnostics) {
    const { start, end } = location?.span ?? { start: last, end: last };
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(text.length);
    for (const { location: place } of fixes.flatMap((fix) => fix.edits)) expect(place.span.start).toBeLessThanOrEqual(place.span.end);
    last = start;
  }
}

describe("any text is read", () => {
  test("any string", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), holds), { numRuns: 200 });
  });

  test("any soup of the language's words and marks", () => {
    fc.assert(fc.property(soup, holds), { numRuns: 300 });
  });

  test.each(Object.entries(PROGRAMS))("every beginning of %s", (_name, text) => {
    for (let end = 0; end <= text.length; end += 11) holds(text.slice(0, end));
  });

  test("a beginning that ends with a line has few findings", () => {
    const lines = PROVINCE.split("\n");
    const most = lines.map((_line, index) => findings(lines.slice(0, index).join("\n")).length).reduce((a, b) => Math.max(a, b), 0);
    // Two braces may be open, and a table may have no row yet.
    expect(most).toBeLessThanOrEqual(3);
  });

  test.each(Object.entries(PROGRAMS))("%s without any one of its tokens", (_name, text) => {
    const { tokens } = parse("a.tongchou", text);
    // Of a long program every fourth, to keep the test short.
    const step = tokens.length > 400 ? 4 : 1;
    for (const { span, image } of tokens.slice(0, -1).filter((_token, index) => index % step === 0)) {
      const found = findings(text.slice(0, span.start) + text.slice(span.end));
      // A brace that shares its line with rows cannot be found again by indentation; what it held is told line by line.
      const most = /[{}｛｝]/.test(image) ? 8 : 3;
      expect([image, found.length <= most ? "few" : found], `without “${image}” at ${span.start}`).toEqual([image, "few"]);
    }
  });
});

describe("any size is answered", () => {
  test.each<[string, string]>([
    ["nested braces", "{".repeat(100_000)],
    ["nested blocks", "benefit x {".repeat(20_000)],
    ["closing braces", "}".repeat(20_000)],
    ["parentheses", `parameter x ${"(".repeat(50_000)}`],
    ["parentheses over lines", `impossible ${"(\n".repeat(50_000)}`],
    ["a long formula", `parameter x 1${" + 1".repeat(20_000)}`],
    ["a long figure", `parameter x ${"9".repeat(1_000_000)}`],
    ["open quotes", "\"\n".repeat(50_000)],
    ["random marks", Array.from({ length: 100_000 }, (_, index) => String.fromCharCode((index * 7919) % 256)).join("")],
  ])("%s", (_name, text) => {
    const { diagnostics } = parse("a.tongchou", text);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.length).toBeLessThanOrEqual(LIMITS.shownErrors + 1);
  });

  test("denials without end are one condition", () => {
    expect(findings(`impossible ${"not ".repeat(20_000)}a = b`)).toEqual([]);
  });

  test("a file that is too long is not read, one just short of it is", () => {
    const line = "measure a // ";
    expect(findings(line + "x".repeat(LIMITS.fileLength - line.length))).toEqual([]);
    expect(findings(line + "x".repeat(LIMITS.fileLength - line.length + 1))).toEqual(["fileTooLarge"]);
  });

  test("nesting at the limit is read, one more is not", () => {
    const nested = (depth: number): string => `parameter x ${"(".repeat(depth)}1${")".repeat(depth)}`;
    expect(findings(nested(LIMITS.nesting))).toEqual([]);
    expect(findings(nested(LIMITS.nesting + 1))).toContain("nestedTooDeep");
  });

  test("a formula at the limit is read, one more is not", () => {
    const sum = (operands: number): string => `parameter x ${Array.from({ length: operands }, () => "1").join(" + ")}`;
    expect(findings(sum(LIMITS.operands))).toEqual([]);
    expect(findings(sum(LIMITS.operands + 1))).toEqual(["formulaTooLong"]);
  });

  test("of many findings the first are shown and the others counted", () => {
    const { diagnostics } = parse("a.tongchou", "measure\n".repeat(LIMITS.shownErrors + 7));
    expect(diagnostics.at(-1)).toMatchObject({ id: "moreFindings", args: { count: 7 } });
    expect(findings("measure\n".repeat(LIMITS.shownErrors))).not.toContain("moreFindings");
  });
});
