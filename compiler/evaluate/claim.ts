/**
 * A claim and its settlement as engines exchange them; the schemas beside the tables' say the same. The file imports nothing, so that any engine can read it.
 * Money is in whole fen, days are ISO 8601.
 */
export interface Claim {
  readonly id?: string | undefined;
  readonly province: string;
  readonly scheme: string;
  /** The day that decides which rules apply: by the scheme's `settlesBy` the day of discharge, of the visit … */
  readonly on: string;
  /** Where the person is insured; needed where a table asks for it. */
  readonly city?: string | undefined;
  /** The first day of the contribution that a waiting period counts from; needed where one is in force for the person. */
  readonly contribution?: string | undefined;
  /** By the name of the input: a member, a whole number, yes or no, a day, or the members held. */
  readonly facts: Readonly<Record<string, Fact>>;
  /** The bill by measure; a measure that is not named is 0, and the sum is the bill. */
  readonly costs: Readonly<Record<string, number>>;
  /** What was used up before; `"nothing"` for the first claim of all periods. */
  readonly used: "nothing" | Used;
}

export type Fact = string | number | boolean | readonly string[];

export interface Used {
  readonly benefits: Readonly<Record<string, UsedByBenefit>>;
  readonly pools: Readonly<Record<string, number>>;
}

export interface UsedByBenefit {
  /** In the deductible's own period. */
  readonly deductible?: number | undefined;
  /** By the period that a cap, a limit or a banded ratio counts in. */
  readonly paid?: Readonly<Record<string, number>> | undefined;
  /** Cost that came under the benefit, after its first share and cost limits, deductible included. */
  readonly base?: Readonly<Record<string, number>> | undefined;
}

export interface Settlement {
  readonly id?: string | undefined;
  readonly bill: number;
  readonly layers: readonly Layer[];
  readonly patient: number;
  /** What makes up the patient's amount; each part rounded by itself, `rounding` is the difference. */
  readonly shares: PatientShares;
  readonly used: Used;
}

export interface Layer {
  readonly benefit: string;
  readonly open: boolean;
  readonly base: number;
  readonly firstShare: number;
  readonly deductible: number;
  readonly payment: number;
  readonly overCap: number;
}

export interface PatientShares {
  /** Parts of the bill that no open layer's base names. */
  readonly outside: number;
  readonly firstShare: number;
  readonly deductible: number;
  readonly ownShare: number;
  readonly overCap: number;
  readonly rounding: number;
}

export type RefusalReason =
  | "unknownProvince" | "unknownScheme" | "unknownFact" | "missingFact" | "badFact" | "unknownMeasure" | "badAmount" | "badDay"
  | "beforeFirstDay" | "noRule" | "unpublished" | "missingUsed" | "badUsed" | "impossibleCase" | "severalOpen";

/** A claim that cannot be settled: why, and what it is about (the input, measure, benefit, slot or indicator). */
export interface Refusal {
  readonly id?: string | undefined;
  readonly refused: RefusalReason;
  readonly about: string;
}
