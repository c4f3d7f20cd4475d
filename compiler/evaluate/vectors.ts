/**
 * Conformance vectors: for every row of every table, every edge of time and every amount at which a payment bends, a claim and what
 * it comes to. Made of the compiled tables alone, and the same from the same tables.
 */
import type { Tables } from "../emit/format.ts";
import type { Claim, Refusal, Settlement } from "./claim.ts";
import { type Engine, loadTables } from "./engine.ts";
import { bendsAt, claimFor, factsFor, type Place, placesOf, usedInputs } from "./vector-claims.ts";

export interface Vector {
  readonly claim: Claim;
  readonly expected: Settlement | Refusal;
}

/** The vectors of one scheme; none where nothing is settled. */
export function vectorsOf(tables: Tables): readonly Vector[] {
  if (tables.settlement.length === 0) return [];
  const engine = loadTables(new Map([["tables.json", JSON.stringify(tables)]]));
  const claims = new Map<string, Claim>();
  const add = (claim: Claim): void => void claims.set(JSON.stringify(claim), claim);
  for (const place of placesOf(tables)) for (const claim of claimsAt(tables, place, engine)) add(claim);
  for (const claim of faultyClaims(tables)) add(claim);
  return [...claims.values()].map((claim, i) => {
    const numbered = { id: `${tables.province.name}/${tables.scheme.name}/${i + 1}`, ...claim };
    return { claim: numbered, expected: engine.settle(numbered) };
  });
}

/** Something ordinary on the days around both ends of the row's time; on the first also every amount at which it begins or ends to count. */
function claimsAt(tables: Tables, place: Place, engine: Engine): Claim[] {
  return place.days.flatMap((day, i) => {
    const claim = claimFor(tables, place, day);
    const bends = i === 0 ? bendsAt(claim, place, engine) : [];
    return [claim, ...bends.map(({ cost, used }) => ({ ...claim, costs: { ...claim.costs, [place.measure]: cost }, used }))];
  });
}

/** A claim without each fact in turn, with an unknown fact, measure and day, and on the day before everything. */
function faultyClaims(tables: Tables): Claim[] {
  const claims = tables.benefits.flatMap((benefit) => {
    const place = placesOf(tables).find(({ owner }) => owner === benefit.name);
    return place === undefined ? [] : [claimFor(tables, place, place.days[0] ?? "")];
  });
  return claims.flatMap((claim) => [
    ...usedInputs(tables).map(({ name }) => ({ ...claim, facts: Object.fromEntries(Object.entries(claim.facts).filter(([other]) => other !== name)) })),
    { ...claim, facts: { ...claim.facts, "no such fact": true } }, { ...claim, costs: { ...claim.costs, "no such measure": 1 } },
    { ...claim, on: "2023-02-29" }, { ...claim, on: "0001-01-01" }, { ...claim, used: { benefits: {}, pools: {} } }, { ...claim, costs: {} },
    { ...claim, contribution: claim.on }, { ...claim, facts: factsFor(tables, {}, {}) },
  ]);
}
