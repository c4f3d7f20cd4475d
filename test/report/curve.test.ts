import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, compare, multiply, rational, type Rational, ZERO } from "../../compiler/base/rational.ts";
import { bands, constant, type Curve, IDENTITY, NOTHING, steps } from "../../compiler/payment/curve.ts";
import { min, minus, positivePart } from "../../compiler/payment/combine.ts";
import { type CurvePicture, drawCurves } from "../../compiler/report/curve.ts";
import { PENS } from "../../compiler/report/pens.ts";
import { coordinate, placeOf, roundAmounts } from "../../compiler/report/scale.ts";

const fen = (yuan: number): Rational => rational(BigInt(yuan) * 100n);
const percent = (share: number): Rational => rational(BigInt(share), 100n);

/** 85 % up to 30,000 yuan, 90 % up to 40,000, then 95 %, of what lies above 1,300 yuan; at most 100,000. */
const ratios = bands([{ from: ZERO, slope: percent(85) }, { from: fen(30_000), slope: percent(90) }, { from: fen(40_000), slope: percent(95) }]);
const tertiary = min(positivePart(minus(ratios, constant(multiply(fen(1300), percent(85))))), constant(fen(100_000)));

const draw = (curve: Curve, more: Partial<CurvePicture> = {}): string => drawCurves({
  id: "p", title: "职工住院", description: "起付线以上分段支付", across: "费用（元）", upwards: "支付（元）", lines: [{ name: "三级", curve }], ...more,
});

describe("a picture", () => {
  test("says what it is, and asks for nothing else", () => {
    const svg = draw(tertiary, { title: "A < B & \"C\"" });
    expect(svg).toContain(`aria-labelledby="p-t p-d"`);
    expect(svg).toContain(`<title id="p-t">A &lt; B &amp; &quot;C&quot;</title><desc id="p-d">起付线以上分段支付</desc>`);
    expect(svg.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|<script|<style|url\(|href/);
  });

  test("labels each bend with its exact amount, rounded only where there is no whole fen", () => {
    const svg = draw(tertiary);
    for (const amount of ["1,300", "30,000", "40,000", "≈110,110.53"]) expect(svg).toContain(`>${amount}</text>`);
    expect([...svg.matchAll(/<circle/g)]).toHaveLength(5);
  });

  test("of nothing is a flat line without a bend", () => {
    const svg = draw(NOTHING);
    expect(svg).toContain(`<path d="M70 218L446 218" fill="none"`);
    expect([...svg.matchAll(/<circle/g)]).toHaveLength(1);
  });

  test("breaks its line where the curve jumps, and not where it bends", () => {
    const path = (curve: Curve): string => /<path d="(M[^"]*)" fill="none"/.exec(draw(curve))![1]!;
    expect([...path(steps([{ from: ZERO, value: ZERO }, { from: fen(100), value: fen(50) }])).matchAll(/M/g)]).toHaveLength(2);
    expect([...path(tertiary).matchAll(/M/g)]).toHaveLength(1);
  });

  test("ends where it is told to", () => {
    const close = draw(tertiary, { upTo: fen(35_000) });
    expect(close).toContain(">30,000</text>");
    expect(close).not.toContain(">40,000</text>");
  });

  test("is the same each time", () => {
    expect(draw(tertiary)).toBe(draw(tertiary));
  });

  test("places amounts in their order", () => {
    const amounts = fc.bigInt({ min: 0n, max: 10n ** 9n });
    fc.assert(fc.property(amounts, amounts, (a, b) => {
      const scale = { low: ZERO, high: rational(10n ** 9n), start: 70, end: 446 };
      const [one, other] = [placeOf(scale, rational(a)), placeOf(scale, rational(b))];
      expect(a < b ? one <= other : one >= other).toBe(true);
      expect(one >= 700n && one <= 4460n).toBe(true);
    }));
  });

  test("has between two and a dozen round amounts on an axis, all inside", () => {
    fc.assert(fc.property(fc.bigInt({ min: 1_000n, max: 10n ** 12n }), (high) => {
      const amounts = roundAmounts(ZERO, rational(high), 5);
      expect(amounts.length).toBeGreaterThanOrEqual(2);
      expect(amounts.length).toBeLessThanOrEqual(12);
      expect(amounts.every((amount) => compare(amount, rational(high)) <= 0)).toBe(true);
      const step = amounts[1]!;
      expect(amounts.every((amount, index) => index === 0 || compare(amount, add(amounts[index - 1]!, step)) === 0)).toBe(true);
    }));
  });
});

test("tenths of a pixel", () => {
  expect([-5n, 0n, 7n, 1234n, 120n].map(coordinate)).toEqual(["-0.5", "0", "0.7", "123.4", "12"]);
});

describe("lines", () => {
  /** WCAG 2.2, relative luminance. */
  const luminance = (colour: string): number => {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };

  test("stand out from white, and from each other without colour", () => {
    for (const { colour } of PENS) expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThan(4.5);
    expect(new Set(PENS.map(({ dash }) => dash)).size).toBe(PENS.length);
    expect(new Set(PENS.map(({ marker }) => marker)).size).toBe(PENS.length);
  });

  test("are all in the legend, in the order given", () => {
    const svg = draw(tertiary, { lines: PENS.map((_, index) => ({ name: `line ${index}`, curve: IDENTITY })) });
    expect([...svg.matchAll(/>line (\d)</g)].map(([, index]) => index)).toEqual(["0", "1", "2", "3", "4", "5"]);
  });
});
