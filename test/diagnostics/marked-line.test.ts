import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { displayWidth } from "../../compiler/base/display-width.ts";
import { markLine, visible } from "../../compiler/diagnostics/render/marked-line.ts";

/** The part of what is shown that stands over the carets, found by cells. */
function underlined({ shown, marks }: { readonly shown: string; readonly marks: string }): string {
  const [start, end] = [marks.indexOf("^"), marks.length];
  return [...shown].filter((_, index, all) => {
    const cell = displayWidth(all.slice(0, index).join(""));
    return cell >= start && cell < end;
  }).join("");
}

function mark(line: string, wanted: string, width = 80): { readonly shown: string; readonly marks: string } {
  const from = line.indexOf(wanted);
  return markLine(line, from, from + wanted.length, width);
}

describe("carets stand under what they mean", () => {
  test.each([
    ["  起付线 每 结算期 {", "结算期"], ["| 一级 | 90% |", "90%"], ["𠮷字 ratio", "ratio"], ["“职工”　险种", "险种"], ["é 医保", "医保"],
    ["🙂👩‍👧 cap", "cap"],
  ])("%s: %s", (line, wanted) => {
    expect(underlined(mark(line, wanted))).toBe(wanted);
  });

  test("a tab goes to the next stop of four", () => {
    expect(mark("\tcap", "cap")).toEqual({ shown: "    cap", marks: "    ^^^" });
    expect(mark("医\tcap", "cap")).toEqual({ shown: "医  cap", marks: "    ^^^" });
  });

  test("an empty span has one caret, also behind the last character", () => {
    expect(markLine("起付线", 2, 2, 80).marks).toBe("    ^");
    expect(markLine("起付线", 3, 3, 80).marks).toBe("      ^");
    expect(markLine("", 0, 0, 80).marks).toBe("^");
  });
});

describe("a long line", () => {
  const filler = "统筹基金".repeat(40);

  test.each([
    [`cap ${filler}`, "cap"], [`${filler} cap ${filler}`, "cap"], [`${filler} cap`, "cap"], [`a${filler} 封顶线 ${filler}`, "封顶线"],
  ])("is cut around the span", (line, wanted) => {
    const marked = mark(line, wanted, 60);
    expect(displayWidth(marked.shown)).toBeLessThan(60);
    expect(marked.marks.length).toBeLessThanOrEqual(60);
    expect(underlined(marked)).toBe(wanted);
  });

  test("says where it was cut", () => {
    expect(mark(`${filler} cap ${filler}`, "cap", 60).shown).toMatch(/^….*…$/);
    expect(mark(`cap ${filler}`, "cap", 60).shown).toMatch(/^cap.*…$/);
    expect(mark(`${filler} cap`, "cap", 60).shown).toMatch(/^….*cap$/);
  });

  test("one cell too long is cut, and one less is not", () => {
    expect(markLine("a".repeat(59), 0, 1, 60).shown).toBe("a".repeat(59));
    expect(markLine("a".repeat(60), 0, 1, 60).shown).toBe(`${"a".repeat(58)}…`);
  });

  test("always fits, and always shows where the span begins", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "医", "𠮷", "\t", "e\u0301", "|"), maxLength: 120 });
    fc.assert(
      fc.property(letters, fc.nat(120), fc.nat(40), fc.integer({ min: 20, max: 60 }), (line, from, length, width) => {
        const start = Math.min(from, line.length);
        const { shown, marks } = markLine(line, start, Math.min(start + length, line.length), width);
        expect(displayWidth(shown)).toBeLessThanOrEqual(width);
        expect(marks.length).toBeLessThanOrEqual(width);
        expect(marks).toMatch(/^ *\^+$/);
      }),
    );
  });
});

test("nothing in a file can drive the terminal or turn the direction of writing", () => {
  expect(visible("a\u001b[31mb\u202ec\r")).toBe("a\ufffd[31mb\ufffdc\ufffd");
  expect(mark("\u202e医 cap", "cap")).toEqual({ shown: "\ufffd医 cap", marks: "    ^^^" });
});
