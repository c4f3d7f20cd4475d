import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineAt, offsetAt, positionAt, sourceText } from "../../compiler/base/source-text.ts";

const pieces = fc.array(fc.constantFrom("\r\n", "\n", "\r", "a", "医", "𠮷", " "), { maxLength: 30 });
/** A CR and an LF written side by side are one end, so only texts that say what they mean are compared. */
const texts = pieces.map((parts) => parts.join(""));

/** Slow and obvious: cut at every end, keep the ends. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\r\n|\n|\r(?!\n))/);
}

describe("positions", () => {
  const source = sourceText("a.tongchou", "基金\r\n𠮷 b\n\nc");

  test.each([
    [0, 1, 1], [2, 1, 3], [4, 2, 1], [6, 2, 3], [9, 3, 1], [10, 4, 1], [11, 4, 2], [99, 4, 2], [-1, 1, 1],
  ])("offset %i is line %i, column %i, in UTF-16 units", (offset, line, column) => {
    expect(positionAt(source, offset)).toEqual({ line, column });
  });

  test("a line comes without its end", () => {
    expect([0, 1, 2, 3, 4, 5].map((line) => lineAt(source, line))).toEqual(["", "基金", "𠮷 b", "", "c", ""]);
  });

  test("a column behind the line's end is its end, a line behind the last is the end of the text", () => {
    expect(offsetAt(source, { line: 1, column: 9 })).toBe(2);
    expect(offsetAt(source, { line: 9, column: 1 })).toBe(source.text.length);
  });
});

test("every offset goes to its position and back, unless it is between CR and LF", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const source = sourceText("", text);
      for (let offset = 0; offset <= text.length; offset += 1) {
        if (text[offset - 1] === "\r" && text[offset] === "\n") continue;
        expect(offsetAt(source, positionAt(source, offset))).toBe(offset);
      }
    }),
  );
});

test("lines agree with cutting the text at every end", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const source = sourceText("", text);
      const expected = linesOf(text).map((line) => line.replace(/[\r\n]+$/, ""));
      if (/[\r\n]$/.test(text)) expected.push("");
      expect(source.lineStarts.map((_, index) => lineAt(source, index + 1))).toEqual(expected);
    }),
  );
});
