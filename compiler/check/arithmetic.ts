/** Sums and products of typed expressions; units are types. */
import { add, multiply, rational, subtract } from "../base/rational.ts";
import type { Rational } from "../base/rational.ts";
import { report } from "../diagnostics/report.ts";
import type { QuantityType, ValueExpression } from "../model/expression.ts";
import type { BinaryExpression } from "../syntax/ast-terms.ts";
import { at } from "./context.ts";
import type { Context } from "./context.ts";
import { quantityOf } from "./expressions.ts";
import { TYPE_NAMES } from "./units.ts";

export function combine(context: Context, node: BinaryExpression, left: ValueExpression, right: ValueExpression): ValueExpression {
  const location = at(context, node);
  if (left.kind === "unknown" || right.kind === "unknown") return { kind: "unknown", location };
  const scaled = timesTableValue(node, left, right);
  if (scaled !== undefined) return { ...scaled, location };
  const [a, b] = [quantityOf(left), quantityOf(right)];
  const type = a === undefined || b === undefined ? undefined : resultType(node.operator, a, b);
  if (a !== undefined && b !== undefined && type !== undefined) return fold(node, left, right, type, location);
  const plusRatios = node.operator === "+" && a === "ratio" && b === "ratio";
  context.report(plusRatios
    ? report("ratioPlusRatio", location, {})
    : report("cannotCombine", { file: context.file, span: node.operatorSpan }, { left: nameOf(a), right: nameOf(b), operator: node.operator === "*" ? "×" : node.operator }));
  return { kind: "unknown", location };
}

function nameOf(type: QuantityType | undefined): { readonly en: string; readonly zh: string } {
  return type === undefined ? { en: "“none”", zh: "“无”" } : TYPE_NAMES[type];
}

/** `120% × the table value` */
function timesTableValue(node: BinaryExpression, left: ValueExpression, right: ValueExpression): ValueExpression | undefined {
  if (node.operator !== "*") return undefined;
  const [factor, table] = left.kind === "constant" ? [left, right] : [right, left];
  if (factor.kind !== "constant" || table.kind !== "tableValue") return undefined;
  return { ...table, factor: multiply(table.factor, asFactor(factor.amount, factor.type)) };
}

function resultType(operator: BinaryExpression["operator"], a: QuantityType, b: QuantityType): QuantityType | undefined {
  if (operator === "*") return productType(a, b);
  if (a === "ratio" && b === "points") return "ratio";
  if (a === "ratio" && b === "ratio") return operator === "-" ? "points" : undefined;
  return a === b ? a : undefined;
}

function productType(a: QuantityType, b: QuantityType): QuantityType | undefined {
  if (a === "number" || a === "ratio") return b;
  return b === "number" || b === "ratio" ? a : undefined;
}

/** A ratio as a factor: 60 % is 6,000 hundredths of a percent, 0.6. */
export function asFactor(amount: Rational, type: QuantityType): Rational {
  return type === "ratio" || type === "points" ? multiply(amount, rational(1n, 10_000n)) : amount;
}

function fold(node: BinaryExpression, left: ValueExpression, right: ValueExpression, type: QuantityType, location: ValueExpression["location"]): ValueExpression {
  const kind = node.operator === "+" ? "sum" : node.operator === "-" ? "difference" : "product";
  if (left.kind !== "constant" || right.kind !== "constant") return { kind, type, left, right, location };
  if (kind === "sum") return { kind: "constant", type, amount: add(left.amount, right.amount), location };
  if (kind === "difference") return { kind: "constant", type, amount: subtract(left.amount, right.amount), location };
  return { kind: "constant", type, amount: product(left.amount, left.type, right.amount, right.type), location };
}

/** In the unit of the operand that is no factor; the product of two ratios is a ratio. */
function product(a: Rational, aType: QuantityType, b: Rational, bType: QuantityType): Rational {
  const isFactor = aType === "ratio" || aType === "number";
  return isFactor ? multiply(asFactor(a, aType), b) : multiply(a, asFactor(b, bType));
}
