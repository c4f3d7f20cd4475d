/** Input cells and the right-hand sides of conditions: what points of a dimension they name. */
import { isInteger } from "../base/rational.ts";
import type { Rational } from "../base/rational.ts";
import { formatDay } from "../base/calendar.ts";
import { didYouMean } from "../base/did-you-mean.ts";
import { findSymbol, unknownWord } from "../bind/scope.ts";
import type { Fix } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { COUNT_LIMIT } from "../model/dimension.ts";
import type { Dimension, Domain, Member, NamedBox, Region } from "../model/dimension.ts";
import { namePhrase } from "../model/names.ts";
import type { CellItem, Expression, Name, Range } from "../syntax/ast-terms.ts";
import { fromIntervals } from "../space/side.ts";
import { at, resolve } from "./context.ts";
import type { Context } from "./context.ts";
import { membersInWords, rangeInWords } from "./ranges-in-words.ts";
import { axisSize, findMember, memberBoxes } from "./dimensions.ts";
import { memberRangeSide } from "./member-ranges.ts";
import { intersectRegions } from "./region.ts";

/** The dimension a name stands for: a declared one, or `city`. */
export function findDimension(context: Context, name: Name): Dimension | undefined {
  const symbol = findSymbol(context.scope, "Dimension", name);
  if (symbol !== undefined) return context.world.dimensions.get(symbol);
  return name.keyword === "city" && !name.quoted ? context.world.cities : undefined;
}

export function resolveDimension(context: Context, name: Name): Dimension | undefined {
  const found = findDimension(context, name);
  if (found !== undefined) return found;
  const symbol = resolve(context, "Dimension", name);
  return symbol === undefined ? undefined : context.world.dimensions.get(symbol);
}

/** The union of what the items name; `undefined` after saying what is wrong. */
export function checkItems(context: Context, dimension: Dimension, items: readonly CellItem[]): Region | undefined {
  const regions = items.map((item) => checkItem(context, dimension, item));
  if (regions.includes(undefined) || regions.length === 0) return undefined;
  if (items.length > 1) refuseRepeats(context, dimension, items, regions);
  return joinSides(dimension, regions.flatMap((region) => region ?? []));
}

/** An item that names what one before it named: where another was meant, its cases would go without a row. */
function refuseRepeats(context: Context, dimension: Dimension, items: readonly CellItem[], regions: readonly (Region | undefined)[]): void {
  const seen = new Set<string>();
  items.forEach((item, index) => {
    const region = regions[index] ?? [];
    const key = JSON.stringify(region.map((box) => [...box]));
    if (seen.has(key)) context.report(report("writtenTwice", at(context, item), { word: itemText(dimension, item, region) }));
    seen.add(key);
  });
}

function itemText(dimension: Dimension, item: CellItem, [box]: Region): string {
  if (item.kind === "Value" && item.value.kind === "Name") return item.value.name.key;
  const side = box?.get(dimension.id);
  const [low, high] = [side?.[0], side?.at(-1)];
  if (low === undefined || high === undefined) return dimension.name;
  return low === high ? showPoint(dimension, low) : `${showPoint(dimension, low)}..${showPoint(dimension, high)}`;
}

/** One box with all the intervals, but for a `many` dimension, where each member is an axis. */
function joinSides(dimension: Dimension, boxes: readonly NamedBox[]): Region {
  if (boxes.some((box) => box.size === 0)) return [new Map()];
  if (dimension.domain.kind === "members" && dimension.domain.many) return boxes;
  return [new Map([[dimension.id, fromIntervals(boxes.flatMap((box) => box.get(dimension.id) ?? []))]])];
}

function checkItem(context: Context, dimension: Dimension, item: CellItem): Region | undefined {
  switch (item.kind) {
    case "Any": return [new Map()];
    case "Range": return rangeRegion(context, dimension, item);
    case "Several": return severalRegion(context, dimension, item.names);
    case "Value": return valueRegion(context, dimension, item.value);
    default: return refuseItem(context, item, dimension);
  }
}

function refuseItem(context: Context, item: { readonly span: CellItem["span"] }, dimension: Dimension): undefined {
  context.report(report("notOfDimension", at(context, item), { dimension: namePhrase(dimension) }));
  return undefined;
}

function severalRegion(context: Context, dimension: Dimension, names: readonly Name[]): Region | undefined {
  const regions = names.map((name) => memberRegion(context, dimension, name));
  if (regions.includes(undefined)) return undefined;
  return regions.reduce<Region>((all, region) => intersectRegions(all, region ?? []), [new Map()]);
}

function valueRegion(context: Context, dimension: Dimension, value: Expression): Region | undefined {
  const { domain } = dimension;
  if (value.kind === "Missing") return undefined;
  if (domain.kind === "members" && value.kind === "Name") return memberRegion(context, dimension, value.name);
  if (domain.kind === "yesNo" && (value.kind === "Yes" || value.kind === "No")) {
    return [new Map([[dimension.id, value.kind === "Yes" ? [1, 1] : [0, 0]]])];
  }
  const point = pointOf(context, dimension, value);
  return typeof point === "number" ? [new Map([[dimension.id, [point, point]]])] : undefined;
}

function memberRegion(context: Context, dimension: Dimension, name: Name): Region | undefined {
  const member = requireMember(context, dimension, name);
  return member === undefined ? undefined : memberBoxes(dimension, member);
}

export function requireMember(context: Context, dimension: Dimension, name: Name): Member | undefined {
  const members = dimension.domain.kind === "members" ? dimension.domain.members : [];
  const found = findMember(members, name);
  if (found === undefined) reportUnknownMember(context, dimension, name, members);
  return found;
}

function reportUnknownMember(context: Context, dimension: Dimension, name: Name, members: readonly Member[]): void {
  const known = members.flatMap((member) => (member.other === undefined ? [member.name] : [member.name, member.other]));
  const { en, zh } = namePhrase(dimension);
  const what = { en: `member of “${en}”`, zh: `“${zh}”的成员` };
  const guess = membersInWords(name.key, dimension) ?? didYouMean(name.key, known);
  context.report(unknownWord(at(context, name), name.key, what, guess));
}

type MembersDomain = Extract<Domain, { readonly kind: "members" }>;

function rangeRegion(context: Context, dimension: Dimension, range: Range): Region | undefined {
  if (dimension.domain.kind === "members") return memberRangeRegion(context, dimension, dimension.domain, range);
  const last = axisSize(dimension) - 1;
  const low = range.low === undefined ? 0 : pointOf(context, dimension, range.low);
  const high = range.high === undefined ? last : pointOf(context, dimension, range.high);
  if (low === undefined || high === undefined) return undefined;
  const from = low + (range.lowExclusive ? 1 : 0);
  const to = high - (range.highExclusive ? 1 : 0);
  if (from <= to) return [new Map([[dimension.id, [from, to]]])];
  context.report(report("emptyRange", at(context, range), { low: showPoint(dimension, from), high: showPoint(dimension, to) }));
  return undefined;
}

function memberRangeRegion(context: Context, dimension: Dimension, { ordered, members }: MembersDomain, range: Range): Region | undefined {
  if (!ordered) {
    context.report(report("notOrdered", at(context, range), { dimension: namePhrase(dimension) }));
    return undefined;
  }
  const low = endMember(context, dimension, range.low);
  const high = endMember(context, dimension, range.high);
  if (low === "unknown" || high === "unknown") return undefined;
  const side = memberRangeSide(members, { ...range, low, high });
  if (side.length > 0) return [new Map([[dimension.id, side]])];
  context.report(report("emptyRange", at(context, range), { low: low?.name ?? "", high: high?.name ?? "" }));
  return undefined;
}

/** `undefined` where the range is open, `unknown` after saying what is wrong. */
function endMember(context: Context, dimension: Dimension, value: Expression | undefined): Member | "unknown" | undefined {
  if (value === undefined) return undefined;
  if (value.kind === "Name") return requireMember(context, dimension, value.name) ?? "unknown";
  if (value.kind !== "Missing") refuseItem(context, value, dimension);
  return "unknown";
}

/** The point of a number or a date; out of bounds is an error. */
export function pointOf(context: Context, dimension: Dimension, value: Expression): number | undefined {
  const { domain } = dimension;
  if (value.kind === "Missing") return undefined;
  if (domain.kind === "date" && value.kind === "Date") return value.day;
  if ((domain.kind === "integer" || domain.kind === "counts") && value.kind === "Number" && isCount(value.value, value.unit)) {
    return integerPoint(context, dimension, Number(value.value.numerator), value);
  }
  const range = domain.kind === "integer" || domain.kind === "counts" ? (value.kind === "Name" ? rangeInWords(value.name.key) : undefined) : undefined;
  return range === undefined ? refuseItem(context, value, dimension) : refuseWords(context, value, dimension, range);
}

function refuseWords(context: Context, value: Expression, dimension: Dimension, range: string): undefined {
  const location = at(context, value);
  const fix: Fix = { title: { en: `write ${range}`, zh: `改为 ${range}` }, edits: [{ location, text: range }], safe: false };
  context.report(report("notOfDimension", location, { dimension: namePhrase(dimension) }, { fixes: [fix] }));
  return undefined;
}

function isCount(value: Rational, unit: string): boolean {
  return isInteger(value) && (unit === "none" || unit === "years");
}

function integerPoint(context: Context, dimension: Dimension, value: number, node: Extract<Expression, { kind: "Number" }>): number | undefined {
  const [low, high] = boundsOf(dimension);
  if (value >= low && value <= high) return value - low;
  const fixes: Fix[] = node.grouped ? [splitNumber(context, node)] : [];
  context.report(report("outOfBounds", at(context, node), { value: String(value), low, high, dimension: namePhrase(dimension) }, { fixes }));
  return undefined;
}

/** `100,200` where two ages were meant. */
function splitNumber(context: Context, node: { readonly span: CellItem["span"]; readonly value: Rational }): Fix {
  const text = String(node.value.numerator).replace(/\B(?=(\d{3})+$)/g, ", ");
  return { title: { en: `read as a list: ${text}`, zh: `当作列表：${text}` }, edits: [{ location: at(context, node), text }], safe: false };
}

function boundsOf(dimension: Dimension): readonly [number, number] {
  const { domain } = dimension;
  return domain.kind === "integer" ? [domain.low, domain.high] : [1, COUNT_LIMIT];
}

export function showPoint(dimension: Dimension, point: number): string {
  const { domain } = dimension;
  if (domain.kind === "members") return domain.members[point]?.name ?? String(point);
  if (domain.kind === "date") return formatDay(point);
  return domain.kind === "integer" || domain.kind === "counts" ? String(point + boundsOf(dimension)[0]) : point === 1 ? "yes" : "no";
}
