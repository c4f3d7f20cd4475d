/** Curves made of two curves point by point. */
import { add, compare, divide, multiply, negate, type Rational, subtract, ZERO } from "../base/rational.ts";
import { type Curve, curveOf, type Piece, pieceAt, valueOn } from "./curve.ts";

export function plus(a: Curve, b: Curve): Curve {
  return pointwise(a, b, add);
}

export function minus(a: Curve, b: Curve): Curve {
  return pointwise(a, b, subtract);
}

export function sumOf(curves: readonly Curve[]): Curve | undefined {
  const [first, ...rest] = curves;
  return first === undefined ? undefined : rest.reduce(plus, first);
}

export function scale(curve: Curve, factor: Rational): Curve {
  return curveOf(curve.map(({ from, value, slope }) => ({ from, value: multiply(value, factor), slope: multiply(slope, factor) })));
}

/** Values and slopes combine alike, so the operation must be linear. */
function pointwise(a: Curve, b: Curve, operation: (a: Rational, b: Rational) => Rational): Curve {
  return curveOf(commonStarts(a, b).map((from) => {
    const [one, other] = [pieceAt(a, from), pieceAt(b, from)];
    return { from, value: operation(valueOn(one, from), valueOn(other, from)), slope: operation(one.slope, other.slope) };
  }));
}

function commonStarts(a: Curve, b: Curve): readonly Rational[] {
  const starts = [...a, ...b].map(({ from }) => from).sort(compare);
  return starts.filter((from, index) => index === 0 || compare(from, starts[index - 1] ?? ZERO) !== 0);
}

/** The lower of two curves at every point. */
export function min(a: Curve, b: Curve): Curve {
  return choose(b, a, a, b);
}

/** The higher of two curves at every point. */
export function max(a: Curve, b: Curve): Curve {
  return choose(a, b, a, b);
}

/** `then` wherever `a` is at least as high as `b`, elsewhere `otherwise`; where they merely touch or cross, the side above it decides. */
export function choose(a: Curve, b: Curve, then: Curve, otherwise: Curve): Curve {
  const sections = signsOf(minus(a, b));
  return curveOf(sections.flatMap(({ from, isNegative }, index) => {
    const source = isNegative ? otherwise : then;
    return restarted(source, from, sections[index + 1]?.from);
  }));
}

interface Section {
  readonly from: Rational;
  readonly isNegative: boolean;
}

/** Where the curve changes sides of 0. */
function signsOf(curve: Curve): readonly Section[] {
  return curve.flatMap((piece, index): Section[] => {
    const { from, value, slope } = piece;
    const start = { from, isNegative: isBelowZero(piece) };
    if (slope.numerator === 0n || value.numerator === 0n) return [start];
    const root = subtract(from, divide(value, slope));
    const end = curve[index + 1]?.from;
    const isInside = compare(root, from) > 0 && (end === undefined || compare(root, end) < 0);
    return isInside ? [start, { from: root, isNegative: slope.numerator < 0n }] : [start];
  });
}

/** Just above the piece's start. */
function isBelowZero({ value, slope }: Piece): boolean {
  return value.numerator === 0n ? slope.numerator < 0n : value.numerator < 0n;
}

/** The pieces between two points, the first cut so that it begins there. */
function restarted(curve: Curve, from: Rational, to: Rational | undefined): readonly Piece[] {
  const first = pieceAt(curve, from);
  const inside = curve.filter((piece) => compare(piece.from, from) > 0 && (to === undefined || compare(piece.from, to) < 0));
  return [{ from, value: valueOn(first, from), slope: first.slope }, ...inside];
}

/** What of the curve lies above 0. */
export function positivePart(curve: Curve): Curve {
  return max(curve, [{ from: ZERO, value: ZERO, slope: ZERO }]);
}

export function opposite(curve: Curve): Curve {
  return curveOf(curve.map(({ from, value, slope }) => ({ from, value: negate(value), slope: negate(slope) })));
}
