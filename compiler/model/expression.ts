import type { Rational } from "../base/rational.ts";
import type { Location } from "../base/span.ts";
import type { Indicator } from "./indicator.ts";
import type { CostBound } from "./value.ts";

/** Dimension of a quantity: money in fen, ratios and their differences in 0.01 %, whole months and years, plain factors. */
export type QuantityType = "fen" | "ratio" | "points" | "months" | "days" | "years" | "number";

/** A typed value expression; what it yields may depend on the year and the city through indicators. */
export type ValueExpression =
  | { readonly kind: "constant"; readonly type: QuantityType; readonly amount: Rational; readonly location: Location }
  | { readonly kind: "none" | "notCovered"; readonly location: Location }
  | { readonly kind: "indicator"; readonly indicator: Indicator; readonly city: string | undefined; readonly lag: number; readonly location: Location }
  /** In a product the left operand is the factor if it is a ratio (its amount counts / 10,000) or a plain number, else the right one is. */
  | { readonly kind: "sum" | "difference" | "product"; readonly type: QuantityType; readonly left: ValueExpression; readonly right: ValueExpression; readonly location: Location }
  | { readonly kind: "rounded"; readonly value: ValueExpression; readonly step: Rational; readonly location: Location }
  | { readonly kind: "bounded"; readonly value: ValueExpression; readonly costBound: CostBound; readonly location: Location }
  /** The cell's value before adjustments, times `factor`. */
  | { readonly kind: "tableValue"; readonly factor: Rational; readonly location: Location }
  | { readonly kind: "unknown"; readonly location: Location };
