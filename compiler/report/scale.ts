/** Amounts to places in a picture, exactly until the last rounding to a tenth of a pixel. */
import { add, compare, divide, multiply, rational, type Rational, roundHalfUp, subtract } from "../base/rational.ts";

/** `low` of the amount lies at the pixel `start`, `high` at `end`. */
export interface Scale {
  readonly low: Rational;
  readonly high: Rational;
  readonly start: number;
  readonly end: number;
}

const TENTHS = 10n;

/** In tenths of a pixel. */
export function placeOf({ low, high, start, end }: Scale, amount: Rational): bigint {
  const share = divide(subtract(amount, low), subtract(high, low));
  return roundHalfUp(multiply(add(rational(BigInt(start)), multiply(share, rational(BigInt(end - start)))), rational(TENTHS))).numerator;
}

/** As a coordinate is written: `123.4`, `50`. */
export function coordinate(tenths: bigint): string {
  const [sign, size] = tenths < 0n ? ["-", -tenths] : ["", tenths];
  return `${sign}${size / TENTHS}${size % TENTHS === 0n ? "" : `.${size % TENTHS}`}`;
}

/** Round amounts from `low` to `high`, about as many as asked for: steps of 1, 2 or 5 times a power of ten, at least 1 yuan. */
export function roundAmounts(low: Rational, high: Rational, about: number): readonly Rational[] {
  const step = rational(roundStep(divide(subtract(high, low), rational(BigInt(about)))));
  const amounts: Rational[] = [];
  for (let amount = multiply(ceilingOf(divide(low, step)), step); compare(amount, high) <= 0; amount = add(amount, step)) amounts.push(amount);
  return amounts;
}

/** The least such step, in fen, that is not below the given one. */
function roundStep(least: Rational): bigint {
  for (let power = 100n; ; power *= 10n) {
    const step = [1n, 2n, 5n].map((times) => times * power).find((candidate) => compare(rational(candidate), least) >= 0);
    if (step !== undefined) return step;
  }
}

function ceilingOf({ numerator, denominator }: Rational): Rational {
  const whole = numerator / denominator;
  return rational(numerator > whole * denominator ? whole + 1n : whole);
}
