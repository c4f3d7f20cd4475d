import { add, compare, divide, multiply, type Rational, rational, ZERO } from "./rational.ts";

/**
 * Whole parts of `total` in proportion to the weights, by largest remainders (Hamilton's method; M. L. Balinski, H. P. Young, “Fair
 * Representation”, 1982, ch. 3): each part is its exact share rounded down, and what is then left goes one by one to the largest fractions, the
 * first written among equals. The parts add up to the total and none is a whole unit away from its exact share. `total` and the weights are
 * not negative; where all weights are 0 there is nothing to go by and every part is 0.
 */
export function apportion(total: bigint, weights: readonly Rational[]): bigint[] {
  const whole = weights.reduce(add, ZERO);
  if (whole.numerator === 0n) return weights.map(() => 0n);
  const exact = weights.map((weight) => divide(multiply(rational(total), weight), whole));
  const parts = exact.map(floor);
  const left = Number(total - parts.reduce((sum, part) => sum + part, 0n));
  const fractions = exact.map((share, place) => ({ place, fraction: add(share, rational(-(parts[place] ?? 0n))) }));
  const raised = new Set(fractions.sort((a, b) => compare(b.fraction, a.fraction) || a.place - b.place).slice(0, left).map(({ place }) => place));
  return parts.map((part, place) => (raised.has(place) ? part + 1n : part));
}

function floor({ numerator, denominator }: Rational): bigint {
  return numerator / denominator;
}
