/** Exact fractions of fen, in lowest terms with a denominator above 0. Money never becomes a floating-point number. */

export function fraction(numerator, denominator = 1n) {
  if (denominator === 1n) return { numerator, denominator };
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(a, b) {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

export const ZERO = fraction(0n);
export const ONE = fraction(1n);

export const add = (a, b) => fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
export const subtract = (a, b) => fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
export const multiply = (a, b) => fraction(a.numerator * b.numerator, a.denominator * b.denominator);
/** By more than 0. */
export const divide = (a, b) => fraction(a.numerator * b.denominator, a.denominator * b.numerator);
export const isLess = (a, b) => a.numerator * b.denominator < b.numerator * a.denominator;
export const isZero = (a) => a.numerator === 0n;

export const sum = (amounts) => amounts.reduce(add, ZERO);
export const least = (first, ...others) => others.reduce((lowest, other) => (isLess(other, lowest) ? other : lowest), first);
export const notBelowZero = (a) => (a.numerator < 0n ? ZERO : a);
/** Of a ratio in 0.01 %. */
export const ratio = (hundredths) => fraction(BigInt(hundredths), 10_000n);
/** Of a whole number of fen, as JSON has it. */
export const fen = (amount) => fraction(BigInt(amount));

/** The nearest multiple of `step` whole fen; halves go away from zero (四舍五入). */
export function roundHalfUp({ numerator, denominator }, step = 1n) {
  const unit = denominator * step;
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = ((2n * size + unit) / (2n * unit)) * step;
  return numerator < 0n ? -rounded : rounded;
}
