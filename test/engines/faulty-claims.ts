import fc from "fast-check";
import type { Tables } from "../../compiler/emit/format.ts";
import type { Claim } from "../../compiler/evaluate/claim.ts";
import { claimsOf } from "../evaluate/claims-of-tables.ts";

type Change = (claim: Claim) => Claim;

const leaveOut = <T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> => Object.fromEntries(Object.entries(record).filter(([other]) => other !== name));
const wrongAmounts = [-1, "5", true, Number.MAX_SAFE_INTEGER] as readonly number[];

/** Ways to make a claim wrong, or to leave something out that it may or may not need. */
function changesOf({ inputs, measures, benefits, pools }: Tables): fc.Arbitrary<Change> {
  const fact = fc.constantFrom(...inputs.map(({ name }) => name), "no such fact", "constructor");
  const value = fc.constantFrom("no such member", -1, 3, true, "2024-02-30", "2024-02-29", [], ["no such member"], null as unknown as string);
  const measure = fc.constantFrom(...measures.map(({ name }) => name), "no such measure", "constructor");
  const amount = fc.constantFrom(...wrongAmounts);
  const owner = fc.constantFrom(...benefits.map(({ name }) => name), "no such benefit", "constructor");
  const pool = fc.constantFrom(...pools.map(({ name }) => name), "no such pool");
  const withoutSome: fc.Arbitrary<Change> = fc.subarray(inputs.map(({ name }) => name), { minLength: 1 }).map((names) => (claim) => ({ ...claim, facts: names.reduce(leaveOut, claim.facts) }));
  return fc.oneof(
    { weight: 4, arbitrary: fact.map((name): Change => (claim) => ({ ...claim, facts: leaveOut(claim.facts, name) })) },
    { weight: 2, arbitrary: withoutSome },
    fc.tuple(fact, value).map(([name, one]): Change => (claim) => ({ ...claim, facts: { ...claim.facts, [name]: one } })),
    fc.constant<Change>((claim) => ({ ...claim, facts: Object.fromEntries(Object.entries(claim.facts).map(([name, one]) => [name, Array.isArray(one) ? [...one, ...one] : one])) })),
    fc.tuple(measure, amount).map(([name, one]): Change => (claim) => ({ ...claim, costs: { ...claim.costs, [name]: one } })),
    fc.constantFrom("2023-02-29", "0001-01-01", "9999-12-31", "yesterday").map((on): Change => (claim) => ({ ...claim, on })),
    fc.constantFrom("2023-13-01", "2024-01-31").map((contribution): Change => (claim) => ({ ...claim, contribution })),
    fc.constant<Change>(({ contribution: _, city: __, ...claim }) => claim),
    fc.constant<Change>((claim) => ({ ...claim, city: "no such city" })),
    fc.constant<Change>((claim) => ({ ...claim, used: { benefits: {}, pools: {} } })),
    fc.tuple(owner, amount).map(([name, one]): Change => (claim) => ({ ...claim, used: { benefits: { [name]: { deductible: one } }, pools: {} } })),
    fc.tuple(owner, fc.constantFrom("year", "constructor")).map(([name, per]): Change => (claim) => ({ ...claim, used: { benefits: { [name]: { paid: { [per]: 5 }, base: { [per]: 7 } } }, pools: {} } })),
    fc.tuple(pool, fc.constantFrom(0, -1)).map(([name, one]): Change => (claim) => ({ ...claim, used: { benefits: {}, pools: { [name]: one } } })),
    fc.constant<Change>((claim) => ({ ...claim, scheme: "no such scheme" })),
    fc.constant<Change>((claim) => ({ ...claim, province: "no such province" })),
    fc.constantFrom("", "编号", "\u{1f3e5}\ue000\"\\\n\u007f\u2028").map((id): Change => (claim) => ({ ...claim, id })),
  );
}

/** Claims of a scheme, most of them with something wrong, missing or too much. */
export function anyClaimsOf(tables: Tables): fc.Arbitrary<Claim> {
  const claims = claimsOf(tables);
  const changed = fc.tuple(claims, fc.array(changesOf(tables), { minLength: 1, maxLength: 2 })).map(([claim, changes]) => changes.reduce((before, change) => change(before), claim));
  return fc.oneof(claims, changed);
}
