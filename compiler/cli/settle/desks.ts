import type { Phrase } from "../../diagnostics/diagnostic.ts";
import type { SchemaName } from "../../emit/schema/registry.ts";
import { validate } from "../../emit/validate.ts";
import type { ContributionClaim } from "../../evaluate/contribution-claim.ts";
import { loadContributions } from "../../evaluate/contribution-engine.ts";
import { loadTables } from "../../evaluate/engine.ts";
import { explainContribution } from "../../evaluate/explain-contribution.ts";
import { explainFund } from "../../evaluate/explain-fund.ts";
import { explainSettlement } from "../../evaluate/explain.ts";
import type { FundClaim } from "../../evaluate/fund-claim.ts";
import { loadFunds } from "../../evaluate/fund-engine.ts";
import { phraseContributionRefusal } from "../../evaluate/phrase-contribution-refusal.ts";
import { phraseRefusal } from "../../evaluate/phrase-refusal.ts";
import { readClaim } from "../../evaluate/read-claim.ts";

/** What came of a value: a result to print, and if it was asked for, sentences on how it came about. */
export interface Served {
  readonly id: string | undefined;
  readonly result: object;
  readonly isRefused: boolean;
  readonly sentences: readonly Phrase[];
}

/** Who settles one kind of claim; a value that is no such claim is a fault. */
export interface Desk {
  /** The kinds of file of the table folder that it works from. */
  readonly needs: readonly ("tables" | "fund")[];
  readonly open: (texts: ReadonlyMap<string, string>) => (value: unknown, isExplained: boolean) => Served | { readonly fault: Phrase };
}

const benefits: Desk = {
  needs: ["tables"],
  open: (texts) => {
    const engine = loadTables(texts);
    return (value, isExplained) => {
      const read = readClaim(value);
      if ("fault" in read) return read;
      const { id } = read.claim;
      if (!isExplained) return plain(id, engine.settle(read.claim));
      const told = engine.explain(read.claim);
      return "refused" in told ? refused(id, told, phraseRefusal(told)) : { id, result: told.settlement, isRefused: false, sentences: explainSettlement(told.settlement, told.trace) };
    };
  },
};

const contributions: Desk = {
  needs: ["tables", "fund"],
  open: (texts) => {
    const engine = loadContributions(texts);
    return (value, isExplained) => {
      const fault = faultOf("contributionClaim", value);
      if (fault !== undefined) return { fault };
      const claim = value as ContributionClaim;
      if (!isExplained) return plain(claim.id, engine.settle(claim));
      const told = engine.explain(claim);
      return "refused" in told ? refused(claim.id, told, phraseContributionRefusal(told)) : { id: claim.id, result: told.settlement, isRefused: false, sentences: explainContribution(told.settlement, told.trace) };
    };
  },
};

const funds: Desk = {
  needs: ["fund"],
  open: (texts) => {
    const engine = loadFunds(texts);
    return (value, isExplained) => {
      const fault = faultOf("fundClaim", value);
      if (fault !== undefined) return { fault };
      const claim = value as FundClaim;
      if (!isExplained) return plain(claim.id, engine.settle(claim));
      const told = engine.explain(claim);
      return "refused" in told ? refused(claim.id, told, phraseContributionRefusal(told)) : { id: claim.id, result: told.settlement, isRefused: false, sentences: explainFund(told.settlement, told.trace) };
    };
  },
};

/** What is settled: the patient's bill, unless an option says otherwise. */
export function deskFor(options: ReadonlyMap<string, string>): Desk {
  return options.has("fund") ? funds : options.has("contribution") ? contributions : benefits;
}

function plain(id: string | undefined, result: object): Served {
  return { id, result, isRefused: "refused" in result, sentences: [] };
}

function refused(id: string | undefined, result: object, why: Phrase): Served {
  return { id, result, isRefused: true, sentences: [why] };
}

function faultOf(schema: SchemaName, value: unknown): Phrase | undefined {
  const broken = validate(schema, value);
  if (broken === undefined) return undefined;
  const place = broken.place === "/" ? "" : `${broken.place} `;
  return { en: `${place}${broken.fault.en}`, zh: `${place}${broken.fault.zh}` };
}
