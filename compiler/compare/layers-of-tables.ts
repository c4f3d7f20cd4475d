/** Benefits, contributions and accounts of a compiled file in the shape in which sources are compared. */
import { rational } from "../base/rational.ts";
import type { BaseTerm as EmittedTerm, BenefitTables, ContributionTables, SplitTable, Tables } from "../emit/format.ts";
import type { BaseTerm, Benefit, Scheme } from "../model/benefit.ts";
import type { Contribution, Split } from "../model/contribution.ts";
import { namedOf, NO_CITATION, NOWHERE } from "./nowhere.ts";
import { type Reader, regionOf, slotsOf, spanOf } from "./slots-of-tables.ts";

export function benefitsOfTables(file: Tables, scheme: Scheme, reader: Reader): readonly Benefit[] {
  return file.benefits.map((benefit) => benefitOf(benefit, file, scheme, reader));
}

function benefitOf(benefit: BenefitTables, file: Tables, scheme: Scheme, reader: Reader): Benefit {
  const [named, when] = [namedOf(benefit), regionOf(reader, benefit.domain)];
  return {
    ...named, scheme, code: benefit.code, benefitKind: benefit.kind, when, ...spanOf(benefit), draft: benefit.draft === true, bestForThePatient: benefit.bestForThePatient === true,
    base: benefit.base.map((base) => ({ ...spanOf(base), terms: base.terms.map((term) => termOf(term, file)), citation: NO_CITATION })),
    slots: slotsOf(reader, benefit.slots, { owner: { kind: "benefit", name: named.name, other: named.other }, region: when }),
    pools: benefit.pools.map((drawn) => ({ ...spanOf(drawn), pool: drawn.pool })), citation: NO_CITATION,
  };
}

function termOf(term: EmittedTerm, { measures }: Tables): BaseTerm {
  if ("remainder" in term) return { kind: term.remainder, benefit: term.of, location: NOWHERE };
  const label = measures.find(({ name }) => name === term.measure) ?? { name: term.measure, label: term.measure };
  return { kind: "measure", measure: { ...namedOf(label), id: label.name, code: label.code }, location: NOWHERE };
}

export function contributionsOfTables({ contributions, accounts }: Tables, scheme: Scheme, reader: Reader): readonly Contribution[] {
  return [...contributions.map((one) => contributionOf("contribution", one, scheme, reader)), ...accounts.map((one) => contributionOf("account", one, scheme, reader))];
}

function contributionOf(kind: "contribution" | "account", tables: ContributionTables, scheme: Scheme, reader: Reader): Contribution {
  const [named, when] = [namedOf(tables), regionOf(reader, tables.domain)];
  return {
    ...named, kind, scheme, when, ...spanOf(tables), draft: tables.draft === true, tiers: reader.dimensions.find(({ name }) => name === tables.tiers), baseFact: tables.baseFact,
    slots: slotsOf(reader, tables.slots, { owner: { kind, name: named.name, other: named.other }, region: when }),
    splits: tables.splits.map((split) => splitOf(split, reader)), citation: NO_CITATION,
  };
}

function splitOf(split: SplitTable, reader: Reader): Split {
  const rows = split.rows.map(({ when, shares }) => ({
    region: regionOf(reader, [when]), shares: shares.map(({ payer, share }) => ({ payer, share: rational(BigInt(share)) })), citation: NO_CITATION, location: NOWHERE,
  }));
  return { ...spanOf(split), word: split.slot, rows, dimensions: [], location: NOWHERE };
}
