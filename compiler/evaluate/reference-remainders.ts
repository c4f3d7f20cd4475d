import { add, compare, type Rational, subtract, ZERO } from "../base/rational.ts";
import type { BaseTerm, Benefit } from "../model/benefit.ts";
import { atLeastNothing, least, type LayerResult } from "./reference-layer.ts";

/** A layer that was settled, with what it and later ones took out of it so far. */
export interface Settled {
  readonly benefit: Benefit;
  readonly result: LayerResult;
  readonly terms: readonly Drawn[];
  /** Paid out of the base after its first share, by itself and by later layers. */
  paidOut: Rational;
}

/** A term of a base, with the money that came from it and how much of that was paid out. */
export interface Drawn {
  readonly term: BaseTerm;
  readonly amount: Rational;
  taken: Rational;
}

export type Settlement = ReadonlyMap<string, Settled>;

/** What a term of a base comes to; of a closed layer there is nothing. */
export function amountOfTerm(term: BaseTerm, costs: ReadonlyMap<string, bigint>, before: Settlement): Rational {
  if (term.kind === "measure") return { numerator: costs.get(term.measure.name) ?? 0n, denominator: 1n };
  const layer = before.get(term.benefit);
  if (layer === undefined) return ZERO;
  const { firstShare, overCap, afterFirstShare, payment } = layer.result;
  switch (term.kind) {
    case "firstShare":
      return firstShare;
    case "overCap":
      return overCap;
    case "ownShare":
      return atLeastNothing(subtract(afterFirstShare, payment));
    case "unpaid":
      return atLeastNothing(subtract(afterFirstShare, layer.paidOut));
  }
}

/** A payment counts as paid out of its layer and, term by term, of the layers that its base came from. */
export function payOut(layer: Settled, before: Settlement, amount: Rational): void {
  layer.paidOut = add(layer.paidOut, amount);
  takeFromTerms(layer, before, amount);
}

function takeFromTerms(layer: Settled, before: Settlement, amount: Rational): void {
  let rest = amount;
  for (const drawn of layer.terms) {
    const part = least(rest, subtract(drawn.amount, drawn.taken));
    if (compare(part, ZERO) <= 0) continue;
    drawn.taken = add(drawn.taken, part);
    rest = subtract(rest, part);
    const from = drawn.term.kind === "measure" ? undefined : before.get(drawn.term.benefit);
    if (from === undefined) continue;
    // The first share lies outside what is unpaid, so nothing of that is used up.
    if (drawn.term.kind !== "firstShare") from.paidOut = add(from.paidOut, part);
    takeFromTerms(from, before, part);
  }
}
