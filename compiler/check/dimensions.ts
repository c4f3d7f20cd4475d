/** Dimension declarations, with a province's own members put inside a library's. */
import { findSymbol } from "../bind/scope.ts";
import { nameLocation } from "../bind/symbols.ts";
import type { Symbol } from "../bind/symbols.ts";
import { report } from "../diagnostics/report.ts";
import { CITY_AXIS, COUNT_LIMIT } from "../model/dimension.ts";
import type { Dimension, Domain, Member, NamedBox } from "../model/dimension.ts";
import type { Province } from "../model/jurisdiction.ts";
import { namePhrase } from "../model/names.ts";
import type { Dimension as DimensionNode, Member as MemberNode } from "../syntax/ast.ts";
import type { Name } from "../syntax/ast-terms.ts";
import { fromPoints } from "../space/side.ts";
import { LAST_DAY } from "../base/calendar.ts";
import { eventName } from "./attributes.ts";
import { at } from "./context.ts";
import type { Context } from "./context.ts";

export function checkDimension(context: Context, symbol: Symbol, node: DimensionNode): Dimension {
  const { name, other, title } = node;
  return {
    id: symbol.unit === "" ? symbol.key : `${symbol.unit}/${symbol.key}`,
    name: name.key, other: other?.key, title: title?.value, location: nameLocation(symbol),
    domain: checkDomain(context, node), asOf: node.asOf === undefined ? undefined : eventName(context, node.asOf), code: node.code?.value,
  };
}

function checkDomain(context: Context, node: DimensionNode): Domain {
  const { domain } = node;
  if (domain.kind === "YesNo") return { kind: "yesNo" };
  if (domain.kind === "Date") return { kind: "date" };
  if (domain.kind === "Counts") return { kind: "counts", period: countedName(context, domain.period), eachHospital: domain.eachHospital };
  if (domain.kind === "Integer") return integerDomain(context, domain);
  const members = inFirstNames(node.members.map((member) => checkMember(context, member)));
  if (members.length === 0) context.report(report("dimensionWithoutMembers", at(context, node.name), { word: node.name.key }));
  checkMembers(context, node.members, members);
  return { kind: "members", ordered: node.ordered, many: node.many, members };
}

const COUNTED: Readonly<Record<string, string>> = { 住院: "admission", 就诊: "visit", 病种: "disease" };

/** By the first name of a declared period, or the English word for what can be counted without one: tables and engines use these. */
function countedName(context: Context, period: Name): string {
  return findSymbol(context.scope, "Period", period)?.key ?? COUNTED[period.key] ?? period.key;
}

function integerDomain(context: Context, domain: Extract<DimensionNode["domain"], { kind: "Integer" }>): Domain {
  const { low = 0, high = low } = domain;
  if (domain.low === undefined || domain.high === undefined || low > high || high - low > COUNT_LIMIT) {
    context.report(report("integerBounds", at(context, domain), {}));
    return { kind: "integer", low, high: Math.max(low, Math.min(high, low + COUNT_LIMIT)) };
  }
  return { kind: "integer", low, high };
}

function checkMember(context: Context, node: MemberNode): Member {
  return {
    name: node.name.key, other: node.other?.key, title: node.title?.value, location: at(context, node.name),
    code: node.code?.value, inside: node.inside?.key, sameAs: node.sameAs?.key,
  };
}

/** A member refers to others by either of their names; tables and engines know them by the first. */
function inFirstNames(members: readonly Member[]): readonly Member[] {
  const firstName = (name: string | undefined): string | undefined => (name === undefined ? undefined : (findMember(members, { key: name })?.name ?? name));
  return members.map((member) => ({ ...member, inside: firstName(member.inside), sameAs: firstName(member.sameAs) }));
}

/** No name twice; `in` and `same as` name members of the dimension, and nesting has no circle. */
function checkMembers(context: Context, nodes: readonly MemberNode[], members: readonly Member[]): void {
  const seen = new Set<string>();
  nodes.forEach((node) => {
    for (const name of [node.name, ...(node.other === undefined ? [] : [node.other])]) {
      if (seen.has(name.key)) context.report(report("memberTwice", at(context, name), { word: name.key }));
      seen.add(name.key);
    }
    for (const name of [node.inside, node.sameAs]) if (name !== undefined) requireMember(context, members, name);
    if (isInsideItself(node.name.key, members)) {
      context.report(report("dependsOnItself", at(context, node.name), { what: { en: "member", zh: "成员" }, word: node.name.key }));
    }
  });
}

function isInsideItself(name: string, members: readonly Member[]): boolean {
  const passed = new Set<string>();
  let here = findMember(members, { key: name });
  while (here?.inside !== undefined && !passed.has(here.name)) {
    passed.add(here.name);
    here = findMember(members, { key: here.inside });
    if (here?.name === name) return true;
  }
  return false;
}

export function findMember(members: readonly Member[], name: Pick<Name, "key">): Member | undefined {
  return members.find((member) => member.name === name.key || member.other === name.key);
}

function requireMember(context: Context, members: readonly Member[], name: Name): void {
  if (findMember(members, name) !== undefined) return;
  context.report(report("unknownName", at(context, name), { word: name.key, what: { en: "member", zh: "成员" } }));
}

/** A library's dimension with members that a province's file adds inside existing ones. */
export function extendDimension(context: Context, dimension: Dimension, nodes: readonly MemberNode[]): Dimension {
  const { domain } = dimension;
  if (domain.kind !== "members") return dimension;
  const added = nodes.filter((node) => canBeAdded(context, dimension, domain.members, node)).map((node) => checkMember(context, node));
  const members = [...domain.members];
  for (const member of added) members.splice(placeFor(members, member), 0, member);
  return { ...dimension, domain: { ...domain, members: inFirstNames(members) } };
}

function canBeAdded(context: Context, dimension: Dimension, members: readonly Member[], node: MemberNode): boolean {
  if (node.inside === undefined) {
    context.report(report("extendsOtherwise", at(context, node.name), { word: node.name.key, dimension: namePhrase(dimension) }));
    return false;
  }
  if (findMember(members, node.name) !== undefined) {
    context.report(report("memberTwice", at(context, node.name), { word: node.name.key }));
    return false;
  }
  requireMember(context, members, node.inside);
  return findMember(members, node.inside) !== undefined;
}

/** Behind the member it lies inside and what lies inside that already, so that a group stays together. */
function placeFor(members: readonly Member[], member: Member): number {
  const outer = findMember(members, { key: member.inside ?? "" });
  let place = members.findIndex((other) => other === outer) + 1;
  while (place < members.length && isInside(members, members[place], outer)) place += 1;
  return place;
}

function isInside(members: readonly Member[], member: Member | undefined, outer: Member | undefined): boolean {
  let here = member;
  for (let steps = 0; here !== undefined && steps <= members.length; steps += 1) {
    if (here === outer) return true;
    const { inside } = here;
    here = inside === undefined ? undefined : findMember(members, { key: inside });
  }
  return false;
}

/** Points of a member and of all that lies inside it. */
export function memberSide(members: readonly Member[], member: Member): readonly number[] {
  return fromPoints(members.flatMap((other, point) => (isInside(members, other, member) ? [point] : [])));
}

/** Boxes of those of whom a member holds; on a `many` dimension each member has an axis of its own. */
export function memberBoxes(dimension: Dimension, member: Member): NamedBox[] {
  const { domain } = dimension;
  if (domain.kind !== "members") return [];
  if (!domain.many) return [new Map([[dimension.id, memberSide(domain.members, member)]])];
  const within = domain.members.filter((other) => isInside(domain.members, other, member));
  return within.map((other) => new Map([[manyAxis(dimension, other), [1, 1]]]));
}

export function manyAxis(dimension: Dimension, member: Member): string {
  return `${dimension.id}:${member.name}`;
}

/** Number of points of an axis; see `Axis`. */
export function axisSize(dimension: Dimension): number {
  const { domain } = dimension;
  if (domain.kind === "members") return domain.many ? 2 : domain.members.length;
  if (domain.kind === "integer") return domain.high - domain.low + 1;
  if (domain.kind === "counts") return COUNT_LIMIT;
  return domain.kind === "yesNo" ? 2 : LAST_DAY + 1;
}

/** The cities of a province as a dimension, so that a table or a condition that names one is understood. */
export function cityDimension(province: Province): Dimension {
  const members = province.cities.map((city): Member => ({ ...city, inside: undefined, sameAs: undefined }));
  return {
    id: CITY_AXIS, name: "city", other: "城市", title: undefined, location: province.location, asOf: undefined, code: undefined,
    domain: { kind: "members", ordered: false, many: false, members },
  };
}
