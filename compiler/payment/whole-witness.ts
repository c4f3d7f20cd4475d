import { add, compare, divide, negate, rational, type Rational, subtract, ZERO } from "../base/rational.ts";
import { opposite } from "./combine.ts";
import { type Curve, evaluate } from "./curve.ts";
import { extremesOf } from "./extremes.ts";

/** A whole amount with the curve's value there. */
export interface Witness {
  readonly at: bigint;
  readonly value: Rational;
  /** Where the curve has no highest point: how much it rises for each unit beyond. */
  readonly slopeBeyond: Rational | undefined;
}

/**
 * The whole amount at which the curve is highest. Where it rises for ever, a round one beyond the last breakpoint and beyond where it
 * passes `above`: a multiple of `round`.
 */
export function highestWhole(curve: Curve, round: bigint, above: Rational = ZERO): Witness {
  const { most } = extremesOf(curve);
  if (most.kind !== "endless") return { ...bestAround(curve, most.at), slopeBeyond: undefined };
  const rest = subtract(above, most.value);
  const start = rest.numerator <= 0n ? most.at : add(most.at, divide(rest, most.slope));
  const at = (floor(start) / round + 1n) * round;
  return { at, value: evaluate(curve, rational(at)), slopeBeyond: most.slope };
}

export function lowestWhole(curve: Curve, round: bigint, below: Rational = ZERO): Witness {
  const { at, value, slopeBeyond } = highestWhole(opposite(curve), round, negate(below));
  return { at, value: negate(value), slopeBeyond: slopeBeyond === undefined ? undefined : negate(slopeBeyond) };
}

function bestAround(curve: Curve, place: Rational): { readonly at: bigint; readonly value: Rational } {
  const low = floor(place);
  const candidates = [low - 1n, low, low + 1n].filter((at) => at >= 0n).map((at) => ({ at, value: evaluate(curve, rational(at)) }));
  return candidates.reduce((best, candidate) => (compare(candidate.value, best.value) > 0 ? candidate : best));
}

function floor({ numerator, denominator }: Rational): bigint {
  return numerator / denominator;
}
