import type { Day } from "../base/calendar.ts";
import type { Location } from "../base/span.ts";
import type { Measure, Scheme } from "./benefit.ts";
import type { Citation } from "./citation.ts";
import type { Dimension } from "./dimension.ts";

/** A worked settlement, of a bill or of contributions, with the figures it is expected to give: one example, or one row of its table. */
export interface ExampleCase {
  readonly title: string;
  /** Of the row, or of the whole example where it has no table. */
  readonly location: Location;
  /** From 1, in the table; `undefined` without one. */
  readonly row: number | undefined;
  readonly scheme: Scheme;
  readonly on: Day;
  readonly city: string | undefined;
  /** The first day of the contribution that a waiting period counts from. */
  readonly contribution: Day | undefined;
  readonly facts: readonly ExampleFact[];
  readonly costs: readonly { readonly measure: Measure; readonly fen: bigint }[];
  /** Of an example that is about contributions; it has no costs and no history. */
  readonly paidIn: PaidInExample | undefined;
  /** What was used up before; what is not stated was not used. */
  readonly history: readonly ExampleHistory[];
  readonly expected: readonly Expectation[];
  readonly citation: Citation;
}

export type PaidInSpan = "month" | "quarter" | "year";

/** The amounts of the bases by name, in fen for the span; without one for that of the policy's bounds. */
export interface PaidInExample {
  readonly bases: readonly { readonly base: string; readonly fen: bigint }[];
  readonly per: PaidInSpan | undefined;
}

/** A member by name, a whole number, yes or no, a day as ISO 8601, or the names of the members held. */
export interface ExampleFact {
  readonly dimension: Dimension;
  readonly value: string | number | boolean | readonly string[];
}

export interface ExampleHistory {
  readonly what: "usedDeductible" | "paid" | "base";
  readonly benefit: string;
  readonly fen: bigint;
  /** `undefined`: every period in which the benefit counts. */
  readonly period: "year" | "month" | undefined;
}

/** In whole fen. */
export type Expectation =
  | { readonly kind: "pays"; readonly benefit: string; readonly fen: bigint; readonly location: Location }
  | { readonly kind: "patient"; readonly fen: bigint; readonly location: Location }
  /** What a payer of contributions pays in all. */
  | { readonly kind: "contributes"; readonly payer: string; readonly fen: bigint; readonly location: Location }
  /** What the personal account is credited in all. */
  | { readonly kind: "credited"; readonly fen: bigint; readonly location: Location };
