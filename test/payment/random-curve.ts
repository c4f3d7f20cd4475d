import fc from "fast-check";
import { add, compare, rational, type Rational, ZERO } from "../../compiler/base/rational.ts";
import { type Curve, curveOf, type Piece, valueOn } from "../../compiler/payment/curve.ts";

export const anyRational = fc.tuple(fc.bigInt(-12n, 12n), fc.bigInt(1n, 4n)).map(([numerator, denominator]) => rational(numerator, denominator));
export const amount = fc.tuple(fc.bigInt(0n, 60n), fc.bigInt(1n, 4n)).map(([numerator, denominator]) => rational(numerator, denominator));
const width = fc.tuple(fc.bigInt(1n, 9n), fc.bigInt(1n, 3n)).map(([numerator, denominator]) => rational(numerator, denominator));
const rise = fc.tuple(fc.bigInt(0n, 5n), fc.bigInt(1n, 3n)).map(([numerator, denominator]) => rational(numerator, denominator));

/** Jumps and slopes in both directions. */
export const anyCurve: fc.Arbitrary<Curve> = fc.array(fc.tuple(width, anyRational, anyRational), { minLength: 1, maxLength: 5 }).map((parts) => {
  let from = ZERO;
  return curveOf(parts.map(([wide, value, slope]) => {
    const piece: Piece = { from, value, slope };
    from = add(from, wide);
    return piece;
  }));
});

/** Never falls and lies nowhere below 0; jumps upwards where `jumps`. */
export function risingCurve(jumps: boolean): fc.Arbitrary<Curve> {
  return fc.array(fc.tuple(width, rise, rise), { minLength: 1, maxLength: 5 }).map((parts) => {
    let last: Piece = { from: ZERO, value: ZERO, slope: ZERO };
    let from = ZERO;
    return curveOf(parts.map(([wide, jump, slope], index) => {
      const value = add(valueOn(last, from), jumps || index === 0 ? jump : ZERO);
      last = { from, value, slope };
      from = add(from, wide);
      return last;
    }));
  });
}

/** The obvious meaning of a list of pieces, without anything of the library but its fractions. */
export function valueAt(curve: Curve, x: Rational): Rational {
  const piece = [...curve].reverse().find(({ from }) => compare(from, x) <= 0)!;
  const [n, d] = [x.numerator * piece.from.denominator - piece.from.numerator * x.denominator, x.denominator * piece.from.denominator];
  return add(piece.value, rational(piece.slope.numerator * n, piece.slope.denominator * d));
}

const NEARLY = rational(1n, 1_000_000n);

/** Every breakpoint of the curves, points just below, between and beyond them, and the given ones. */
export function samples(curves: readonly Curve[], more: readonly Rational[] = []): readonly Rational[] {
  const edges = [...curves.flatMap((curve) => curve.map(({ from }) => from)), ...more].sort(compare);
  const between = edges.flatMap((edge, index) => {
    const next = edges[index + 1] ?? add(edge, rational(7n, 3n));
    const below = compare(edge, NEARLY) > 0 ? [add(edge, rational(-1n, 1_000_000n))] : [];
    return [...below, edge, add(edge, rational((next.numerator * edge.denominator - edge.numerator * next.denominator), 3n * next.denominator * edge.denominator))];
  });
  return [ZERO, ...between, add(edges.at(-1) ?? ZERO, rational(11n))];
}
