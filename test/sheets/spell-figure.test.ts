import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, rational } from "../../compiler/base/rational.ts";
import type { Unit } from "../../compiler/syntax/ast-terms.ts";
import { figureIn } from "../../compiler/sheets/columns.ts";
import { decimalOf, fitsSpreadsheet, rationalOfDecimal } from "../../compiler/sheets/decimal.ts";
import { parseCell } from "../../compiler/sheets/read-cell.ts";
import { spellFigure } from "../../compiler/sheets/spell-figure.ts";

describe("decimal texts", () => {
  test.each([["0.85", 17n, 20n], ["-1200", -1200n, 1n], ["1e-7", 1n, 10_000_000n], ["1.5e+21", 1_500_000_000_000_000_000_000n, 1n], ["007.50", 15n, 2n]])("%s", (text, numerator, denominator) => {
    expect(rationalOfDecimal(text)).toEqual({ numerator, denominator });
  });

  test.each(["", "1,300", "0x10", "NaN", "1.", "½", "１"])("%j is none", (text) => {
    expect(rationalOfDecimal(text)).toBeUndefined();
  });

  test("come back as they were, and a third has none", () => {
    expect([decimalOf(rational(-5n, 100n)), decimalOf(rational(13_000n)), decimalOf(rational(1n, 3n))]).toEqual(["-0.05", "13000", undefined]);
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(12), (digits, places) => {
      const value = rational(digits, 10n ** BigInt(places));
      expect(rationalOfDecimal(decimalOf(value)!)).toEqual(value);
    }));
  });

  test("of a number are those that make it again", () => {
    fc.assert(fc.property(fc.double({ noNaN: true, min: -1e20, max: 1e20 }), (number) => {
      const exact = rationalOfDecimal(String(number))!;
      // Beyond 40 places a value has no decimal text, and no cell.
      expect(Number(decimalOf(exact) ?? number)).toBe(number === 0 ? 0 : number);
    }), { examples: [[0.57], [0.1 + 0.2], [13000.000000001]] });
    expect([fitsSpreadsheet("123456789012345"), fitsSpreadsheet("0.1234567890123456"), fitsSpreadsheet("1234567890123456")]).toEqual([true, false, false]);
  });
});

describe("a figure in the style of another", () => {
  const cases: readonly (readonly [value: string, unit: Unit, like: string, others: readonly string[], written: string])[] = [
    ["1500", "yuan", "1,300 yuan", [], "1,500 yuan"], ["1500", "yuan", "1300元", [], "1500元"], ["900", "yuan", "1,300 yuan", [], "900 yuan"],
    ["1500", "yuan", "650 yuan", ["1300 yuan"], "1500 yuan"], ["1500", "yuan", "650 yuan", ["1,300 yuan"], "1,500 yuan"], ["1500", "yuan", "650 yuan", ["300 yuan"], "1,500 yuan"],
    ["1500", "yuan", "1,300.00 yuan", [], "1,500.00 yuan"], ["1500.5", "yuan", "1,300.00 yuan", [], "1,500.50 yuan"], ["1500", "yuan", "1,300.25 yuan", [], "1,500 yuan"],
    ["14000", "yuan", "1.3万元", [], "1.4万元"], ["120000", "yuan", "10万元", [], "12万元"], ["123456", "yuan", "10万元", [], "12.3456万元"], ["123456.78", "yuan", "10万元", [], "123,456.78元"],
    ["130000000", "yuan", "1.2亿元", [], "1.3亿元"], ["81", "percent", "90%", [], "81%"], ["81.25", "percent", "90%", [], "81.25%"], ["81", "percent", "90.0%", [], "81.0%"],
    ["81", "percent", "９０％", [], "８１％"], ["6", "months", "3个月", [], "6个月"], ["6", "months", "3 months", [], "6 months"], ["2500", "none", "60", [], "2500"],
  ];

  test.each(cases)("%s %s like %s beside %j: %s", (value, unit, like, others, written) => {
    expect(spellFigure({ value: rationalOfDecimal(value)!, unit }, like, others)).toBe(written);
  });

  test("means what it is to mean", () => {
    const money = fc.bigInt({ min: 0n, max: 10n ** 13n }).map((fen) => rational(fen, 100n));
    fc.assert(fc.property(money, fc.constantFrom("1,300 yuan", "1300元", "1.3万元", "5亿元", "１，３００元", "0.50 yuan", "7 yuan"), (value, like) => {
      const cell = parseCell(spellFigure({ value, unit: "yuan" }, like, []));
      expect("items" in cell && figureIn(cell).map((figure) => [figure.unit, compare(figure.value, value)])).toEqual([["yuan", 0]]);
    }));
  });
});
