import type { ValueExpression } from "../model/expression.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Adjustment, Operation, SlotRow } from "../model/slot.ts";

export interface IndicatorUse {
  readonly indicator: Indicator;
  /** `undefined`: the insured's own, where the indicator is by city. */
  readonly city: string | undefined;
  readonly lag: number;
}

export function indicatorUses(expression: ValueExpression): readonly IndicatorUse[] {
  switch (expression.kind) {
    case "indicator":
      return [expression];
    case "sum":
    case "difference":
    case "product":
      return [...indicatorUses(expression.left), ...indicatorUses(expression.right)];
    case "rounded":
    case "bounded":
      return indicatorUses(expression.value);
    default:
      return [];
  }
}

export function dependsOnCity(expression: ValueExpression): boolean {
  return indicatorUses(expression).some(({ indicator, city }) => indicator.byCity && city === undefined);
}

export function expressionOf(operation: Operation): ValueExpression | undefined {
  return operation.kind === "times" || operation.kind === "round" ? undefined : operation.value;
}

/** Every expression that the rows and adjustments hold. */
export function expressionsOf(rows: readonly SlotRow[], adjustments: readonly Adjustment[]): readonly ValueExpression[] {
  const operations = adjustments.flatMap((adjustment) => adjustment.operations.map(expressionOf));
  return [...rows.map((row) => row.value), ...operations.filter((expression) => expression !== undefined)];
}

/** Insurance years in which a value may change: those of a published statistic, and the one after. */
export function yearsOfChange(expressions: readonly ValueExpression[]): readonly number[] {
  const years = new Set<number>();
  for (const { indicator, lag } of expressions.flatMap(indicatorUses)) {
    for (const { year } of indicator.values) years.add(year + lag).add(year + lag + 1);
  }
  return [...years].sort((a, b) => a - b);
}
