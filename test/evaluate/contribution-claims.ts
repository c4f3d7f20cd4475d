import fc from "fast-check";
import { formatDay, parseDay } from "../../compiler/base/calendar.ts";
import type { SlotTable, Tables } from "../../compiler/emit/format.ts";
import type { ContributionClaim } from "../../compiler/evaluate/contribution-claim.ts";
import { factsOf } from "./claims-of-tables.ts";

/** Persons of one scheme: facts for whom something is paid more often than not, bases on and beside every bound, for every span. */
export function contributionClaimsOf(tables: Tables): fc.Arbitrary<ContributionClaim> {
  const all = [...tables.contributions, ...tables.accounts];
  const names = [...new Set(all.flatMap(({ baseFact }) => baseFact ?? []))];
  const base = fc.record({ amount: amountsOf(all.flatMap(({ slots }) => [...(slots.floor ?? []), ...(slots.ceiling ?? [])])), per: fc.constantFrom("month", "year", "year", "quarter", undefined) });
  const spans = all.flatMap(({ slots, from, to }) => [{ from, to }, ...tablesIn(slots).flatMap(({ periods, unpublished = [] }) => [...periods, ...unpublished])]);
  const days = new Set(spans.flatMap(({ from, to }) => [from, ...(to === null ? [] : [to])]).flatMap((day) => [parseDay(day)! - 1, parseDay(day)!, parseDay(day)! + 100]));
  return fc.record({
    on: fc.constantFrom(...days).map(formatDay),
    facts: factsOf(tables.inputs, all.flatMap(({ domain }) => domain)),
    bases: fc.tuple(...names.map(() => fc.option(base, { freq: 8, nil: undefined }))),
  }).map(({ on, facts: { city, ...others }, bases }) => ({
    province: tables.province.name, scheme: tables.scheme.name, on, facts: others,
    ...(city === undefined ? {} : { city: city as string }),
    bases: Object.fromEntries(names.flatMap((name, i) => (bases[i] === undefined ? [] : [[name, bases[i]]]))),
  }));
}

export function tablesIn(slots: object): SlotTable[] {
  return Object.values(slots).flatMap((list: readonly SlotTable[] = []) => list);
}

/** The bounds themselves, for any span, each a fen less and more; and any amount. */
function amountsOf(bounds: readonly SlotTable[]): fc.Arbitrary<number> {
  const numbers = bounds.flatMap(({ periods }) => periods.flatMap(({ rows }) => rows.flatMap(({ value }) => (typeof value === "number" ? [value] : []))));
  const near = numbers.flatMap((number) => [number, Math.round(number / 12), Math.round(number / 4)]).flatMap((number) => [number - 1, number, number + 1]);
  return fc.oneof(fc.constantFrom(0, ...near.filter((number) => number >= 0)), fc.nat(100_000_000), fc.nat(5_000_000_000));
}
