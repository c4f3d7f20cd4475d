import { add, rational, type Rational, roundHalfUp, subtract, ZERO } from "../base/rational.ts";
import type { BaseTerm } from "../model/benefit.ts";
import type { Layer, PatientShares } from "./claim.ts";
import { least, most } from "./reference-layer.ts";
import type { Settled, Settlement } from "./reference-remainders.ts";

/** A bound on what is reported, in whole fen; rounding never goes past it. */
export type Bound = bigint;

/** The payment rounded half up to the step, but not past what is left of a cap, a pool or the bill. */
export function reported(payment: Rational, step: bigint, bounds: readonly Bound[]): bigint {
  const rounded = least(roundHalfUp(payment, rational(step)), ...bounds.map((bound) => rational(bound)));
  return most(rounded, ZERO).numerator;
}

export function layerReport(settled: Settled, payment: bigint): Layer {
  const { base, firstShare, deductible, overCap } = settled.result;
  return {
    benefit: settled.benefit.name, open: true, base: rounded(base), firstShare: rounded(firstShare), deductible: rounded(deductible),
    payment: Number(payment), overCap: rounded(overCap),
  };
}

export function closedReport(benefit: string): Layer {
  return { benefit, open: false, base: 0, firstShare: 0, deductible: 0, payment: 0, overCap: 0 };
}

function rounded(amount: Rational): number {
  return Number(roundHalfUp(amount).numerator);
}

/**
 * What explains the patient's amount. A part of one layer that a later open layer took into its base is explained there; the
 * own share is what the other parts leave of the exact amount.
 */
export function sharesOf(patient: bigint, costs: ReadonlyMap<string, bigint>, settled: Settlement): PatientShares {
  const layers = [...settled.values()];
  const named = new Set(layers.flatMap(({ terms }) => terms.flatMap(({ term }) => (term.kind === "measure" ? [term.measure.name] : []))));
  const outside = [...costs].reduce((sum, [name, cost]) => (named.has(name) ? sum : sum + cost), 0n);
  const of = (part: "firstShare" | "deductible" | "overCap"): Rational =>
    layers.reduce((sum, layer, index) => (isTakenUp(part, layer, layers.slice(index + 1), sourcesOf(layer, settled)) ? sum : add(sum, layer.result[part])), ZERO);
  const parts = { firstShare: of("firstShare"), deductible: of("deductible"), overCap: of("overCap") };
  const bill = [...costs.values()].reduce((sum, cost) => sum + cost, 0n);
  const exact = layers.reduce((rest, { result }) => subtract(rest, result.payment), rational(bill));
  const ownShare = Object.values(parts).reduce((rest, part) => subtract(rest, part), subtract(exact, rational(outside)));
  const shares = { outside: Number(outside), firstShare: rounded(parts.firstShare), deductible: rounded(parts.deductible), ownShare: rounded(ownShare), overCap: rounded(parts.overCap) };
  return { ...shares, rounding: Number(patient) - Object.values(shares).reduce((sum, share) => sum + share, 0) };
}

/** Whether a later layer's base names the part, or what is unpaid of the layer or of one that its cost came from. */
function isTakenUp(part: "firstShare" | "deductible" | "overCap", { benefit }: Settled, later: readonly Settled[], sources: ReadonlySet<string>): boolean {
  const holds = (term: BaseTerm): boolean => {
    if (term.kind === "measure") return false;
    const isWhole = term.kind === "unpaid" || term.kind === "ownShare";
    return term.benefit === benefit.name ? term.kind === part || (isWhole && part !== "firstShare") : isWhole && sources.has(term.benefit);
  };
  return later.some(({ terms }) => terms.some(({ term }) => holds(term)));
}

/** The layers that a layer's cost came from, whichever way. */
function sourcesOf({ terms }: Settled, settled: Settlement): ReadonlySet<string> {
  const names = new Set(terms.flatMap(({ term }) => (term.kind === "measure" ? [] : [term.benefit])));
  for (const name of names) for (const { term } of settled.get(name)?.terms ?? []) if (term.kind !== "measure") names.add(term.benefit);
  return names;
}
