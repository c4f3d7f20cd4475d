import { add, multiply, rational, type Rational, roundHalfUp, subtract } from "../base/rational.ts";
import type { QuantityType, ValueExpression } from "../model/expression.ts";
import type { Indicator } from "../model/indicator.ts";
import type { SlotUnit, Value } from "../model/value.ts";

/** The insurance year, and the insured's city, where a value may depend on them. */
export interface Moment {
  readonly year: number;
  readonly city: string | undefined;
}

export const UNKNOWN: Value = { kind: "unknown" };
type Typed = QuantityType | SlotUnit;

/**
 * What the expression is worth then and there, exactly, in the slot's unit; `unpublished` where a statistic has no value yet.
 * `tableValue` is the cell before its adjustments, which only bounds of adjustments may name.
 */
export function evaluateValue(expression: ValueExpression, at: Moment, unit: SlotUnit, tableValue: Value = UNKNOWN): Value {
  const evaluate = (inner: ValueExpression): Value => evaluateValue(inner, at, unit, tableValue);
  switch (expression.kind) {
    case "constant":
      return { kind: "number", amount: expression.amount };
    case "none":
    case "notCovered":
    case "unknown":
      return { kind: expression.kind };
    case "indicator":
      return publishedValue(expression.indicator, expression.city ?? at.city, at.year - expression.lag);
    case "sum":
    case "difference":
    case "product":
      return combineTwo(evaluate(expression.left), evaluate(expression.right), (left, right) => calculate(expression, left, right, unit));
    case "rounded":
      return mapNumber(evaluate(expression.value), (amount) => roundHalfUp(amount, expression.step));
    case "bounded": {
      const value = evaluate(expression.value);
      return value.kind === "number" ? { ...value, costBound: expression.costBound } : value;
    }
    case "tableValue":
      return mapNumber(tableValue, (amount) => multiply(amount, expression.factor));
  }
}

function publishedValue(indicator: Indicator, city: string | undefined, year: number): Value {
  const place = indicator.byCity ? city : undefined;
  const found = indicator.values.find((value) => value.year === year && value.city === place);
  return found === undefined ? { kind: "unpublished", indicator: indicator.name, other: indicator.other, year } : { kind: "number", amount: found.amount };
}

export function mapNumber(value: Value, change: (amount: Rational) => Rational): Value {
  return value.kind === "number" ? { ...value, amount: change(value.amount) } : value;
}

/** Numbers are combined; otherwise what stands in the way: an error before a statistic not published. */
export function combineTwo(left: Value, right: Value, combine: (left: Rational, right: Rational) => Rational): Value {
  if (left.kind === "number" && right.kind === "number") return { ...left, amount: combine(left.amount, right.amount) };
  if (left.kind === "unknown" || right.kind === "unknown") return UNKNOWN;
  const unpublished = [left, right].find((value) => value.kind === "unpublished");
  return unpublished ?? UNKNOWN;
}

type Binary = Extract<ValueExpression, { kind: "sum" | "difference" | "product" }>;

function calculate(expression: Binary, left: Rational, right: Rational, unit: SlotUnit): Rational {
  if (expression.kind === "sum") return add(left, right);
  if (expression.kind === "difference") return subtract(left, right);
  const shares = [typeOf(expression.left, unit), typeOf(expression.right, unit)].filter(isShare).length;
  const surplus = shares - (isShare(expression.type) ? 1 : 0);
  return multiply(multiply(left, right), rational(1n, WHOLE ** BigInt(Math.max(0, surplus))));
}

/** 100 % in 0.01 %. */
export const WHOLE = 10_000n;

function isShare(type: Typed): boolean {
  return type === "ratio" || type === "points";
}

/** The dimension of what the expression yields; bounds and words such as `none` have that of the slot. */
export function typeOf(expression: ValueExpression, unit: SlotUnit): Typed {
  switch (expression.kind) {
    case "constant":
    case "sum":
    case "difference":
    case "product":
      return expression.type;
    case "indicator":
      return expression.indicator.unit;
    case "rounded":
    case "bounded":
      return typeOf(expression.value, unit);
    default:
      return unit;
  }
}
