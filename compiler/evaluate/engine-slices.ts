/** Step 3 of the semantics as slices of cost above the deductible, each paid at its ratio. */
import { add, compare, divide, multiply, ONE, type Rational, rational, subtract, ZERO } from "../base/rational.ts";
import type { TableBand } from "../emit/format.ts";
import { type Figures, numberOf } from "./engine-figures.ts";
import { ratioOf } from "./engine-flat.ts";

/** Fen of cost, without end where there is no width. */
export interface Slice {
  readonly width: Rational | undefined;
  /** Of one: at most 1. */
  readonly ratio: Rational;
  readonly band?: TableBand | undefined;
}

/** How a layer pays before its copay, limits and caps. */
export interface Schedule {
  /** The cost that comes before the slices and is not paid for. */
  readonly deductible: Rational;
  readonly slices: readonly Slice[];
  /** Paid whatever the cost, even for none. */
  readonly lumpSum: Rational;
}

export function fen(amount: number): Rational {
  return { numerator: BigInt(amount), denominator: 1n };
}

export function hundredths(ratio: number): Rational {
  return rational(BigInt(ratio), 10_000n);
}

export function lesser(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

export function positive(a: Rational): Rational {
  return a.numerator < 0n ? ZERO : a;
}

/** `used` is by counter, in fen; `deductible` what is left of it for this claim. */
export function scheduleOf(figures: Figures, used: Float64Array, deductible: Rational): Schedule {
  const amount = numberOf(figures.amount);
  if (amount !== undefined) {
    const isLumpSum = figures.amount?.row.costBound === "whateverTheCost";
    return isLumpSum
      ? { deductible: ZERO, slices: [{ width: undefined, ratio: ZERO }], lumpSum: fen(amount) }
      : { deductible: ZERO, slices: [{ width: fen(amount), ratio: ONE }, { width: undefined, ratio: ZERO }], lumpSum: ZERO };
  }
  const { bands } = figures.ratio?.row ?? {};
  const flat = [{ width: undefined, ratio: hundredths(numberOf(figures.ratio) ?? 0) }];
  return { deductible, slices: bands === undefined ? flat : bandSlices(bands, figures, used, deductible), lumpSum: ZERO };
}

function bandSlices(bands: readonly TableBand[], figures: Figures, used: Float64Array, deductible: Rational): Slice[] {
  const before = fen(used[figures.ratio?.cells.counter ?? -1] ?? 0);
  switch (figures.ratio?.period.source.scale) {
    case "payment":
      return costOfPayments(slicesFrom(bands, before));
    case "excess":
      return slicesFrom(bands, positive(subtract(before, fen(used[figures.deductible?.cells.counter ?? -1] ?? 0))));
    default:
      return slicesFrom(bands, add(before, deductible));
  }
}

/** What is left of the bands from a place on their scale. */
function slicesFrom(bands: readonly TableBand[], start: Rational): Slice[] {
  return bands.flatMap((band) => {
    const { from, to, value } = band;
    const begin = compare(fen(from), start) < 0 ? start : fen(from);
    const width = to === null ? undefined : subtract(fen(to), begin);
    return width === undefined || width.numerator > 0n ? [{ width, ratio: hundredths(ratioOf(value)), band }] : [];
  });
}

/** A band of money paid, at its ratio, is used up by more cost than it pays; at 0 % it is never used up. */
function costOfPayments(slices: readonly Slice[]): Slice[] {
  return slices.map(({ width, ratio, band }) => ({ width: width === undefined || ratio.numerator === 0n ? undefined : divide(width, ratio), ratio, band }));
}

/** What is paid for a slice of the cost, in the order of the slices. */
export interface PaidSlice {
  readonly cost: Rational;
  readonly ratio: Rational;
  readonly paid: Rational;
  readonly band: TableBand | undefined;
}

export function payFor(cost: Rational, { deductible, slices }: Schedule): PaidSlice[] {
  const paid: PaidSlice[] = [];
  let left = positive(subtract(cost, deductible));
  for (const { width, ratio, band } of slices) {
    if (left.numerator === 0n) break;
    const part = width === undefined ? left : lesser(width, left);
    paid.push({ cost: part, ratio, paid: multiply(part, ratio), band });
    left = subtract(left, part);
  }
  return paid;
}

/** The largest cost, up to `most`, for which the slices pay no more than `allowed`. */
export function largestCost(most: Rational, allowed: Rational, { deductible, slices }: Schedule): Rational {
  let cost = deductible;
  let left = allowed;
  for (const { width, ratio } of slices) {
    if (compare(cost, most) >= 0) return most;
    const full = ratio.numerator === 0n ? undefined : divide(left, ratio);
    if (full !== undefined && (width === undefined || compare(full, width) < 0)) return lesser(add(cost, full), most);
    if (width === undefined) return most;
    cost = add(cost, width);
    left = subtract(left, multiply(width, ratio));
  }
  return lesser(cost, most);
}
