/** Conditions as regions: unions of boxes over the dimensions they mention. */
import { report } from "../diagnostics/report.ts";
import { LAST_DAY } from "../base/calendar.ts";
import { COUNT_LIMIT, DATE_AXIS, EVERYWHERE } from "../model/dimension.ts";
import type { Dimension, Region } from "../model/dimension.ts";
import type { Comparison, Condition, Expression, Range } from "../syntax/ast-terms.ts";
import { unreachable } from "../base/unreachable.ts";
import { findSymbol } from "../bind/scope.ts";
import { namePhrase } from "../model/names.ts";
import { checkItems, findDimension, resolveDimension } from "./cells.ts";
import { at } from "./context.ts";
import type { Context } from "./context.ts";
import { axisSize } from "./dimensions.ts";
import { intersectRegions, subtractRegion } from "./region.ts";

/** What a condition says, and which dimensions it says it of, in the order written. */
export interface CheckedCondition {
  readonly region: Region;
  readonly dimensions: readonly Dimension[];
}

export function checkCondition(context: Context, condition: Condition | undefined): CheckedCondition {
  if (condition === undefined) return { region: EVERYWHERE, dimensions: [] };
  const dimensions = new Map<string, Dimension>();
  const region = regionOf({ ...context, seen: dimensions }, condition);
  return { region: region ?? [], dimensions: [...dimensions.values()] };
}

interface Reading extends Context {
  readonly seen: Map<string, Dimension>;
}

/** `undefined` after an error: the condition then holds nowhere, and nothing follows from it. */
function regionOf(context: Reading, condition: Condition): Region | undefined {
  switch (condition.kind) {
    case "And": return condition.operands.reduce<Region | undefined>((all, operand) => both(all, regionOf(context, operand)), EVERYWHERE);
    case "Or": return eitherOf(condition.operands.map((operand) => regionOf(context, operand)));
    case "Not": return negated(context, regionOf(context, condition.operand));
    case "Is": return isRegion(context, condition);
    case "Compare": return comparison(context, condition);
    case "Missing": return undefined;
    default: return unreachable(condition);
  }
}

function both(a: Region | undefined, b: Region | undefined): Region | undefined {
  return a === undefined || b === undefined ? undefined : intersectRegions(a, b);
}

function eitherOf(regions: readonly (Region | undefined)[]): Region | undefined {
  return regions.includes(undefined) ? undefined : regions.flatMap((region) => region ?? []);
}

function negated(context: Reading, region: Region | undefined): Region | undefined {
  return region === undefined ? undefined : subtractRegion(EVERYWHERE, region, sizesOf(context.seen.values()));
}

/** Sizes of axes by key; a `many` dimension's axes are named DIMENSION:MEMBER. */
export function sizesOf(dimensions: Iterable<Dimension>): (key: string) => number {
  const sizes = new Map([...dimensions].map((dimension) => [dimension.id, axisSize(dimension)]));
  const sizeOf = (key: string): number | undefined => sizes.get(key) ?? sizes.get(key.slice(0, key.lastIndexOf(":")));
  return (key) => (key === DATE_AXIS ? LAST_DAY + 1 : sizeOf(key) ?? COUNT_LIMIT);
}

/** Money makes bands only: a threshold on the cost would change the ratio of the whole amount at once. */
function isAboutMoney(context: Reading, node: Extract<Condition, { kind: "Is" | "Compare" }>): boolean {
  const isMeasure = findDimension(context, node.dimension) === undefined && findSymbol(context.scope, "Measure", node.dimension) !== undefined;
  if (isMeasure) context.report(report("wholeAmountJump", at(context, node), {}));
  return isMeasure;
}

function isRegion(context: Reading, node: Extract<Condition, { kind: "Is" }>): Region | undefined {
  if (isAboutMoney(context, node)) return undefined;
  const dimension = resolveDimension(context, node.dimension);
  if (dimension === undefined) return undefined;
  context.seen.set(dimension.id, dimension);
  const many = dimension.domain.kind === "members" && dimension.domain.many;
  if (many && node.operator === "=") context.report(report("manyNeedsHas", at(context, node), { dimension: namePhrase(dimension) }));
  if (!many && node.operator === "has") context.report(report("hasNeedsMany", at(context, node), { dimension: namePhrase(dimension) }));
  const compared = comparedDimension(context, node.items);
  if (compared !== undefined) return compareDimensions(context, dimension, "=", compared, node);
  return checkItems(context, dimension, node.items);
}

function comparedDimension(context: Reading, items: Extract<Condition, { kind: "Is" }>["items"]): Dimension | undefined {
  const [item] = items;
  if (items.length !== 1 || item?.kind !== "Value" || item.value.kind !== "Name") return undefined;
  const other = findDimension(context, item.value.name);
  return other !== undefined && other.domain.kind === "integer" ? other : undefined;
}

function comparison(context: Reading, node: Extract<Condition, { kind: "Compare" }>): Region | undefined {
  if (isAboutMoney(context, node)) return undefined;
  const dimension = resolveDimension(context, node.dimension);
  if (dimension === undefined) return undefined;
  context.seen.set(dimension.id, dimension);
  if (dimension.domain.kind === "yesNo" || (dimension.domain.kind === "members" && !dimension.domain.ordered)) {
    context.report(report("notOrdered", at(context, node.dimension), { dimension: namePhrase(dimension) }));
    return undefined;
  }
  const other = node.value.kind === "Name" ? findDimension(context, node.value.name) : undefined;
  if (other !== undefined) return compareDimensions(context, dimension, node.operator, other, node);
  return checkItems(context, dimension, [rangeFor(node.operator, node.value)]);
}

function rangeFor(operator: Comparison, value: Expression): Range {
  const low = operator === ">=" || operator === ">" || operator === "=" ? value : undefined;
  const high = operator === "<=" || operator === "<" || operator === "=" ? value : undefined;
  return { kind: "Range", low, high, lowExclusive: operator === ">", highExclusive: operator === "<", span: value.span };
}

/** One box for each value of the first, so both must have bounds. */
function compareDimensions(context: Reading, a: Dimension, operator: Comparison, b: Dimension, node: Condition): Region | undefined {
  context.seen.set(b.id, b);
  if (a.domain.kind !== "integer" || b.domain.kind !== "integer" || a.domain.high - a.domain.low > 1000) {
    context.report(report("comparedUnbounded", at(context, node), {}));
    return undefined;
  }
  const boxes: Map<string, readonly number[]>[] = [];
  for (let value = a.domain.low; value <= a.domain.high; value += 1) {
    const side = comparedSide(operator, value, b.domain.low, b.domain.high);
    if (side.length > 0) boxes.push(new Map([[a.id, [value - a.domain.low, value - a.domain.low]], [b.id, side]]));
  }
  return boxes;
}

/** Points of the other dimension for which `value OPERATOR other` holds. */
function comparedSide(operator: Comparison, value: number, low: number, high: number): readonly number[] {
  const [from, to] = {
    ">=": [low, value], ">": [low, value - 1], "<=": [value, high], "<": [value + 1, high], "=": [value, value],
  }[operator] as [number, number];
  const [first, last] = [Math.max(low, from), Math.min(high, to)];
  return first > last ? [] : [first - low, last - low];
}
