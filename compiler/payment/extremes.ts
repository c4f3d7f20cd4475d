/** Where a curve is highest and lowest, and where it falls. */
import { compare, type Rational } from "../base/rational.ts";
import { minus } from "./combine.ts";
import { type Curve, type Piece, valueOn } from "./curve.ts";

export type Extreme =
  /** `approached`: as near as one likes just below `at`, where the curve jumps away. */
  | { readonly kind: "reached" | "approached"; readonly at: Rational; readonly value: Rational }
  /** Without bound: by `slope` for each unit beyond `at`, the last breakpoint. */
  | { readonly kind: "endless"; readonly at: Rational; readonly value: Rational; readonly slope: Rational };

export interface Extremes {
  readonly least: Extreme;
  readonly most: Extreme;
}

/** The first such place, from 0 upwards. */
export function extremesOf(curve: Curve): Extremes {
  return { least: extremeOf(curve, -1), most: extremeOf(curve, 1) };
}

/** The extremes of `a − b`. */
export function compareCurves(a: Curve, b: Curve): Extremes {
  return extremesOf(minus(a, b));
}

function extremeOf(curve: Curve, side: 1 | -1): Extreme {
  const last: Piece = curve.at(-1) ?? curve[0];
  if (side * sign(last.slope) > 0) return { kind: "endless", at: last.from, value: last.value, slope: last.slope };
  const candidates = curve.flatMap((piece, index): Extreme[] => {
    const end = curve[index + 1]?.from;
    const start: Extreme = { kind: "reached", at: piece.from, value: piece.value };
    return end === undefined ? [start] : [start, { kind: "approached", at: end, value: valueOn(piece, end) }];
  });
  return candidates.reduce((best, candidate) => (isBetter(candidate, best, side) ? candidate : best));
}

function isBetter(candidate: Extreme, best: Extreme, side: 1 | -1): boolean {
  const order = side * compare(candidate.value, best.value);
  return order > 0 || (order === 0 && best.kind === "approached" && candidate.kind === "reached" && compare(candidate.at, best.at) === 0);
}

function sign({ numerator }: Rational): number {
  return numerator < 0n ? -1 : numerator > 0n ? 1 : 0;
}

/** The curve goes down from `before`, at `from` or reached just below it, to `after` at `to`; the two places are one at a jump. */
export interface Fall {
  readonly from: Rational;
  readonly to: Rational;
  readonly before: Rational;
  readonly after: Rational;
}

/** The first place where the curve falls. A last piece that falls for ever is shown over one unit. */
export function firstFall(curve: Curve): Fall | undefined {
  for (const [index, piece] of curve.entries()) {
    const next = curve[index + 1];
    const to = next?.from ?? { numerator: piece.from.numerator + piece.from.denominator, denominator: piece.from.denominator };
    const end = valueOn(piece, to);
    if (sign(piece.slope) < 0) return { from: piece.from, to, before: piece.value, after: end };
    if (next !== undefined && compare(next.value, end) < 0) return { from: to, to, before: end, after: next.value };
  }
  return undefined;
}
