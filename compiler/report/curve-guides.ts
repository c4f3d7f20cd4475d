/** The exact amounts at which curves bend, in rows above the plot, each with a line down to the axis. */
import { compare, type Rational, ZERO } from "../base/rational.ts";
import type { Curve } from "../payment/curve.ts";
import { coordinate, placeOf, type Scale } from "./scale.ts";
import { halfOf, svgText, yuan } from "./svg-text.ts";

export const ROW = 15;
const MOST_ROWS = 4;

export interface Guide {
  /** Tenths of a pixel. */
  readonly at: number;
  readonly amount: string;
  /** Where the number is centred, in tenths of a pixel. */
  readonly centre: number;
  /** From the plot upwards; `undefined` where there was no room left for the number. */
  readonly row: number | undefined;
}

/** Each number in the lowest row in which it touches no other. */
export function placeGuides(curves: readonly Curve[], scale: Scale): { readonly placed: readonly Guide[]; readonly rows: number } {
  const ends: number[] = [];
  const placed = breakpointsOf(curves, scale.high).map((bill): Guide => {
    const [at, amount] = [Number(placeOf(scale, bill)), yuan(bill)];
    const centre = Math.min(at, scale.end * 10 - halfOf(amount));
    const row = Array.from({ length: MOST_ROWS }, (_, index) => index).find((index) => (ends[index] ?? 0) <= centre - halfOf(amount));
    if (row !== undefined) ends[row] = centre + halfOf(amount);
    return { at, amount, centre, row };
  });
  return { placed, rows: ends.length };
}

/** Where some of the curves bends or jumps, up to an amount, each once; 0 is none. */
export function breakpointsOf(curves: readonly Curve[], upTo: Rational): readonly Rational[] {
  const all = curves.flatMap((curve) => curve.slice(1).map(({ from }) => from)).filter((from) => compare(from, upTo) <= 0).sort(compare);
  return all.filter((from, index) => index === 0 || compare(from, all[index - 1] ?? ZERO) !== 0);
}

export function drawGuides(placed: readonly Guide[], { top, bottom }: { readonly top: number; readonly bottom: number }): string {
  return placed.map(({ at, amount, centre, row }) => {
    const from = row === undefined ? top : top - 4 - row * ROW;
    const label = row === undefined ? "" : svgText(coordinate(BigInt(centre)), String(from - 3), amount, ` text-anchor="middle" stroke="#fff" stroke-width="3" paint-order="stroke"`);
    return `<path d="M${coordinate(BigInt(at))} ${from}V${bottom}" stroke="#8b98a3" stroke-dasharray="1 3"/>${label}`;
  }).join("");
}
