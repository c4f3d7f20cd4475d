/** What one layer pays, as exact functions of its base (`docs/semantics.md`, steps 1 to 4, in a new insurance year). */
import { compare, divide, rational, type Rational, ZERO } from "../base/rational.ts";
import type { BandValue, Value } from "../model/value.ts";
import { valuesOf } from "../parts/adjust.ts";
import { WHOLE } from "../parts/evaluate-value.ts";
import { min, minus, positivePart, scale } from "../payment/combine.ts";
import { compose } from "../payment/compose.ts";
import { bands, bandsOfHeight, constant, type Curve, evaluate, IDENTITY, NOTHING, type Slice, steps } from "../payment/curve.ts";
import type { PoolTerm, Term, Terms } from "./terms.ts";

/** In fen. */
export interface LayerCurves {
  /** Of the base. */
  readonly firstShare: Curve;
  /** Of the base: what is left of it after the first share and the limits of cost. */
  readonly cost: Curve;
  /** Of that cost: the payment before caps and pools; it never falls. */
  readonly before: Curve;
  /** The least cap of payment. */
  readonly cap: Rational | undefined;
  readonly pools: readonly PoolTerm[];
}

/** `undefined` where a number is not known: a statistic not yet published, a cell not understood. */
export function layerCurves(terms: Terms): LayerCurves | undefined {
  const isUnknown = terms.cells.some(({ value }) => valuesOf(value).some(({ kind }) => kind === "unpublished" || kind === "unknown"));
  const before = isUnknown ? undefined : paymentBeforeCaps(terms);
  if (before === undefined) return undefined;
  const firstShare = firstShareOf(terms);
  const cost = costLimits(terms).reduce((lowest, limit) => min(lowest, constant(limit)), minus(IDENTITY, firstShare));
  return { firstShare, cost, before, cap: least(boundsOf(terms, ["cap"], false)), pools: terms.pools };
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

function poolsOf({ pools }: Terms, of: PoolTerm["of"]): readonly Rational[] {
  return pools.filter((pool) => pool.of === of).map(({ size }) => size);
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
