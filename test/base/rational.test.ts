import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, compare, divide, isInteger, multiply, negate, rational, roundHalfUp, subtract } from "../../compiler/base/rational.ts";

const fraction = fc.tuple(fc.bigInt(-10_000n, 10_000n), fc.bigInt(1n, 10_000n)).map(([n, d]) => rational(n, d));

describe("exact fractions", () => {
  it("are in lowest terms with a positive denominator", () => {
    expect(rational(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
    expect(rational(0n, -7n)).toEqual({ numerator: 0n, denominator: 1n });
    expect(() => rational(1n, 0n)).toThrow(RangeError);
  });

  it("obey the laws of arithmetic", () => {
    fc.assert(fc.property(fraction, fraction, fraction, (a, b, c) => {
      expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
      expect(subtract(a, b)).toEqual(negate(subtract(b, a)));
      if (b.numerator !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
      expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
    }));
  });

  it("round halves away from zero", () => {
    expect(roundHalfUp(rational(1005n, 10n))).toEqual(rational(101n));
    expect(roundHalfUp(rational(1004n, 10n))).toEqual(rational(100n));
    expect(roundHalfUp(rational(-1005n, 10n))).toEqual(rational(-101n));
    expect(roundHalfUp(rational(123_456n), rational(100n))).toEqual(rational(123_500n));
  });

  it("round to the nearest step, never further than half of it", () => {
    fc.assert(fc.property(fraction, fc.bigInt(1n, 500n), (value, step) => {
      const rounded = roundHalfUp(value, rational(step));
      expect(isInteger(divide(rounded, rational(step)))).toBe(true);
      const distance = subtract(rounded, value);
      const magnitude = distance.numerator < 0n ? negate(distance) : distance;
      expect(compare(magnitude, rational(step, 2n))).toBeLessThanOrEqual(0);
    }));
  });
});
