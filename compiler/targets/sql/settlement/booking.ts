import { LEFT, type SettlementQuery } from "./query.ts";
import type { Layer } from "./structure.ts";

/**
 * What is paid is taken from the terms in the order written, each up to its amount, and what comes from a remainder out of that layer's terms too.
 * Since terms are always used up in the same order, the sum that was ever taken from a layer says how much of each is gone.
 */
export function book(query: SettlementQuery, { place }: Layer): void {
  const payment = query.at(`payment_${place}`, place, LEFT);
  const [taken, out] = [new Map([[place, payment]]), new Map([[place, payment]])];
  for (let source = place; source >= 1; source--) {
    if (out.has(source) || taken.has(source)) bookFrom(query, { place, source, taken, out });
  }
}

interface Booking {
  readonly place: number;
  readonly source: number;
  /** By layer what this payment takes from it, and what it pays of what that layer left. */
  readonly taken: Map<number, string>;
  readonly out: Map<number, string>;
}

function bookFrom(query: SettlementQuery, { place, source, taken, out }: Booking): void {
  const [before, paid] = [query.taken.get(source), query.paidOut.get(source)];
  const sum = (known: string | undefined, more: string | undefined): string => [...(known === undefined ? [] : [query.at(known, place, LEFT)]), ...(more === undefined ? [] : [more])].join(" + ") || "0";
  const [takenNow, outNow] = [`taken_${place}_${source}`, `out_${place}_${source}`];
  query.step(`booked_${place}_${source}`, { [takenNow]: `LEAST(${query.at(`whole_${source}`, place, LEFT)}, ${sum(before, taken.get(source))})`, [outNow]: sum(paid, out.get(source)) });
  for (const column of [takenNow, outNow]) query.note(column, place, LEFT);
  query.taken.set(source, takenNow);
  query.paidOut.set(source, outNow);
  for (const [i, term] of (query.layer(source)?.terms ?? []).entries()) {
    if (term.kind === "measure" || term.place === 0 || term.place >= source) continue;
    const part = (column: string): string => takenOf(query, { place, source, term: i }, column);
    const share = before === undefined ? part(takenNow) : `(${part(takenNow)} - ${part(before)})`;
    taken.set(term.place, added(taken.get(term.place), share));
    if (term.kind !== "firstShare") out.set(term.place, added(out.get(term.place), share));
  }
}

function added(known: string | undefined, more: string): string {
  return known === undefined ? more : `${known} + ${more}`;
}

/** How much of one term is gone when so much was taken from the layer. */
function takenOf(query: SettlementQuery, { place, source, term }: { readonly place: number; readonly source: number; readonly term: number }, column: string): string {
  const amount = (i: number): string => query.at(`term_${source}_${i}`, place, LEFT);
  const earlier = Array.from({ length: term }, (_, i) => ` - ${amount(i)}`).join("");
  return `GREATEST(0, LEAST(${amount(term)}, ${query.at(column, place, LEFT)}${earlier}))`;
}

const passing = new RegExp(`^(${[
  "low", "high", "numerator", "top", "bottom", "spread", "width", "reach", "part", "value", "amount", "is_bound", "ratio_content", "copay", "deductible_left", "deductible_used", "ratio_used",
  "first_share", "first_numerator", "left_of_cost", "left_of_limits", "variant", "start", "excess", "bearable", "paying", "due", "allowed", "stop", "rank",
].join("|")})_[0-9]`);

/** Of all that a layer was worked out with only what later layers and the report ask for goes on. */
export function keepLayer(query: SettlementQuery, { place }: Layer): void {
  const booked = new Set([...query.taken.values(), ...query.paidOut.values()]);
  query.columns = query.columns.filter((column) => !passing.test(column) && (booked.has(column) || !/^(taken|out)_[0-9]/.test(column)));
  query.keep(`layer_${place}`, query.columns);
}
