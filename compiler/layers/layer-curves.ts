/** What one layer pays, as exact functions of its base (`docs/semantics.md`, steps 1 to 4, in a new insurance year). */
import { compare, divide, rational, type Rational, ZERO } from "../base/rational.ts";
import type { BandValue, Value } from "../model/value.ts";
import { valuesOf } from "../parts/adjust.ts";
import { WHOLE } from "../parts/evaluate-value.ts";
import { choose, min, minus, positivePart, scale } from "../payment/combine.ts";
import { compose, largestWithin } from "../payment/compose.ts";
import { bands, bandsOfHeight, constant, type Curve, evaluate, IDENTITY, NOTHING, type Slice, steps } from "../payment/curve.ts";
import type { Term, Terms } from "./terms.ts";

/** In fen, each a function of the base before the first share. */
export interface LayerCurves {
  readonly firstShare: Curve;
  readonly payment: Curve;
  /** What caps and pools cut off of the cost. */
  readonly overCap: Curve;
}

/** `undefined` where a number is not known: a statistic not yet published, a cell not understood. */
export function layerCurves(terms: Terms): LayerCurves | undefined {
  const isUnknown = terms.cells.some(({ value }) => valuesOf(value).some(({ kind }) => kind === "unpublished" || kind === "unknown"));
  if (isUnknown) return undefined;
  const firstShare = firstShareOf(terms);
  const cost = costLimits(terms).reduce((least, limit) => min(least, constant(limit)), minus(IDENTITY, firstShare));
  const before = paymentBeforeCaps(terms);
  if (before === undefined) return undefined;
  const allowed = allowedBy(terms);
  if (allowed === undefined) return { firstShare, payment: compose(before, cost), overCap: NOTHING };
  const largest = largestWithin(before, allowed);
  return {
    firstShare,
    payment: min(compose(before, cost), constant(allowed)),
    overCap: largest === undefined ? NOTHING : positivePart(minus(cost, constant(largest))),
  };
}

function firstShareOf({ cells }: Terms): Curve {
  const [cell] = cells.filter(({ word }) => word === "firstShare");
  const share = amountOf(cell);
  if (share === undefined) return NOTHING;
  return cell?.unit === "ratio" ? scale(IDENTITY, divide(share, rational(WHOLE))) : min(IDENTITY, constant(share));
}

function amountOf(cell: Term | undefined): Rational | undefined {
  return cell?.value.kind === "number" ? cell.value.amount : undefined;
}

function costLimits(terms: Terms): readonly Rational[] {
  return [...boundsOf(terms, ["cap", "limit"], true), ...poolsOf(terms, "cost")];
}

/** Of what the caps and limits are, unless of the cost, is the payment. */
function boundsOf({ cells }: Terms, words: readonly Term["word"][], ofCost: boolean): readonly Rational[] {
  const bounds = cells.filter(({ word, attributes }) => words.includes(word) && (attributes.of === "cost") === ofCost);
  return bounds.flatMap((cell) => amountOf(cell) ?? []);
}

function poolsOf({ pools }: Terms, of: "cost" | "deductible" | "payment"): readonly Rational[] {
  return pools.filter((pool) => (pool.of ?? "payment") === of).map(({ size }) => size);
}

function allowedBy(terms: Terms): Rational | undefined {
  return least([...boundsOf(terms, ["cap"], false), ...poolsOf(terms, "payment")]);
}

function least(amounts: readonly Rational[]): Rational | undefined {
  return [...amounts].sort(compare)[0];
}

/** A function of the cost that is left after the first share and the limits of cost; it never falls. */
function paymentBeforeCaps(terms: Terms): Curve | undefined {
  const paid = byAmount(terms) ?? byRatio(terms);
  const copay = amountOf(terms.cells.find(({ word }) => word === "copay"));
  const less = copay === undefined || paid === undefined ? paid : positivePart(minus(paid, constant(copay)));
  return less === undefined ? undefined : boundsOf(terms, ["limit"], false).reduce((curve, limit) => min(curve, constant(limit)), less);
}

/** An amount that bands raise begins at their edges. */
function byAmount({ cells }: Terms): Curve | undefined {
  const value = cells.find(({ word }) => word === "amount")?.value;
  if (value === undefined || !valuesOf(value).some(({ kind }) => kind === "number")) return undefined;
  const list: readonly BandValue[] = value.kind === "bands" ? value.bands : [{ from: 0n, to: undefined, value }];
  const whatever = steps(list.map((band) => ({ from: rational(band.from), value: numberOf(band.value) })));
  const isBounded = valuesOf(value).some((one) => one.kind === "number" && one.costBound !== "whateverTheCost");
  return isBounded ? min(whatever, IDENTITY) : whatever;
}

function numberOf(value: Value): Rational {
  return value.kind === "number" ? value.amount : ZERO;
}

function byRatio(terms: Terms): Curve | undefined {
  const cell = terms.cells.find(({ word }) => word === "ratio");
  const deductible = deductibleOf(terms);
  const excess = positivePart(minus(IDENTITY, constant(deductible)));
  if (cell?.value.kind !== "bands") return scale(excess, divide(amountOf(cell) ?? ZERO, rational(WHOLE)));
  const slices = cell.value.bands.map(sliceOf);
  switch (cell.attributes.scale) {
    case "excess":
      return compose(bands(slices), excess);
    case "payment":
      return compose(bandsOfHeight(slices), excess);
    case "base": {
      const paid = bands(slices);
      return positivePart(minus(paid, constant(evaluate(paid, deductible))));
    }
    case undefined:
      return undefined;
  }
}

function sliceOf({ from, value }: BandValue): Slice {
  return { from: rational(from), slope: divide(numberOf(value), rational(WHOLE)) };
}

function deductibleOf(terms: Terms): Rational {
  const own = amountOf(terms.cells.find(({ word }) => word === "deductible"));
  return own === undefined ? ZERO : (least([own, ...poolsOf(terms, "deductible")]) ?? own);
}

/** Of two ways to settle one case the one that pays more; the first among equals. */
export function better(a: LayerCurves, b: LayerCurves): LayerCurves {
  const pick = (one: Curve, other: Curve): Curve => choose(a.payment, b.payment, one, other);
  return { firstShare: pick(a.firstShare, b.firstShare), payment: pick(a.payment, b.payment), overCap: pick(a.overCap, b.overCap) };
}
