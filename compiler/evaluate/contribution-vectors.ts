/**
 * Conformance vectors of contributions: for every row, every edge of time and every floor and ceiling a person, and what is paid in. Made of the
 * compiled tables alone, and the same from the same tables.
 */
import type { ContributionTables, Input, Row, SlotTable, TablePeriod, Tables, When } from "../emit/format.ts";
import type { BaseAmount, ContributionClaim, ContributionRefusal, ContributionSettlement, Term } from "./contribution-claim.ts";
import { isRefused, monthsIn } from "./contribution-claim.ts";
import { type ContributionEngine, loadContributions } from "./contribution-engine.ts";
import { factsAmong, meet, shifted } from "./vector-claims.ts";

export interface ContributionVector {
  readonly claim: ContributionClaim;
  readonly expected: ContributionSettlement | ContributionRefusal;
}

/** The vectors of one scheme; none where nothing is paid in. */
export function contributionVectorsOf(tables: Tables): readonly ContributionVector[] {
  const all = [...tables.contributions, ...tables.accounts];
  if (all.length === 0) return [];
  const engine = loadContributions(new Map([["tables.json", JSON.stringify(tables)]]));
  const claims = new Map<string, ContributionClaim>();
  const add = (claim: ContributionClaim): void => void claims.set(JSON.stringify(claim), claim);
  for (const place of all.flatMap(placesOf)) for (const claim of claimsAt(tables, place, engine)) add(claim);
  for (const claim of faultyClaims(tables)) add(claim);
  return [...claims.values()].map((claim, i) => {
    const numbered = { id: `${tables.province.name}/${tables.scheme.name}/contribution/${i + 1}`, ...claim };
    return { claim: numbered, expected: engine.settle(numbered) };
  });
}

// ── rows ────────────────────────────────────────────────────────────────────
interface Place {
  /** What must hold for the row to be met: its own conditions and those of its owner. */
  readonly whens: readonly When[];
  /** The first day on which the row holds; of the first row of a table also the last one, and the neighbours of both outside. */
  readonly days: readonly string[];
}

/** `years` are no money, and no claim meets their rows. */
function placesOf(owner: ContributionTables): Place[] {
  const slots = Object.entries<readonly SlotTable[] | undefined>(owner.slots).filter(([word]) => word !== "years").flatMap(([, list = []]) => list);
  const own = slots.flatMap(({ domain = [{}], periods }) => periods.flatMap(({ rows, from, to }) => rows.map((row, i) => placeOf(owner, domain, row, { from, to }, i === 0))));
  const shared = owner.splits.flatMap(({ rows, from, to }) => rows.map((row, i) => placeOf(owner, [{}], row, { from, to }, i === 0)));
  return [...own, ...shared];
}

function placeOf(owner: ContributionTables, domain: readonly When[], { when }: Pick<Row, "when">, span: Pick<TablePeriod, "from" | "to">, isFirst: boolean): Place {
  const boxes = [owner.domain, domain].map((list) => list.find((box) => meet(box, when)) ?? {});
  const from = span.from < owner.from ? owner.from : span.from;
  const outside = [shifted(from, -1), ...(typeof span.to === "string" ? [span.to, shifted(span.to, 1)] : [])];
  return { whens: [...boxes, when], days: [from, ...(isFirst ? outside : [])] };
}

// ── persons ─────────────────────────────────────────────────────────────────
function claimsAt(tables: Tables, { whens, days }: Place, engine: ContributionEngine): ContributionClaim[] {
  return days.flatMap((day, i) => spansOf(tables).flatMap((per) => {
    const claim = personFor(tables, whens, day, per);
    return i === 0 ? [claim, ...atBounds(claim, engine)] : [claim];
  }));
}

const ordinary = 1_234_567;

function personFor(tables: Tables, whens: readonly When[], on: string, per: Term | undefined): ContributionClaim {
  const { city, ...facts } = factsAmong(askedIn(tables), whens);
  const bases = Object.fromEntries(basesIn(tables).map((name): [string, BaseAmount] => [name, per === undefined ? { amount: ordinary } : { amount: ordinary, per }]));
  return { province: tables.province.name, scheme: tables.scheme.name, on, ...(typeof city === "string" ? { city } : {}), facts, bases };
}

function basesIn({ contributions, accounts }: Tables): string[] {
  return [...new Set([...contributions, ...accounts].flatMap(({ baseFact }) => baseFact ?? []))].sort();
}

/** The spans that bounds and rates name, and a month; a claim without one where a bound names none. */
function spansOf(tables: Tables): (Term | undefined)[] {
  const all = [...tables.contributions, ...tables.accounts];
  const slots = all.flatMap(({ slots }) => [...(slots.floor ?? []), ...(slots.ceiling ?? []), ...[slots.employer, slots.member, slots.credit].flatMap((list = []) => list.filter(({ unit }) => unit === "ratio"))]);
  const named = slots.flatMap(({ periods }) => periods.flatMap(({ per }) => (per !== undefined && monthsIn(per) !== undefined ? [per as Term] : [])));
  return [...new Set<Term | undefined>([...named, "month", ...(basesIn(tables).length === 0 ? [] : [undefined])])];
}

/** Inputs that some table of the contributions asks for. */
function askedIn({ inputs, contributions, accounts }: Tables): Input[] {
  const whens = [...contributions, ...accounts].flatMap(({ domain, slots, splits }) => [
    ...domain, ...splits.flatMap(({ rows }) => rows.map(({ when }) => when)),
    ...Object.entries<readonly SlotTable[] | undefined>(slots).filter(([word]) => word !== "years").flatMap(([, list = []]) => list)
      .flatMap((table) => [...(table.domain ?? []), ...table.periods.flatMap(({ rows, unpublished = [] }) => [...rows, ...unpublished].map(({ when }) => when))]),
  ]);
  const names = new Set(whens.flatMap((when) => Object.keys(when)));
  return inputs.filter(({ name }) => names.has(name));
}

/** The floor and the ceiling, each a fen less and more, for the span of the claim: of a converted bound both whole fen around it. */
function atBounds(claim: ContributionClaim, engine: ContributionEngine): ContributionClaim[] {
  const settled = engine.settle(claim);
  if (isRefused(settled)) return [];
  return settled.bases.flatMap(({ base, floor, ceiling, per }) => [floor, ceiling].flatMap((bound) => {
    const amounts = bound === undefined ? [] : [bound - 1, bound, bound + 1].filter((amount) => amount >= 0);
    return amounts.map((amount) => ({ ...claim, bases: { ...claim.bases, [base]: per === undefined ? { amount } : { amount, per } } }));
  }));
}

/** A person without each fact and base in turn, with an unknown fact, base, city and day, on the day before everything, with another span. */
function faultyClaims(tables: Tables): ContributionClaim[] {
  return [...tables.contributions, ...tables.accounts].flatMap((owner) => {
    const [place] = placesOf(owner);
    const claim = place === undefined ? undefined : personFor(tables, place.whens, place.days[0] ?? "", spansOf(tables)[0]);
    if (claim === undefined) return [];
    const { city: _city, ...nowhere } = claim;
    return [
      ...Object.keys(claim.facts).map((name) => ({ ...claim, facts: Object.fromEntries(Object.entries(claim.facts).filter(([other]) => other !== name)) })),
      nowhere, { ...claim, bases: {} }, { ...claim, bases: { ...claim.bases, "no such base": { amount: 1 } } }, { ...claim, facts: { ...claim.facts, "no such fact": true } },
      { ...claim, on: "2023-02-29" }, { ...claim, on: "0001-01-01" }, { ...claim, city: "no such city" }, ...(["month", "quarter", "year"] as const).map((per) => withSpan(claim, per)),
    ];
  });
}

function withSpan(claim: ContributionClaim, per: Term): ContributionClaim {
  return { ...claim, bases: Object.fromEntries(Object.entries(claim.bases).map(([name, { amount }]) => [name, { amount, per }])) };
}
