/** How a year of a fund came about, as data: what people are told of it is made of this alone. Money is in whole fen, ratios in 0.01 %. */
import type { Rational } from "../base/rational.ts";
import type { Label, Source } from "../emit/format.ts";

export interface FundTrace {
  readonly fund: Label;
  readonly pooling: "unified" | "adjustment";
  /** What the hand-up rate is taken of. */
  readonly of: string | undefined;
  readonly sources: readonly Source[];
  readonly cities: readonly (TraceCity & { readonly label: string })[];
}

export interface TraceCity {
  readonly city: string;
  readonly base: number;
  readonly rate: number;
  readonly handedUp: number;
  readonly gap: number;
  readonly sharing: number | undefined;
  /** What the fund makes good of the gap at most. */
  readonly limit: number | undefined;
  readonly keys: readonly TraceKey[];
  /** The city's part by the indicators, before the limit. */
  readonly entitled: number | undefined;
  readonly allocated: number;
}

/** A city's value of an indicator, the sum over all cities, and the part of the fund that goes by it. */
export interface TraceKey {
  readonly indicator: string;
  readonly label: string;
  readonly unit: "fen" | "ratio" | "number";
  readonly value: Rational;
  readonly sum: Rational;
  readonly part: Rational;
  readonly sources: readonly Source[];
}
