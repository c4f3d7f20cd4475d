import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { claimTexts, type ValueText } from "../../compiler/cli/settle/claim-texts.ts";

function cut(...pieces: readonly string[]): ValueText[] {
  const texts = claimTexts();
  return [...pieces.flatMap((piece) => texts.feed(piece)), ...texts.end()];
}

const value = fc.record({ id: fc.string(), facts: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string()))) });
const layouts: Readonly<Record<string, (values: readonly object[]) => string>> = {
  "one to a line": (values) => values.map((one) => `${JSON.stringify(one)}\n`).join(""),
  "an array": (values) => JSON.stringify(values),
  "an array over many lines": (values) => JSON.stringify(values, undefined, 2),
  "many lines each": (values) => values.map((one) => `\r\n${JSON.stringify(one, undefined, 2)}`).join("\n"),
};

describe("claims out of a stream", () => {
  test.each(Object.entries(layouts))("%s, cut into pieces anywhere", (_name, write) => {
    fc.assert(fc.property(fc.array(value), fc.integer({ min: 1, max: 30 }), (values, size) => {
      const text = write(values);
      const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size));
      expect(cut(...pieces).map((found) => JSON.parse(found.text) as unknown)).toEqual(JSON.parse(JSON.stringify(values)));
    }));
  });

  test("know the line in which they begin", () => {
    expect(cut('\n{"a": "}\\"{"}\n\n{\n}', "{}").map(({ line }) => line)).toEqual([2, 4, 5]);
  });

  test.each([
    ["an array without its end", '[{"a": 1}', ["[" ]], ["an array that ends in a comma and nothing", '[{"a": 1},', ["["]], ["nothing but an opening", "[", ["["]],
    ["a value without its end", '{"a": ', ['{"a": ']], ["two commas", "[{},,{}]", [","]], ["no comma", "[{}{}]", ["{", "}"]], ["values behind an array", "[] {}", ["{", "}"]],
    ["a comma between lines", "{},\n{}", [","]], ["no object", "12", ["1", "2"]],
  ])("what is wrong comes out as something that is no claim: %s", (_name, text, wrong) => {
    const found = cut(text).map((one) => one.text);
    for (const piece of wrong) expect(found).toContain(piece);
    expect(cut("[]")).toEqual([]);
  });

  test("a value that does not end is not held for ever", () => {
    const texts = claimTexts();
    const piece = "x".repeat(1 << 16);
    let given = 0;
    for (let i = 0; i < 64; i++) given += texts.feed(i === 0 ? `{"${piece}` : piece).length;
    expect(given).toBeGreaterThan(0);
  });
});
