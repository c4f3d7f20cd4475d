/** Exact fractions. Money is in fen and ratios in parts of one before rounding; nothing here is ever a floating-point number. */
export interface Rational {
  readonly numerator: bigint;
  /** Always positive; numerator and denominator have no common divisor. */
  readonly denominator: bigint;
}

export const ZERO: Rational = { numerator: 0n, denominator: 1n };
export const ONE: Rational = { numerator: 1n, denominator: 1n };

export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 1n) return { numerator, denominator };
  if (denominator === 0n) throw new RangeError("a fraction needs a denominator other than 0");
  const divisor = greatestCommonDivisor(abs(numerator), abs(denominator));
  const sign = denominator < 0n ? -1n : 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

export function add(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) return rational(a.numerator + b.numerator, a.denominator);
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function divide(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function negate(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator };
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. */
export function compare(a: Rational, b: Rational): number {
  const [left, right] = a.denominator === b.denominator ? [a.numerator, b.numerator] : [a.numerator * b.denominator, b.numerator * a.denominator];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function isInteger(a: Rational): boolean {
  return a.denominator === 1n;
}

/** The multiple of `step` nearest to `a`, halves away from zero (四舍五入). */
export function roundHalfUp(a: Rational, step: Rational = ONE): Rational {
  const scaled = divide(a, step);
  const doubled = 2n * abs(scaled.numerator) + scaled.denominator;
  const magnitude = doubled / (2n * scaled.denominator);
  return multiply(rational(scaled.numerator < 0n ? -magnitude : magnitude), step);
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
