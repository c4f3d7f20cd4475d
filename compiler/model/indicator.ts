import type { Rational } from "../base/rational.ts";
import type { Citation } from "./citation.ts";
import type { Named } from "./names.ts";

/** A published statistic; values in fen, or 0.01 % where it is a ratio. */
export interface Indicator extends Named {
  readonly id: string;
  readonly byCity: boolean;
  readonly unit: "fen" | "ratio" | "number";
  readonly values: readonly IndicatorValue[];
}

export interface IndicatorValue {
  readonly year: number;
  /** `undefined` where the indicator is not by city. */
  readonly city: string | undefined;
  readonly amount: Rational;
  readonly citation: Citation;
}
