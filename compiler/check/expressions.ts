/** Value expressions: names resolved, units as types, constants folded. */
import { compare, isInteger, multiply, rational } from "../base/rational.ts";
import type { Rational } from "../base/rational.ts";
import type { Location } from "../base/span.ts";
import { unreachable } from "../base/unreachable.ts";
import type { Fix, Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Indicator } from "../model/indicator.ts";
import type { QuantityType, ValueExpression } from "../model/expression.ts";
import { LARGEST_AMOUNT } from "../model/value.ts";
import { findSymbol, namesOf, symbolsOf, unknownName } from "../bind/scope.ts";
import type { Expression, IndicatorExpression, Name, NumberLiteral, Unit } from "../syntax/ast-terms.ts";
import { combine } from "./arithmetic.ts";
import { at, resolve } from "./context.ts";
import type { Context } from "./context.ts";
import { spelt } from "./spelling.ts";
import type { City } from "../syntax/ast.ts";
import { gapsIn, SEPARATE_WORDS, spaced } from "../syntax/run-together.ts";
import { TYPE_NAMES, TYPE_UNITS, UNITS, amountPhrase, gridName, showAmount } from "./units.ts";

/** The quantity due at a place, and what to call that place. */
export interface Due {
  readonly types: readonly QuantityType[];
  readonly what: { readonly en: string; readonly zh: string };
  /** A unit that stands once before the table. */
  readonly unit?: Unit | undefined;
  readonly none?: boolean;
  readonly notCovered?: boolean;
}

/** Typed expression of one of the quantities due, or `unknown` after saying what is wrong. */
export function checkValue(context: Context, node: Expression, due: Due): ValueExpression {
  const typed = typeOf(context, withUnit(node, due));
  if (typed.kind === "none" && due.none !== true) return refuse(context, node, { en: "“none”", zh: "“无”" });
  if (typed.kind === "notCovered" && due.notCovered !== true) return refuse(context, node, { en: "“not covered”", zh: "“不予支付”" });
  const type = quantityOf(typed);
  if (type === undefined) return typed;
  if (!due.types.includes(type)) return mismatch(context, node, due, type);
  return requireRounding(context, node, checkGrid(context, node, typed, due));
}

function withUnit(node: Expression, due: Due): Expression {
  return node.kind === "Number" && node.unit === "none" && due.unit !== undefined ? { ...node, unit: due.unit } : node;
}

export function quantityOf(value: ValueExpression): QuantityType | undefined {
  switch (value.kind) {
    case "constant": case "sum": case "difference": case "product": return value.type;
    case "indicator": return value.indicator.unit;
    case "rounded": case "bounded": return quantityOf(value.value);
    case "none": case "notCovered": case "unknown": case "tableValue": return undefined;
    default: return unreachable(value);
  }
}

function typeOf(context: Context, node: Expression): ValueExpression {
  const location = at(context, node);
  switch (node.kind) {
    case "Number": return constantOf(context, node);
    case "Name": return nameValue(context, node.name);
    case "Indicator": return indicatorValue(context, node);
    case "Binary": return combine(context, node, typeOf(context, node.left), typeOf(context, node.right));
    case "Rounded": return roundedValue(context, node.value, node.step);
    case "None": return { kind: "none", location };
    case "NotCovered": return { kind: "notCovered", location };
    case "TableValue": return { kind: "tableValue", factor: rational(1n), location };
    case "Yes": case "No": return refuse(context, node, { en: "“yes” or “no”", zh: "“是”或“否”" });
    case "Date": return refuse(context, node, { en: "A date", zh: "日期" });
    case "Missing": return { kind: "unknown", location };
    default: return unreachable(node);
  }
}

function constantOf(context: Context, node: NumberLiteral): ValueExpression {
  const { type, factor } = UNITS[node.unit];
  return { kind: "constant", type, amount: multiply(node.value, rational(factor)), location: at(context, node) };
}

/** A parameter, or an indicator of the year itself. */
function nameValue(context: Context, name: Name): ValueExpression {
  const parameter = findSymbol(context.scope, "Parameter", name);
  const value = parameter === undefined ? undefined : context.world.parameters.get(parameter);
  if (parameter !== undefined) return value === undefined ? { kind: "unknown", location: at(context, name) } : { ...value, location: at(context, name) };
  if (findSymbol(context.scope, "Indicator", name) !== undefined) {
    return indicatorValue(context, { kind: "Indicator", name, city: undefined, lag: 0, span: name.span });
  }
  reportUnknownValue(context, name);
  return { kind: "unknown", location: at(context, name) };
}

/** `每年30万元` may be words run together. */
function reportUnknownValue(context: Context, name: Name): void {
  const location = at(context, name);
  const gaps = !name.quoted && /[0-9]/.test(name.key) ? gapsIn(name.key) : undefined;
  const known = namesOf([...symbolsOf(context.scope, "Parameter"), ...symbolsOf(context.scope, "Indicator")]);
  if (gaps === undefined) return context.report(unknownName(location, name.key, { en: "parameter or indicator", zh: "参数或指标" }, known));
  const apart = spaced(name.key, gaps);
  context.report(report("wordsRunTogether", location, { written: name.key, apart }, { fixes: [{ title: SEPARATE_WORDS, edits: [{ location, text: apart }], safe: false }] }));
}

function indicatorValue(context: Context, node: IndicatorExpression): ValueExpression {
  const location = at(context, node);
  const symbol = resolve(context, "Indicator", node.name);
  const indicator = symbol === undefined ? undefined : context.world.indicators.get(symbol);
  if (indicator === undefined) return { kind: "unknown", location };
  const city = node.city === undefined ? undefined : namedCity(context, node.city, indicator);
  return { kind: "indicator", indicator, city, lag: node.lag, location };
}

function namedCity(context: Context, name: Name, indicator: Indicator): string | undefined {
  if (!indicator.byCity) return undefined;
  const symbol = resolve<City>(context, "City", name);
  return symbol?.key;
}

/** Nothing can be rounded to multiples of zero. */
export function isStep(context: Context, node: Expression, { numerator }: Rational): boolean {
  if (numerator > 0n) return true;
  context.report(report("valueImpossible", at(context, node), {
    slot: { en: "step of rounding", zh: "取整单位" }, value: "0", range: { en: "above 0", zh: "大于 0" },
  }));
  return false;
}

function roundedValue(context: Context, value: Expression, step: Expression): ValueExpression {
  const inner = typeOf(context, value);
  const type = quantityOf(inner);
  const location = at(context, value);
  if (type === undefined) return inner;
  const unit = typeOf(context, step);
  if (unit.kind === "constant" && !isStep(context, step, unit.amount)) return { kind: "unknown", location };
  if (unit.kind !== "constant" || !fits(unit.type, type)) {
    if (unit.kind !== "unknown") context.report(report("unitWrong", at(context, step), { what: { en: "The step of rounding", zh: "取整单位" }, expected: TYPE_NAMES[type], actual: nameOf(unit) }));
    return { kind: "unknown", location };
  }
  return { kind: "rounded", value: inner, step: unit.amount, location };
}

function fits(step: QuantityType, value: QuantityType): boolean {
  return step === value || (value === "ratio" && step === "points") || (value === "months" && step === "number");
}

function nameOf(value: ValueExpression): { readonly en: string; readonly zh: string } {
  const type = quantityOf(value);
  return type === undefined ? { en: "something else", zh: "其他内容" } : TYPE_NAMES[type];
}

export function refuse(context: Context, node: Expression, what: { readonly en: string; readonly zh: string }): ValueExpression {
  context.report(report("notAValue", at(context, node), { what }));
  return { kind: "unknown", location: at(context, node) };
}

function mismatch(context: Context, node: Expression, due: Due, type: QuantityType): ValueExpression {
  const location = at(context, node);
  const [first = "fen"] = due.types;
  if (type === "number" && node.kind === "Number") {
    const title = { en: `add the unit ${TYPE_UNITS[first].en}`, zh: `加上单位“${TYPE_UNITS[first].zh}”` };
    const text = first === "ratio" ? "%" : spelt(context, { en: ` ${TYPE_UNITS[first].en}`, zh: TYPE_UNITS[first].zh });
    const added: Fix = { title, edits: [{ location: { ...location, span: { start: node.span.end, end: node.span.end } }, text }], safe: false };
    const fixes = first === "ratio" ? [...asPercent(location, node.value), added] : [added];
    const word = showAmount(node.value, "number");
    context.report(report("unitMissing", location, { word, what: due.what, unit: TYPE_UNITS[first] }, { fixes }));
  } else {
    context.report(report("unitWrong", location, { what: due.what, expected: TYPE_NAMES[first], actual: TYPE_NAMES[type] }, { fixes: inMonths(context, node, first) }));
  }
  return { kind: "unknown", location };
}

/** `0.85`, as spreadsheets write 85%. */
function asPercent(location: Location, value: Rational): Fix[] {
  const hundredths = rational(value.numerator * 10_000n, value.denominator);
  if (isInteger(value) || value.numerator < 0n || value.numerator > value.denominator || !isInteger(hundredths)) return [];
  const text = showAmount(hundredths, "ratio");
  return [{ title: { en: `write ${text}`, zh: `改为 ${text}` }, edits: [{ location, text }], safe: false }];
}

/** A year has twelve months. */
function inMonths(context: Context, node: Expression, due: QuantityType): Fix[] {
  if (due !== "months" || node.kind !== "Number" || node.unit !== "years" || !isInteger(node.value)) return [];
  const months = node.value.numerator * 12n;
  const text = spelt(context, { en: `${months} months`, zh: `${months}个月` });
  return [{ title: { en: `write ${months} months`, zh: `改为 ${months} 个月` }, edits: [{ location: at(context, node), text }], safe: false }];
}

/** Whole, and not beyond what tables hold. */
function checkGrid(context: Context, node: Expression, value: ValueExpression, { what }: Due): ValueExpression {
  if (value.kind !== "constant") return value;
  const { amount, type } = value;
  const location = at(context, node);
  if (!isInteger(amount)) context.report(report("tooPrecise", location, { word: showAmount(amount, type), grid: gridName(type) }));
  else if (compare(amount, rational(LARGEST_AMOUNT)) > 0) context.report(report("valueImpossible", location, { slot: what, value: amountPhrase(amount, type), range: atMost(type) }));
  else return value;
  return { kind: "unknown", location };
}

function atMost(type: QuantityType): Phrase {
  const { en, zh } = amountPhrase(rational(LARGEST_AMOUNT), type);
  return { en: `at most ${en}`, zh: `不超过 ${zh}` };
}

/** A product with an indicator has no exact place on the grid until the document says how to round it. */
function requireRounding(context: Context, node: Expression, value: ValueExpression): ValueExpression {
  const multiple = value.kind === "rounded" ? undefined : multipliedIndicator(value);
  if (multiple === undefined) return value;
  const location = { file: context.file, span: { start: node.span.end, end: node.span.end } };
  const fix: Fix = { title: { en: "round to 1 yuan", zh: "取整到 1 元" }, edits: [{ location, text: spelt(context, { en: " rounded to 1 yuan", zh: " 取整到 1元" }) }], safe: false };
  context.report(report("roundingMissing", at(context, node), { indicator: multiple.name }, { fixes: [fix] }));
  // Understood as rounded to the grid, so that what else is wrong with the value is said too.
  return { kind: "rounded", value, step: rational(1n), location: at(context, node) };
}

function multipliedIndicator(value: ValueExpression): Indicator | undefined {
  if (value.kind === "product") return indicatorIn(value.left) ?? indicatorIn(value.right);
  if (value.kind === "sum" || value.kind === "difference") return multipliedIndicator(value.left) ?? multipliedIndicator(value.right);
  return undefined;
}

function indicatorIn(value: ValueExpression): Indicator | undefined {
  if (value.kind === "indicator") return value.indicator;
  return value.kind === "product" || value.kind === "sum" || value.kind === "difference" ? indicatorIn(value.left) ?? indicatorIn(value.right) : undefined;
}

/** A whole number written where a count is due. */
export function constantAmount(value: ValueExpression): Rational | undefined {
  return value.kind === "constant" ? value.amount : undefined;
}
