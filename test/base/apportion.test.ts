import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apportion } from "../../compiler/base/apportion.ts";
import { add, compare, divide, multiply, rational, subtract, ZERO } from "../../compiler/base/rational.ts";

const whole = (...numbers: readonly number[]) => numbers.map((number) => rational(BigInt(number)));

describe("parts by largest remainders", () => {
  test.each([
    [100n, [60, 20, 20], [60n, 20n, 20n]],
    [1n, [60, 20, 20], [1n, 0n, 0n]],
    [101n, [50, 50], [51n, 50n]],
    [2n, [1, 1, 1], [1n, 1n, 0n]],
    [5n, [0, 1], [0n, 5n]],
    [5n, [0, 0], [0n, 0n]],
    [0n, [3, 4], [0n, 0n]],
  ] as const)("%d by %j", (total, weights, parts) => {
    expect(apportion(total, whole(...weights))).toEqual(parts);
  });

  const weights = fc.array(fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 12 })).map(([a, b]) => rational(BigInt(a), BigInt(b))), { minLength: 1, maxLength: 8 });

  test("they add up, and none is a whole unit away from its exact share", () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), weights, (total, shares) => {
      const parts = apportion(total, shares);
      const sum = shares.reduce(add, ZERO);
      const isShared = sum.numerator !== 0n;
      expect(parts.reduce((a, b) => a + b, 0n)).toBe(isShared ? total : 0n);
      if (isShared) parts.forEach((part, i) => {
        const away = subtract(rational(part), divide(multiply(rational(total), shares[i]!), sum));
        expect(compare(away, rational(1n)) < 0 && compare(away, rational(-1n)) > 0).toBe(true);
      });
    }));
  });
});
