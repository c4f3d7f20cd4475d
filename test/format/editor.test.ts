import { describe, expect, test } from "vitest";
import { alignTable } from "../../compiler/format/align-table.ts";
import { formatRange } from "../../compiler/format/format-range.ts";
import { policiesUnder } from "../support/workspace-texts.ts";
import { laidOut } from "./laid-out.ts";

describe("a range", () => {
  const text = "use  a\n\n// b\ncity x 甲  of y\ncity longer 乙 of y\n\nuse   c // d\n\n\nuse  e\n";

  /** The text with the lines around the mark laid out. */
  function ranged(marked: string): string {
    const at = marked.indexOf("┆");
    const source = marked.replace("┆", "");
    const formatted = formatRange(source, { start: at, end: at });
    return formatted.kind === "formatted" ? source.slice(0, formatted.span.start) + formatted.text + source.slice(formatted.span.end) : formatted.kind;
  }

  test("is laid out as far as the empty lines around it", () => {
    expect(ranged(text.replace("甲", "甲┆"))).toBe(text.replace("city x 甲  of y", "city x      甲 of y"));
    expect(ranged(text.replace("use   c", "use┆   c"))).toBe(text.replace("use   c // d", "use c  // d"));
    expect(ranged(text.replace("use   c", "┆use   c"))).toBe(text.replace("use   c // d", "use c  // d"));
    expect(ranged("\n┆\n")).toBe("nothing");
    expect(ranged("use  a\n\nbenefit {┆")).toBe("refused");
  });

  test("keeps what stands in, and line ends", () => {
    expect(ranged('guardrail "a"\r\n\r\nrequire┆  ratio of a>=5%\r\n')).toBe('guardrail "a"\r\n\r\n  require ratio of a >= 5%\r\n');
  });

  test("is laid out as it is with the whole file", () => {
    for (const { text: source } of policiesUnder("policies", "examples")) {
      const whole = laidOut(source);
      const middle = whole.indexOf("\n\n", whole.length >> 1) + 3;
      const formatted = formatRange(whole, { start: middle, end: middle });
      if (formatted.kind !== "formatted") throw new Error(formatted.kind);
      expect(formatted.text).toBe(whole.slice(formatted.span.start, formatted.span.end));
    }
  });
});

describe("the table at the cursor", () => {
  function aligned(marked: string): string | undefined {
    const at = marked.indexOf("┆");
    const source = marked.replace("┆", "");
    const found = alignTable(source, at);
    return found && source.slice(0, found.span.start) + found.text + source.slice(found.span.end);
  }

  test("is aligned, however little of it there is", () => {
    expect(aligned("benefit a {\n  cap {\n    | 医院级别 | amount |\n    | 一级 |┆\n  }\n}")).toBe("benefit a {\n  cap {\n    | 医院级别 | amount |\n    | 一级     |\n  }\n}");
    expect(aligned("benefit a {\n  cap {\n    | b┆ | amount |\n    | long | 1300 yuan | // x\n")).toBe("benefit a {\n  cap {\n    | b    | amount     |\n    | long | 1,300 yuan |  // x\n");
  });

  test("is aligned though something else cannot be read", () => {
    expect(aligned("benefet x\nbenefit a { cap {\n| b | amount |\n| long | 5 yuan┆ |\n} }")).toBe("benefet x\nbenefit a { cap {\n| b    | amount |\n| long | 5 yuan |\n} }");
    expect(aligned('benefit a { cap {\n| b | amount |\n| "long | 5 yuan┆ |\n} }')).toBeUndefined();
  });

  test("goes on behind remarks and empty lines, and ends before a comment of several lines", () => {
    expect(aligned("benefit a { cap {\n  | b | amount |\n  // x\n\n  | long | none |┆\n} }")).toBe("benefit a { cap {\n  | b    | amount |\n  // x\n\n  | long | none   |\n} }");
    expect(aligned("benefit a { cap {\n| b | amount |\n| long┆ | none /* a\nb */|\n} }")).toBeUndefined();
  });

  test("keeps quotes, which may be needed", () => {
    expect(aligned('benefit a { cap {\n| "b" | amount |\n| "long"┆ | none |\n} }')).toBe('benefit a { cap {\n| "b"    | amount |\n| "long" | none   |\n} }');
  });

  test("is only there where a row is", () => {
    expect(aligned("use ┆a")).toBeUndefined();
    expect(aligned("benefit a { cap {\r\n| b | amount┆ |\r\n| long | none |\r\n} }")).toBe("benefit a { cap {\r\n| b    | amount |\r\n| long | none   |\r\n} }");
  });

  test("stays as it is in a file that is laid out", () => {
    for (const { text } of policiesUnder("policies/beijing")) {
      const whole = laidOut(text);
      const row = whole.indexOf("\n    | ") + 3;
      if (row > 3) expect(aligned(`${whole.slice(0, row)}┆${whole.slice(row)}`)).toBe(whole);
    }
  });
});
