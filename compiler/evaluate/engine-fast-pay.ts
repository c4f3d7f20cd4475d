/** Step 3 in machine numbers: whole millionths of a fen, or `INEXACT` where they do not suffice. */
import { type FlatBands, UNITS } from "./engine-flat.ts";

export const INEXACT = -1;

/** The largest band edge, in fen, of which millionths are exact. */
const mostEdge = 9_000_000_000;

/**
 * `amount` × numerator / denominator. The quotient of two whole numbers below 2^53 comes out whole only if it is: half the distance
 * between neighbouring doubles is less than 1 / denominator.
 */
export function portion(amount: number, numerator: number, denominator: number): number {
  const part = amount / denominator;
  return Math.floor(part) === part ? part * numerator : INEXACT;
}

export function payBands({ ends, numerators, denominators }: FlatBands, start: number, excess: number): number {
  let paid = 0;
  let at = start;
  const last = start + excess;
  for (let band = 0; at < last; band++) {
    const end = edge(ends[band] as number);
    if (end <= at) continue;
    const cost = (end < last ? end : last) - at;
    const part = cost / (denominators[band] as number);
    if (Math.floor(part) !== part) return INEXACT;
    paid += part * (numerators[band] as number);
    at += cost;
  }
  return paid;
}

/** Bands of the money paid, from what was paid before. */
export function payBandsOfPayment({ ends, numerators, denominators }: FlatBands, start: number, excess: number): number {
  let paid = 0;
  let left = excess;
  for (let band = 0; band < ends.length && left > 0; band++) {
    const room = edge(ends[band] as number) - start - paid;
    if (room <= 0) continue;
    const numerator = numerators[band] as number;
    if (numerator === 0) return paid;
    const part = portion(left, numerator, denominators[band] as number);
    if (part !== INEXACT && part <= room) return paid + part;
    const cost = portion(room, denominators[band] as number, numerator);
    if (part === INEXACT || cost === INEXACT) return INEXACT;
    paid += room;
    left -= cost;
  }
  return paid;
}

/** Where the whole lies below what is asked for, and whether it is less than that by a part of a millionth. */
export interface Reach {
  cost: number;
  isInexact: boolean;
}

/** The cost above the deductible at which the bands have paid `target`, rounded down; infinite where they never pay more. */
export function reachBands({ ends, numerators, denominators }: FlatBands, start: number, target: number, into: Reach): boolean {
  let at = start;
  let left = target;
  for (let band = 0; band < ends.length; band++) {
    const width = edge(ends[band] as number) - at;
    if (width <= 0) continue;
    const [numerator, denominator] = [numerators[band] as number, denominators[band] as number];
    const full = width === Infinity ? Infinity : portion(width, numerator, denominator);
    if (full === INEXACT) return false;
    if (numerator > 0 && left < full) return reach(at - start, left, numerator, denominator, into);
    if (width === Infinity) break;
    left -= full;
    at += width;
  }
  into.cost = Infinity;
  into.isInexact = false;
  return true;
}

/** before + target × denominator / numerator. The whole quotient and the rest apart keep every product below 2^53. */
export function reach(before: number, target: number, numerator: number, denominator: number, into: Reach): boolean {
  // A quotient above 2^52 / 10^4 may be rounded up to the next whole number; `%` would be exact and slow.
  const near = Math.floor(target / numerator);
  const quotient = near * numerator > target ? near - 1 : near;
  const small = (target - quotient * numerator) * denominator;
  const more = Math.floor(small / numerator);
  into.cost = before + quotient * denominator + more;
  into.isInexact = more * numerator !== small;
  return true;
}

function edge(fen: number): number {
  return fen <= mostEdge ? fen * UNITS : Infinity;
}
