import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clustersOf, displayWidth } from "../../compiler/base/display-width.ts";

describe("cells in a terminal", () => {
  test.each([
    ["", 0], ["ratio", 5], ["起付线", 6], ["起付线 1,300 元", 15], ["，：（）％", 10], [",:()%", 5],
    ["𠮷", 2], ["ｶﾅ", 2], ["カナ", 4], ["한글", 4], ["\u1112\u1161\u11ab", 2],
    ["e\u0301", 1], ["é", 1], ["“×”", 3], ["\u200b", 0], ["\u00ad", 0],
    ["🙂", 2], ["👍🏽", 2], ["👩‍👩‍👧", 2], ["❤", 1], ["❤️", 2], ["🇨🇳", 2], ["a️", 1], ["a👍", 3],
  ])("%j takes %i", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

test("Chinese text takes two cells a character, whatever stands beside it", () => {
  const plain = fc.string({ unit: fc.constantFrom("a", " ", "|", "8", "%") });
  const chinese = fc.string({ unit: fc.constantFrom("医", "保", "，", "𠮷") });
  fc.assert(
    fc.property(plain, chinese, plain, (before, middle, after) => {
      expect(displayWidth(before + middle + after)).toBe(before.length + 2 * [...middle].length + after.length);
    }),
  );
});

test("clusters are the text again, cut where something is seen", () => {
  const unit = fc.constantFrom("a", "医", "\u0301", "\t", "👩", "\u200d", "👧", "🏽", "\ufe0f", "❤");
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const clusters = clustersOf(text);
      expect(clusters.map((cluster) => cluster.text).join("")).toBe(text);
      for (const { text: part, offset } of clusters) expect(text.startsWith(part, offset)).toBe(true);
    }),
  );
  expect(clustersOf("e\u0301医\ta").map((cluster) => cluster.text)).toEqual(["e\u0301", "医", "\t", "a"]);
});
