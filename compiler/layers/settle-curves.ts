/** Layers one after the other: what each pays as a function of the bill, and out of what (`docs/semantics.md`, “Remainders”). */
import type { BaseTerm, Measure } from "../model/benefit.ts";
import { min, minus, plus, positivePart } from "../payment/combine.ts";
import { type Curve, IDENTITY, NOTHING } from "../payment/curve.ts";
import type { LayerCurves } from "./layer-curves.ts";
import { ownShareOf, settleLayer } from "./settle-layer.ts";

/** An open layer of one case, with the terms of its base that day. */
export interface OpenLayer {
  readonly name: string;
  readonly terms: readonly BaseTerm[];
  readonly ways: readonly LayerCurves[];
}

/** In fen, functions of the bill. */
export interface SettledLayer {
  readonly name: string;
  readonly terms: readonly BaseTerm[];
  /** Term by term, what it is worth to this layer. */
  readonly sources: readonly Curve[];
  /** Term by term, what this layer takes of it. */
  readonly taken: readonly Curve[];
  readonly base: Curve;
  readonly firstShare: Curve;
  readonly payment: Curve;
  readonly overCap: () => Curve;
}

interface Settling extends SettledLayer {
  /** Term by term, what nobody has paid yet. */
  readonly left: Curve[];
  /** What later layers paid out of it. */
  later: Curve;
}

/** Where a settlement stands; nothing of it changes when further layers are settled after it. */
export interface Settlement {
  readonly layers: readonly Settling[];
  /** What was drawn from each pool. */
  readonly drawn: ReadonlyMap<string, Curve>;
}

export const NOTHING_SETTLED: Settlement = { layers: [], drawn: new Map() };

/** The next layer in the order of settlement, of a bill that consists of the one measure only. */
export function settleNext(before: Settlement, { name, terms, ways }: OpenLayer, isBilled: (measure: Measure) => boolean): Settlement {
  const settled = before.layers.map((layer) => ({ ...layer, left: [...layer.left] }));
  const sources = terms.map((term) => sourceOf(term, isBilled, settled));
  const base = sources.reduce(plus, NOTHING);
  const { firstShare, payment, overCap } = settleLayer(ways, base, before.drawn);
  const drawn = new Map(before.drawn);
  for (const pool of new Set(ways.flatMap(({ pools }) => pools.map((one) => one.name)))) drawn.set(pool, plus(drawn.get(pool) ?? NOTHING, payment));
  const next = { name, terms, sources, base, firstShare, payment, overCap, left: [...sources], later: NOTHING };
  return { layers: [...settled, { ...next, taken: draw(next, payment, settled) }], drawn };
}

/** A remainder of a layer that is closed is nothing. */
function sourceOf(term: BaseTerm, isBilled: (measure: Measure) => boolean, settled: readonly Settling[]): Curve {
  if (term.kind === "measure") return isBilled(term.measure) ? IDENTITY : NOTHING;
  const layer = settled.find(({ name }) => name === term.benefit);
  if (layer === undefined) return NOTHING;
  switch (term.kind) {
    case "firstShare":
      return layer.firstShare;
    case "overCap":
      return layer.overCap();
    case "ownShare":
      return positivePart(ownShareOf(layer, layer.base));
    case "unpaid":
      return positivePart(minus(ownShareOf(layer, layer.base), layer.later));
  }
}

/** Takes an amount from the terms of a layer's base in the order written, each up to what is left of it, and so on back to the measures. */
function draw(layer: Pick<Settling, "terms" | "left">, amount: Curve, settled: readonly Settling[]): readonly Curve[] {
  let rest = amount;
  return layer.terms.map((term, index) => {
    const left = layer.left[index] ?? NOTHING;
    const taken = min(rest, left);
    layer.left[index] = minus(left, taken);
    rest = minus(rest, taken);
    const origin = term.kind === "measure" ? undefined : settled.find(({ name }) => name === term.benefit);
    if (origin !== undefined) {
      // The first share lies outside of what `unpaid` counts.
      if (term.kind !== "firstShare") origin.later = plus(origin.later, taken);
      draw(origin, taken, settled);
    }
    return taken;
  });
}

/** What all layers pay together. */
export function totalPayment(layers: readonly SettledLayer[]): Curve {
  return layers.map(({ payment }) => payment).reduce(plus, NOTHING);
}

/** The bill less all payments. */
export function patientAmount(layers: readonly SettledLayer[]): Curve {
  return minus(IDENTITY, totalPayment(layers));
}
