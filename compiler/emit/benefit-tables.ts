import type { BaseTerm, Benefit } from "../model/benefit.ts";
import { sortedBy } from "./canonical.ts";
import { cite } from "./file-writer.ts";
import type { BaseTerm as EmittedTerm, BenefitTables } from "./format.ts";
import { flag, inForce, labelOf } from "./labels.ts";
import { intersectRegions } from "./regions.ts";
import type { SchemeContext } from "./scheme-context.ts";
import { writeDomain, writeSlots } from "./slot-tables.ts";

/** A layer with its tables; open for the scheme's people under the benefit's own conditions. */
export function writeBenefit({ writer, program, scheme, decided }: SchemeContext, benefit: Benefit): BenefitTables {
  const region = intersectRegions(scheme.region, benefit.when);
  return {
    ...labelOf(benefit, benefit.code),
    ...inForce(benefit),
    kind: benefit.benefitKind,
    draft: flag(benefit.draft),
    bestForThePatient: flag(benefit.bestForThePatient),
    domain: writeDomain(writer, region),
    base: sortedBy(benefit.base, ({ from }) => [from]).map((version) => ({
      ...inForce(version), terms: version.terms.map(writeTerm), sources: cite(writer, [version.citation]),
    })),
    slots: writeSlots(writer, benefit.slots, decided, { region, impossible: program.impossible }),
    pools: sortedBy(benefit.pools, ({ pool, from }) => [pool, from]).map((drawn) => ({ ...inForce(drawn), pool: drawn.pool })),
    sources: cite(writer, [benefit.citation]),
  };
}

function writeTerm(term: BaseTerm): EmittedTerm {
  return term.kind === "measure" ? { measure: term.measure.name } : { remainder: term.kind, of: term.benefit };
}
