import fc from "fast-check";
import { expect, test } from "vitest";
import { format } from "../../compiler/format/format.ts";
import { PROGRAMS } from "../syntax/programs.ts";

function refused(text: string): string[] {
  const formatted = format(text);
  return formatted.kind === "refused" ? formatted.diagnostics.map(({ id, location }) => `${id} ${text.slice(location?.span.start, location?.span.end)}`) : [];
}

test.each([
  ["what no clause begins with", "policy a\nbenefet b {}", ["unknownClauseSimilar benefet"], "policy a\nbenefit b {}"],
  ["what is too much", "use a b", ["surplus b"], "use a, b"],
  ["a brace that is never closed", "benefit a {", ["braceNotClosed {"], "benefit a { }"],
  ["a quotation that is never closed", 'use "a', ['textNotClosed "'], 'use "a"'],
  ["a character without a meaning", "use a ¥", ["unknownCharacter ¥"], "use a"],
  ["a row outside a table", "| a |", ["rowOutsideTable |"], "// | a |"],
  ["words that run together where a clause begins", "待遇 甲 {\n起付线每年 5元\n}", ["wordsRunTogether 起付线每年"], "待遇 甲 {\n起付线 每年 5元\n}"],
  ["a name with marks", "dimension a { 甲（乙） }", ["nameWithSpaces 甲（乙）"], 'dimension a { "甲（乙）" }'],
])("%s is refused, and the nearest that can be read is not", (_what, wrong, due, right) => {
  expect(refused(wrong)).toEqual(due);
  expect(refused(right)).toEqual([]);
});

test.each([
  ["too few cells", "benefit a { cap {\n| b | amount |\n| c |\n} }"], ["an empty cell", "benefit a { cap {\n| b | amount |\n| | 5 yuan |\n} }"],
  ["a day that is not in the calendar", "policy a effective from 2025-02-30"], ["a percent sign that stands apart", "benefit a { ratio 85 % }"],
  ["commas that group nothing", "parameter a 1,3000"], ["a word behind a figure", "待遇 甲 { 封顶线 1300元每年 }"], ["a hyphen in a range", "impossible age = 60-69"],
])("%s is laid out", (_what, text) => {
  expect(refused(text)).toEqual([]);
});

test("no text is thrown at, whatever is torn out of it or put into it", () => {
  const pieces = fc.constantFrom("{", "}", "|", "(", ")", ",", "，", "“", '"', "\n", "//", "/*", "*/", "1,3000", "85 %", "每年", "的", "至", "..", "\uD840", "\u2028", "　");
  const torn = fc.tuple(fc.constantFrom(...Object.values(PROGRAMS)), fc.nat(), fc.nat(60), pieces)
    .map(([text, at, length, piece]) => text.slice(0, at % text.length) + piece + text.slice((at % text.length) + length));
  fc.assert(fc.property(torn, (text) => {
    const first = format(text);
    if (first.kind === "refused") expect(first.diagnostics.length).toBeGreaterThan(0);
    else expect(format(first.text)).toEqual(first);
  }), { numRuns: 150 });
});
