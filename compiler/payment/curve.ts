import { add, compare, divide, multiply, ONE, type Rational, subtract, ZERO } from "../base/rational.ts";

/** From `from` on, until the next piece begins: `value + slope × (x − from)`. */
export interface Piece {
  readonly from: Rational;
  readonly value: Rational;
  readonly slope: Rational;
}

/**
 * An exact piecewise-linear function of one amount from 0 on. The first piece begins at 0. Where a piece does not begin at the height
 * at which the last one ended, the curve jumps; its value there is the new one. Neighbours that lie on one line are one piece, so equal
 * functions are equal lists.
 */
export type Curve = readonly [Piece, ...Piece[]];

/** A slice of the amount with its slope; slices touch, begin at 0, and the last has no end. */
export interface Slice {
  readonly from: Rational;
  readonly slope: Rational;
}

export function line(value: Rational, slope: Rational): Curve {
  return [{ from: ZERO, value, slope }];
}

export function constant(value: Rational): Curve {
  return line(value, ZERO);
}

export const NOTHING: Curve = constant(ZERO);
/** The amount itself. */
export const IDENTITY: Curve = line(ZERO, ONE);

/** Continuous from 0, each slice at its slope. */
export function bands(slices: readonly Slice[]): Curve {
  let value = ZERO;
  return curveOf(slices.map(({ from, slope }, index) => {
    const piece = { from, value, slope };
    value = valueOn(piece, slices[index + 1]?.from ?? from);
    return piece;
  }));
}

/** As `bands`, but the edges are heights of the curve: at slope r a slice is climbed within its height / r; one of slope 0 never ends. */
export function bandsOfHeight(slices: readonly Slice[]): Curve {
  const pieces: Piece[] = [];
  let from = ZERO;
  for (const [index, { from: height, slope }] of slices.entries()) {
    pieces.push({ from, value: height, slope });
    const next = slices[index + 1]?.from;
    if (next === undefined || compare(slope, ZERO) === 0) break;
    from = add(from, divide(subtract(next, height), slope));
  }
  return curveOf(pieces);
}

/** Level, jumping at each edge to the height that begins there. */
export function steps(heights: readonly { readonly from: Rational; readonly value: Rational }[]): Curve {
  return curveOf(heights.map(({ from, value }) => ({ from, value, slope: ZERO })));
}

/** The curve of these pieces, first by first; pieces that begin where the next does are left out. */
export function curveOf(pieces: readonly Piece[]): Curve {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    if (joined.length > 0 && compare(joined.at(-1)?.from ?? ZERO, piece.from) === 0) joined.pop();
    const last = joined.at(-1);
    if (last === undefined || !isOnLine(last, piece)) joined.push(piece);
  }
  const [first, ...rest] = joined;
  if (first === undefined || compare(first.from, ZERO) !== 0) throw new RangeError("a curve begins at 0");
  return [first, ...rest];
}

function isOnLine(line: Piece, { from, value, slope }: Piece): boolean {
  return compare(line.slope, slope) === 0 && compare(valueOn(line, from), value) === 0;
}

/** Where the piece's line stands at `x`, inside the piece or not. */
export function valueOn({ from, value, slope }: Piece, x: Rational): Rational {
  return slope.numerator === 0n ? value : add(value, multiply(slope, subtract(x, from)));
}

/** The piece that holds `x`; the first one's line goes on below 0. */
export function pieceAt(curve: Curve, x: Rational): Piece {
  let found: Piece = curve[0];
  for (const piece of curve) {
    if (compare(piece.from, x) > 0) break;
    found = piece;
  }
  return found;
}

/** The value at `x`, from 0 on. */
export function evaluate(curve: Curve, x: Rational): Rational {
  return valueOn(pieceAt(curve, x), x);
}

/** What the curve comes to from below: its value but at a jump. `x` lies above 0. */
export function limitBelow(curve: Curve, x: Rational): Rational {
  return valueOn(pieceBelow(curve, x), x);
}

/** The piece that holds what lies just below `x`. */
export function pieceBelow(curve: Curve, x: Rational): Piece {
  let found: Piece = curve[0];
  for (const piece of curve) {
    if (compare(piece.from, x) >= 0) break;
    found = piece;
  }
  return found;
}

/** Where pieces begin, 0 included. */
export function breakpoints(curve: Curve): readonly Rational[] {
  return curve.map(({ from }) => from);
}

/** Equal texts for equal curves. */
export function keyOfCurve(curve: Curve): string {
  return curve.map(({ from, value, slope }) => [from, value, slope].map(({ numerator, denominator }) => `${numerator}/${denominator}`).join()).join(";");
}

export function isSameCurve(a: Curve, b: Curve): boolean {
  return a === b || (a.length === b.length && keyOfCurve(a) === keyOfCurve(b));
}
