/** One curve applied to what another gives, and the way back. */
import { add, compare, divide, multiply, ONE, type Rational, subtract, ZERO } from "../base/rational.ts";
import { type Curve, curveOf, NOTHING, type Piece, pieceAt, pieceBelow, valueOn } from "./curve.ts";

/**
 * `outer(inner(x))`. What `inner` gives must not lie below 0. Where it falls through a jump of `outer`, the height at that one point is
 * that of the points after it, since a curve holds its jumps from the right.
 */
export function compose(outer: Curve, inner: Curve): Curve {
  return curveOf(inner.flatMap((piece, index) => composePiece(outer, piece, inner[index + 1]?.from)));
}

function composePiece(outer: Curve, piece: Piece, to: Rational | undefined): readonly Piece[] {
  const { from, value, slope } = piece;
  const end = to === undefined ? undefined : valueOn(piece, to);
  const falls = slope.numerator < 0n;
  if (value.numerator < 0n || (falls && (end === undefined || end.numerator < 0n))) throw new RangeError("a curve begins at 0, but is asked for an amount below it");
  if (slope.numerator === 0n) return [{ from, value: valueOn(pieceAt(outer, value), value), slope: ZERO }];
  const edges = outer.map((part) => part.from).filter((edge) => isBetween(edge, value, end, falls));
  const heights = [value, ...(falls ? edges.reverse() : edges)];
  return heights.map((height) => {
    const part = falls ? pieceBelow(outer, height) : pieceAt(outer, height);
    return { from: add(from, divide(subtract(height, value), slope)), value: valueOn(part, height), slope: multiply(part.slope, slope) };
  });
}

function isBetween(edge: Rational, start: Rational, end: Rational | undefined, falls: boolean): boolean {
  if (falls) return compare(edge, start) < 0 && end !== undefined && compare(edge, end) > 0;
  return compare(edge, start) > 0 && (end === undefined || compare(edge, end) < 0);
}

/**
 * The largest amount at which the curve does not exceed the bound, or at a jump what it is approached by; 0 where it exceeds it from the
 * first, `undefined` where there is no largest.
 */
export function largestWithin(curve: Curve, bound: Rational): Rational | undefined {
  for (const [index, piece] of [...curve.entries()].reverse()) {
    const end = curve[index + 1]?.from;
    const isEndWithin = end === undefined ? isFinallyWithin(piece, bound) : compare(valueOn(piece, end), bound) <= 0;
    if (isEndWithin) return end;
    if (compare(piece.value, bound) <= 0) return add(piece.from, divide(subtract(bound, piece.value), piece.slope));
  }
  return ZERO;
}

/**
 * The way back of a curve that never falls: for each height the largest amount within it, as `largestWithin` finds it. From the height
 * that the curve never exceeds on there is no such amount; the last piece's line goes on there.
 */
export function inverse(curve: Curve): Curve {
  const pieces: Piece[] = compare(curve[0].value, ZERO) > 0 ? [{ from: ZERO, value: ZERO, slope: ZERO }] : [];
  for (const [index, piece] of curve.entries()) {
    const next = curve[index + 1];
    if (piece.slope.numerator > 0n) pieces.push({ from: piece.value, value: piece.from, slope: divide(ONE, piece.slope) });
    if (next === undefined) continue;
    const end = valueOn(piece, next.from);
    if (compare(end, next.value) < 0) pieces.push({ from: end, value: next.from, slope: ZERO });
  }
  return pieces.length === 0 ? NOTHING : curveOf(pieces);
}

function isFinallyWithin({ value, slope }: Piece, bound: Rational): boolean {
  return slope.numerator < 0n || (slope.numerator === 0n && compare(value, bound) <= 0);
}
