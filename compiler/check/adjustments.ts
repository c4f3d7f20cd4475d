/** Adjustments of a slot: conditions as regions, operations typed. */
import { compare, multiply, rational } from "../base/rational.ts";
import { unreachable } from "../base/unreachable.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Citation } from "../model/citation.ts";
import type { Dimension } from "../model/dimension.ts";
import type { QuantityType, ValueExpression } from "../model/expression.ts";
import type { Adjustment, Operation, SlotWord } from "../model/slot.ts";
import { namePhrase } from "../model/names.ts";
import type { Adjust, AdjustLine, Operation as OperationNode } from "../syntax/ast.ts";
import type { Expression, Tail } from "../syntax/ast-terms.ts";
import { asFactor } from "./arithmetic.ts";
import { resolveDimension } from "./cells.ts";
import { allowancesOf, cite } from "./citations.ts";
import { checkCondition } from "./conditions.ts";
import { at } from "./context.ts";
import type { Context } from "./context.ts";
import { checkValue, isStep } from "./expressions.ts";
import type { Due } from "./expressions.ts";
import { withMarksOf } from "./marks.ts";
import { intersectRegions } from "./region.ts";
import type { ReadFrom } from "./slots.ts";
import { datedRegion } from "./table.ts";
import { amountPhrase, keywordPhrase, showAmount, slotPhrase, slotSubject } from "./units.ts";

export interface CheckedAdjustments {
  readonly adjustments: readonly Adjustment[];
  readonly dimensions: readonly Dimension[];
  readonly broken: boolean;
  readonly draft: boolean;
}

export function checkAdjust({ context, draft }: ReadFrom, node: Adjust, due: Due, parent: Citation): CheckedAdjustments {
  const citation = cite(parent, node.tail, at(context, node));
  const lines = node.lines.map((line) => checkLine(context, line, node.tail, { ...due, what: slotSubject(node.slot as SlotWord) }, citation));
  const known = lines.filter((line) => line !== undefined);
  if (node.lines.length === 0) context.report(report("valueMissing", citation.location, { slot: adjustmentPhrase(node.slot) }));
  return {
    adjustments: known.map(({ adjustment }) => adjustment),
    dimensions: [...new Set(known.flatMap(({ dimensions }) => dimensions))],
    broken: known.length < lines.length, draft,
  };
}

/** As a noun. */
export function adjustmentPhrase(slot: Adjust["slot"]): Phrase {
  const { en, zh } = slotPhrase(slot);
  return { en: `adjustment of the ${en}`, zh: `${zh}的调整` };
}

/** `together` bounds the growths above it in the slot, in whatever block they stand; where there are none it would bound nothing. */
export function refuseEarlyTotals(context: Context, { adjustments, broken }: CheckedAdjustments): void {
  const operations = adjustments.flatMap((adjustment) => adjustment.operations);
  const grows = operations.findIndex(({ kind }) => kind === "grow");
  for (const [index, { kind, location }] of operations.entries()) {
    if (kind !== "togetherAtMost" || broken || (grows >= 0 && grows < index)) continue;
    context.report(report("withoutEffect", location, { word: keywordPhrase("together"), where: { en: "before any growth", zh: "写在逐次（逐年）增减之前" } }));
  }
}

/** Two lists in force on one day: the lines of the second act on what those of the first left. */
export function joinAdjustments(first: CheckedAdjustments, second: CheckedAdjustments): CheckedAdjustments {
  return {
    adjustments: [...first.adjustments, ...second.adjustments], dimensions: [...new Set([...first.dimensions, ...second.dimensions])],
    broken: first.broken || second.broken, draft: first.draft || second.draft,
  };
}

interface CheckedLine {
  readonly adjustment: Adjustment;
  readonly dimensions: readonly Dimension[];
}

function checkLine(context: Context, line: AdjustLine, outer: Tail, due: Due, parent: Citation): CheckedLine | undefined {
  const condition = checkCondition(context, line.condition);
  const operations = line.operations.map((operation) => checkOperation(context, operation, due));
  if (operations.includes(undefined) || operations.length === 0 || condition.region.length === 0) return undefined;
  const known = operations.filter((operation) => operation !== undefined);
  if (!boundsFit(context, known)) return undefined;
  const location = at(context, line);
  const adjustment: Adjustment = {
    region: intersectRegions(condition.region, datedRegion(line.tail)), operations: known, location,
    citation: withMarksOf(context, cite(parent, line.tail, location), line.operations.map(valueIn)), allowances: [...allowancesOf(context, outer), ...allowancesOf(context, line.tail)],
  };
  const grown = known.flatMap((operation) => (operation.kind === "grow" ? [operation.dimension] : []));
  return { adjustment, dimensions: [...condition.dimensions, ...grown] };
}

function valueIn(operation: OperationNode): Expression | undefined {
  return "value" in operation ? operation.value : operation.kind === "RoundedTo" ? operation.step : undefined;
}

/** `at least` above an `at most` with nothing between them leaves no value: the last one would win in silence. */
function boundsFit(context: Context, operations: readonly Operation[]): boolean {
  const crossed = operations.slice(1).find((operation, index) => areCrossed(operations[index], operation));
  if (crossed === undefined || !("value" in crossed)) return true;
  const before = operations[operations.indexOf(crossed) - 1];
  const [low, high] = crossed.kind === "atLeast" ? [crossed, before] : [before, crossed];
  if (low !== undefined && high !== undefined) context.report(report("boundsCrossed", crossed.location, { low: boundPhrase(low), high: boundPhrase(high) }));
  return false;
}

function areCrossed(a: Operation | undefined, b: Operation): boolean {
  const [low, high] = a?.kind === "atLeast" && b.kind === "atMost" ? [a, b] : a?.kind === "atMost" && b.kind === "atLeast" ? [b, a] : [];
  if (low?.value.kind === "constant" && high?.value.kind === "constant") return compare(low.value.amount, high.value.amount) > 0;
  return low?.value.kind === "tableValue" && high?.value.kind === "tableValue" && compare(low.value.factor, high.value.factor) > 0;
}

function boundPhrase(operation: Operation): Phrase | string {
  const value = "value" in operation ? operation.value : undefined;
  if (value?.kind === "constant") return amountPhrase(value.amount, value.type);
  if (value?.kind !== "tableValue") return "";
  const share = showAmount(multiply(value.factor, rational(10_000n)), "ratio");
  return { en: `${share} of the table value`, zh: `表中数值的 ${share}` };
}

/** `undefined` after saying what is wrong. */
function checkOperation(context: Context, node: OperationNode, due: Due): Operation | undefined {
  const location = at(context, node);
  if (!hasPatientShare(context, node, due)) return undefined;
  switch (node.kind) {
    case "SetTo": return known({ kind: "set", value: checkValue(context, node.value, { ...due, none: true, notCovered: true }), location });
    case "None": return { kind: "set", value: { kind: "none", location }, location };
    case "NotCovered": return { kind: "set", value: { kind: "notCovered", location }, location };
    case "Halve": return { kind: "times", factor: rational(1n, 2n), ofPatientShare: false, location };
    case "Times": return times(context, node);
    case "Plus": return plus(context, node, due);
    case "AtLeast": return known({ kind: "atLeast", value: bound(context, node.value, due), location });
    case "AtMost": return known({ kind: "atMost", value: bound(context, node.value, due), location });
    case "TogetherAtMost": return known({ kind: "togetherAtMost", value: bound(context, node.value, due), location });
    case "RoundedTo": return round(context, node.step, due, location);
    default: return unreachable(node);
  }
}

/** The patient's share is what a ratio leaves; it does not grow by itself. */
function hasPatientShare(context: Context, node: OperationNode, due: Due): boolean {
  if (!("ofPatientShare" in node) || !node.ofPatientShare) return true;
  const isOfRatio = due.types.every((type) => type === "ratio");
  if (isOfRatio && (node.kind !== "Plus" || node.per === undefined)) return true;
  const where = isOfRatio ? { en: "on a growth", zh: "对逐次（逐年）增减" } : { en: "on what is no ratio of payment", zh: "对支付比例以外的项目" };
  context.report(report("withoutEffect", at(context, node), { word: keywordPhrase("patientShare"), where }));
  return false;
}

function known<T extends Operation & { readonly value: ValueExpression }>(operation: T): T | undefined {
  return operation.value.kind === "unknown" ? undefined : operation;
}

function bound(context: Context, value: Expression, due: Due): ValueExpression {
  return checkValue(context, value, { ...due, what: { en: "A bound", zh: "界限" } });
}

function times(context: Context, node: Extract<OperationNode, { kind: "Times" }>): Operation | undefined {
  const due: Due = { types: ["ratio", "number"], what: { en: "A factor", zh: "倍数" } };
  const value = checkValue(context, node.value, due);
  if (value.kind !== "constant") return undefined;
  return { kind: "times", factor: asFactor(value.amount, value.type), ofPatientShare: node.ofPatientShare, location: at(context, node) };
}

/** Ratios move by points; adding a ratio is the mistake that the message names. */
function plus(context: Context, node: Extract<OperationNode, { kind: "Plus" }>, due: Due): Operation | undefined {
  const location = at(context, node);
  if (due.types.includes("ratio") && node.value.kind === "Number" && node.value.unit === "percent") {
    context.report(report("ratioPlusRatio", at(context, node.value), {}));
    return undefined;
  }
  const types: QuantityType[] = due.types.flatMap((type): QuantityType[] => (type === "ratio" ? ["points"] : [type]));
  const value = checkValue(context, node.value, { ...due, types, what: { en: "The change", zh: "增减数" } });
  if (value.kind === "unknown") return undefined;
  const negative = node.sign < 0;
  if (node.per === undefined) return { kind: "plus", value, negative, ofPatientShare: node.ofPatientShare, location };
  const dimension = growthDimension(context, node.per);
  return dimension === undefined ? undefined : { kind: "grow", value, negative, dimension, after: node.after, location };
}

function growthDimension(context: Context, name: Parameters<typeof resolveDimension>[1]): Dimension | undefined {
  const dimension = resolveDimension(context, name);
  if (dimension === undefined || dimension.domain.kind === "integer" || dimension.domain.kind === "counts") return dimension;
  context.report(report("growthDimension", at(context, name), { dimension: namePhrase(dimension) }));
  return undefined;
}

function round(context: Context, step: Expression, due: Due, location: Operation["location"]): Operation | undefined {
  const types: QuantityType[] = due.types.flatMap((type): QuantityType[] => (type === "ratio" ? ["ratio", "points"] : [type]));
  const value = checkValue(context, step, { types, what: { en: "The step of rounding", zh: "取整单位" } });
  return value.kind === "constant" && isStep(context, step, value.amount) ? { kind: "round", step: value.amount, location } : undefined;
}
