// Exact fractions of fen: a numerator and a positive denominator, both BigInt.
const gcd = (a, b) => (b === 0n ? a : gcd(b, a % b));
const abs = (a) => (a < 0n ? -a : a);

export const fraction = (numerator, denominator = 1n) => {
  const divisor = gcd(abs(numerator), denominator);
  return { n: numerator / divisor, d: denominator / divisor };
};
export const whole = (number) => ({ n: BigInt(number), d: 1n });
export const ZERO = whole(0);

export const add = (a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a, b) => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a, b) => fraction(a.n * b.n, a.d * b.d);
export const divide = (a, b) => fraction(a.n * b.d, a.d * b.n); // by more than 0 only
export const isLess = (a, b) => a.n * b.d < b.n * a.d;
export const least = (first, ...others) => others.reduce((low, other) => (isLess(other, low) ? other : low), first);
export const positive = (a) => (a.n < 0n ? ZERO : a);
export const sum = (list) => list.reduce(add, ZERO);
export const ratio = (hundredthsOfAPercent) => fraction(BigInt(hundredthsOfAPercent), 10_000n);

// The multiple of `step` fen nearest to `a`, halves away from zero, as a number.
export const rounded = (a, step = 1) => {
  const unit = BigInt(step) * a.d;
  const magnitude = ((2n * abs(a.n) + unit) / (2n * unit)) * BigInt(step);
  return Number(a.n < 0n ? -magnitude : magnitude);
};
