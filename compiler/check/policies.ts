/** Heads of files: from when to when a document is in force, what it does to others, how far it is to be trusted. */
import { FIRST_DAY, LAST_DAY, formatDay } from "../base/calendar.ts";
import type { Day } from "../base/calendar.ts";
import type { Unit } from "../bind/symbols.ts";
import { report } from "../diagnostics/report.ts";
import type { Citation } from "../model/citation.ts";
import type { City, Province } from "../model/jurisdiction.ts";
import type { PolicyInfo } from "../model/program.ts";
import { namePhrase } from "../model/names.ts";
import type { Header } from "../syntax/ast.ts";
import type { Tail } from "../syntax/ast-terms.ts";
import { headCitation } from "./citations.ts";
import { at } from "./context.ts";
import type { Context } from "./context.ts";

/** A file of the province with all that is needed to read its declarations. */
export interface Document {
  readonly unit: Unit;
  readonly context: Context;
  readonly citation: Citation;
  readonly from: Day;
  readonly to: Day;
  readonly draft: boolean;
  /** The city whose own file this is. */
  readonly city: City | undefined;
}

export function readDocument(context: Context, unit: Unit, province: Province): Document {
  const { header } = unit.tree;
  const location = { file: unit.file, span: header?.name?.span ?? header?.span ?? { start: 0, end: 0 } };
  checkDates(context, header);
  return {
    unit, context, citation: headCitation(header, location),
    from: header?.effectiveFrom?.day ?? FIRST_DAY, to: header?.effectiveTo?.day ?? LAST_DAY,
    draft: header?.draft !== undefined, city: cityOf(context, header, province),
  };
}

function checkDates(context: Context, header: Header | undefined): void {
  if (header?.kind === "policy" && header.effectiveFrom === undefined) {
    context.report(report("effectiveMissing", at(context, header.name ?? header), {}));
  }
  const [from, to] = [header?.effectiveFrom, header?.effectiveTo];
  if (from !== undefined && to !== undefined && from.day > to.day) {
    context.report(report("datesReversed", at(context, to), { from: formatDay(from.day), to: formatDay(to.day) }));
  }
}

function cityOf(context: Context, header: Header | undefined, province: Province): City | undefined {
  const name = header?.implements?.city;
  if (name === undefined) return undefined;
  const city = province.cities.find((other) => other.name === name.key || other.other === name.key);
  // A file of no known province was told so; no city could be that province's.
  if (city === undefined && province.name !== "") context.report(report("cityOfOtherProvince", at(context, name), { word: name.key, province: namePhrase(province) }));
  return city;
}

export function policyInfo({ unit, from, to, draft, city, citation }: Document): PolicyInfo {
  const header = unit.tree.header;
  const location = citation.location;
  return {
    name: unit.name, title: header?.title?.value, issued: header?.issued?.day, from, to, draft, citation, location,
    amends: header?.amends?.key,
    repeals: (header?.repeals ?? []).map((target) => ("parts" in target ? target.key : target.value)),
    implements: header?.implements === undefined || city === undefined ? undefined : { policy: header.implements.policy.key, city },
    overridesLocal: header?.overridesLocal !== undefined,
    reviewBy: header?.reviewBy === undefined ? undefined : { day: header.reviewBy.day, location: { file: unit.file, span: header.reviewBy.span } },
  };
}

/** The days of a clause inside its document; dates outside the document are errors. */
export function stretchOf(document: Document, tail: Tail): { readonly from: Day; readonly to: Day } {
  const { context, from, to } = document;
  if (tail.from !== undefined && tail.from.day < from) {
    context.report(report("beforeDocument", at(context, tail.from), { from: formatDay(tail.from.day), start: formatDay(from) }));
  }
  if (tail.to !== undefined && tail.to.day > to) {
    context.report(report("beyondDocument", at(context, tail.to), { to: formatDay(tail.to.day), end: formatDay(to) }));
  }
  if (tail.from !== undefined && tail.to !== undefined && tail.from.day > tail.to.day) {
    context.report(report("datesReversed", at(context, tail.to), { from: formatDay(tail.from.day), to: formatDay(tail.to.day) }));
    return { from, to };
  }
  const [first, last] = [Math.max(from, tail.from?.day ?? from), Math.min(to, tail.to?.day ?? to)];
  return first <= last ? { from: first, to: last } : { from: first, to: first };
}

/** A file changes itself, the document that it says it amends, and those which that one amends in turn. */
export function mayAmend(document: Document, other: Document): boolean {
  const names = new Set<string>([document.unit.name]);
  let amends = document.unit.tree.header?.amends?.key;
  while (amends !== undefined && !names.has(amends)) {
    const key = amends;
    names.add(key);
    amends = document.context.scope.visible.find(({ name }) => name === key)?.tree.header?.amends?.key;
  }
  return names.has(other.unit.name);
}
