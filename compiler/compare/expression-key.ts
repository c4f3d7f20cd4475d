import type { ValueExpression } from "../model/expression.ts";
import type { Rename } from "./match.ts";

/** Equal texts for expressions that say the same, by the names of the new version. */
export function keyOfExpression(expression: ValueExpression | undefined, rename: Rename): string {
  if (expression === undefined) return "";
  switch (expression.kind) {
    case "constant":
      return `${expression.type} ${fraction(expression.amount)}`;
    case "indicator":
      return `indicator ${rename("indicator", expression.indicator.name)} ${expression.city === undefined ? "" : rename("city", expression.city)} ${expression.lag}`;
    case "sum":
    case "difference":
    case "product":
      return `(${keyOfExpression(expression.left, rename)} ${expression.kind} ${keyOfExpression(expression.right, rename)})`;
    case "rounded":
      return `rounded ${fraction(expression.step)} ${keyOfExpression(expression.value, rename)}`;
    case "bounded":
      return `${expression.costBound} ${keyOfExpression(expression.value, rename)}`;
    case "tableValue":
      return `table ${fraction(expression.factor)}`;
    default:
      return expression.kind;
  }
}

function fraction({ numerator, denominator }: { readonly numerator: bigint; readonly denominator: bigint }): string {
  return `${numerator}/${denominator}`;
}
