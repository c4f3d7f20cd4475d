import { expect, test } from "vitest";
import { SPELLINGS } from "../../compiler/syntax/spellings.ts";

const TAILS = ["", "0", "2-03-04", "th", "个自然月", "=", ".", "。", "/", "//", "*", "* */", '"', "”", "\uDC00", "a b", "元"];

/** Marks, letters and Han characters whole; of the rest a sample, and the ends of the surrogates. */
function* units(): Generator<number> {
  for (let unit = 0; unit <= 0xffff; unit += unit < 0x3100 || unit > 0xfeff ? 1 : 37) yield unit;
  yield* [0x4e00, 0x9fff, 0xd7ff, 0xd800, 0xd83f, 0xd840, 0xd888, 0xd889, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xf900, 0xfaff];
}

test("what a spelling says it begins with is all that it begins with", () => {
  const missed: string[] = [];
  for (const unit of units()) {
    const character = String.fromCharCode(unit);
    for (const { type, pattern, start } of SPELLINGS) {
      if (start.test(character)) continue;
      for (const tail of TAILS) {
        pattern.lastIndex = 0;
        if (pattern.test(character + tail)) missed.push(`${type.name} ${unit.toString(16)} ${tail}`);
      }
    }
  }
  expect(missed).toEqual([]);
});

test("every character begins something", () => {
  for (const unit of units()) expect(SPELLINGS.some(({ start }) => start.test(String.fromCharCode(unit)))).toBe(true);
});
