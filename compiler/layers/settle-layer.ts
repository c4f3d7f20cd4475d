import type { Rational } from "../base/rational.ts";
import { choose, min, minus, positivePart } from "../payment/combine.ts";
import { compose, inverse } from "../payment/compose.ts";
import { constant, type Curve, IDENTITY, NOTHING } from "../payment/curve.ts";
import type { LayerCurves } from "./layer-curves.ts";

/** What a layer comes to, in fen, as functions of the bill. */
export interface LayerResult {
  readonly firstShare: Curve;
  readonly cost: Curve;
  readonly payment: Curve;
  /** Worked out when a later layer asks for it. */
  readonly overCap: () => Curve;
}

/** What earlier layers of the same claim drew from each pool, as functions of the bill. */
export type Drawn = ReadonlyMap<string, Curve>;

/** The way that pays most, the first among equals (`docs/semantics.md`, step 5). There is at least one. */
export function settleLayer(ways: readonly LayerCurves[], base: Curve, drawn: Drawn): LayerResult {
  const [first, ...others] = ways.map((way) => settleWay(way, base, drawn));
  if (first === undefined) throw new Error("an open layer pays in some way");
  return others.reduce((best, other) => ({
    firstShare: choose(best.payment, other.payment, best.firstShare, other.firstShare),
    cost: choose(best.payment, other.payment, best.cost, other.cost),
    payment: choose(best.payment, other.payment, best.payment, other.payment),
    overCap: once(() => choose(best.payment, other.payment, best.overCap(), other.overCap())),
  }), first);
}

function settleWay(way: LayerCurves, base: Curve, drawn: Drawn): LayerResult {
  const [firstShare, cost] = [compose(way.firstShare, base), compose(way.cost, base)];
  const before = compose(way.before, cost);
  const allowed = allowedBy(way, drawn);
  if (allowed === undefined) return { firstShare, cost, payment: before, overCap: () => NOTHING };
  const overCap = once(() => choose(allowed, before, NOTHING, minus(cost, compose(inverse(way.before), allowed))));
  return { firstShare, cost, payment: min(before, allowed), overCap };
}

function once(make: () => Curve): () => Curve {
  let made: Curve | undefined;
  return () => (made ??= make());
}

/** What caps and pools of payment still allow; `undefined` where there is none. */
function allowedBy({ cap, pools }: LayerCurves, drawn: Drawn): Curve | undefined {
  const ofPools = pools.filter(({ of }) => of === "payment").map(({ name, size }) => leftOf(size, drawn.get(name)));
  const [first, ...others] = [...(cap === undefined ? [] : [constant(cap)]), ...ofPools];
  return first === undefined ? undefined : others.reduce(min, first);
}

function leftOf(size: Rational, drawn: Curve | undefined): Curve {
  return drawn === undefined ? constant(size) : positivePart(minus(constant(size), drawn));
}

/** The payment as a function of the layer's own base, with everything still to be used up. */
export function paymentOfBase(ways: readonly LayerCurves[]): Curve {
  return settleLayer(ways, IDENTITY, new Map()).payment;
}

export function ownShareOf({ firstShare, payment }: Pick<LayerResult, "firstShare" | "payment">, base: Curve): Curve {
  return minus(minus(base, firstShare), payment);
}

/** Whether a pool other than one of payment is drawn on by several of the layers: what it leaves to the second is not expressed here. */
export function shareOtherPools(layers: readonly (readonly LayerCurves[])[]): boolean {
  const names = layers.flatMap((ways) => [...new Set(ways.flatMap(({ pools }) => pools.filter(({ of }) => of !== "payment").map(({ name }) => name)))]);
  return new Set(names).size < names.length;
}
