/**
 * What one person's contribution is worked out from, and what it comes to; the schemas beside the tables' say the same. Money is in whole fen,
 * days are ISO 8601; docs/contributions.md says what each figure is.
 */
import type { Fact } from "./claim.ts";

/** Spans of which one is a whole number of others. */
export type Term = "month" | "quarter" | "year";

/** The amount of a base (the person's own wage) for one month, quarter or year; without a span where the policy's bounds name none. */
export interface BaseAmount {
  readonly amount: number;
  readonly per?: Term | undefined;
}

export interface ContributionClaim {
  readonly id?: string | undefined;
  readonly province: string;
  readonly scheme: string;
  /** The day that decides which rules apply. */
  readonly on: string;
  /** Where the person is insured; needed where a table asks for it. */
  readonly city?: string | undefined;
  /** By the name of the input: a member, a whole number, yes or no, a day, or the members held. */
  readonly facts: Readonly<Record<string, Fact>>;
  /** By the name of the base, as the policy calls it; needed where a rate is in force for the person. */
  readonly bases: Readonly<Record<string, BaseAmount>>;
}

export interface ContributionSettlement {
  readonly id?: string | undefined;
  readonly bases: readonly CountedBase[];
  /** Contributions by name; of each the employer's, the member's and the subsidy's part. */
  readonly payments: readonly Payment[];
  readonly accounts: readonly AccountCredit[];
  /** Sums of the payments above. */
  readonly totals: { readonly paid: readonly PaidTotal[]; readonly received: readonly ReceivedTotal[] };
}

/** What a base counts for after its floor and ceiling, each rounded by itself to the fen; rates are taken of the exact amount. */
export interface CountedBase {
  /** The contribution or account that has it. */
  readonly of: string;
  readonly base: string;
  readonly stated: number;
  readonly floor?: number | undefined;
  readonly ceiling?: number | undefined;
  readonly counted: number;
  readonly per?: Term | undefined;
}

export type PaidPart = "employer" | "member" | "subsidy";

export interface Payment {
  readonly contribution: string;
  readonly part: PaidPart;
  /** `employer`, `member`, a level of government as the policy names it, or `government` where it names none. */
  readonly payer: string;
  readonly amount: number;
  /** The span that the amount is due for, in the words of the tables; absent where they name none. */
  readonly per?: string | undefined;
  /** The fund or account that receives it, where the policy says so. */
  readonly to?: string | undefined;
}

export interface AccountCredit {
  readonly account: string;
  /** All that is credited: `paidIn` and `fromFund` together. */
  readonly amount: number;
  readonly per?: string | undefined;
  /** What payments above bring to the account for the same span. */
  readonly paidIn: number;
  /** What the fund adds; negative where more is paid in than is credited, and the fund keeps the difference. */
  readonly fromFund: number;
}

export interface PaidTotal {
  readonly payer: string;
  readonly per?: string | undefined;
  readonly amount: number;
}

export interface ReceivedTotal {
  readonly to: string;
  readonly per?: string | undefined;
  readonly amount: number;
}

export type ContributionRefusalReason =
  | "unknownProvince" | "unknownScheme" | "unknownFact" | "missingFact" | "badFact" | "unknownBase" | "missingBase" | "badAmount" | "badDay"
  | "missingSpan" | "otherSpan" | "noSpan" | "severalBases" | "beforeFirstDay" | "noRule" | "unpublished" | "impossibleCase";

/** Why nothing can be worked out, and what it is about: inputs, bases, parts or indicators, sorted, with a comma between them. */
export interface ContributionRefusal {
  readonly id?: string | undefined;
  readonly refused: ContributionRefusalReason;
  readonly about: string;
}

export function isRefused<T>(result: T | ContributionRefusal): result is ContributionRefusal {
  return typeof result === "object" && result !== null && "refused" in result;
}

const MONTHS: Readonly<Record<Term, number>> = { month: 1, quarter: 3, year: 12 };

/** Whole months, where the span has them. */
export function monthsIn(span: string): number | undefined {
  return span === "month" || span === "quarter" || span === "year" ? MONTHS[span] : undefined;
}

/** Of several what is told: all the facts that are missing, else all the bases, else the first fault. */
export function gravestOf(refusals: readonly ContributionRefusal[]): ContributionRefusal | undefined {
  const together = (kind: ContributionRefusalReason): ContributionRefusal | undefined => {
    const about = refusals.filter(({ refused }) => refused === kind).flatMap((one) => one.about.split(", "));
    return about.length === 0 ? undefined : { refused: kind, about: [...new Set(about)].sort().join(", ") };
  };
  return together("missingFact") ?? together("missingBase") ?? refusals[0];
}
