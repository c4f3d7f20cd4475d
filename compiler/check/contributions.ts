/** Contributions and personal accounts: the province's frame, what amendments change, what each city fills in. */
import { formatDay } from "../base/calendar.ts";
import type { Symbol } from "../bind/symbols.ts";
import type { Note } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Contribution as ContributionModel, Split } from "../model/contribution.ts";
import type { Citation } from "../model/citation.ts";
import type { Region } from "../model/dimension.ts";
import type { Scheme } from "../model/benefit.ts";
import { namePhrase } from "../model/names.ts";
import { periodPhrase } from "../model/period-names.ts";
import type { Owner, Slot } from "../model/slot.ts";
import type { Contribution, ContributionPart, Repeal, Replace, SetLocal } from "../syntax/ast.ts";
import { resolveDimension } from "./cells.ts";
import { versionOf, withCities } from "./benefits.ts";
import { cite } from "./citations.ts";
import { isCitysOwn } from "./city-files.ts";
import { checkCondition } from "./conditions.ts";
import { checkPart } from "./contribution-parts.ts";
import type { PartBody } from "./contribution-parts.ts";
import { partsThatCount, refuseCitysOptions, refuseIdlePartOptions, requirePeriod } from "./part-options.ts";
import { at, declaredName, resolve } from "./context.ts";
import type { World } from "./context.ts";
import { endBefore, gapsIn, inForce, startAt, stretchPhrase } from "./dated.ts";
import type { Dated, Stretch, Timeline } from "./dated.ts";
import type { CityValue } from "./drafts.ts";
import { mayAmend, stretchOf } from "./policies.ts";
import type { Document } from "./policies.ts";
import { checkReceiver } from "./receivers.ts";
import { intersectRegions, subtractRegion } from "./region.ts";
import { checkSplit } from "./splits.ts";
import { slotPhrase } from "./units.ts";

export interface ContributionDraft {
  readonly symbol: Symbol;
  readonly node: Contribution;
  readonly document: Document;
  readonly citation: Citation;
  readonly stretch: Stretch;
  /** By word and role. */
  readonly parts: Map<string, Timeline<PartBody>>;
  readonly cityValues: Map<string, readonly CityPart[]>;
  readonly splits: Split[];
  /** The first day on which a later document has done away with it. */
  repealedFrom: number | undefined;
}

interface CityPart extends CityValue {
  readonly value: PartBody;
}

export type ContributionDrafts = ReadonlyMap<Symbol, ContributionDraft>;

export function draftContribution(document: Document, symbol: Symbol, node: Contribution): ContributionDraft {
  const { context } = document;
  const citation = cite(document.citation, node.tail, at(context, node.name));
  const stretch = stretchOf(document, node.tail);
  const draft: ContributionDraft = { symbol, node, document, citation, stretch, parts: new Map(), cityValues: new Map(), splits: [], repealedFrom: undefined };
  for (const part of partsThatCount(context, node)) addPart(draft, document, part, citation, stretch);
  return draft;
}

function addPart(draft: ContributionDraft, document: Document, part: ContributionPart, citation: Citation, within: Stretch): void {
  const { context } = document;
  if (part.scope === undefined) context.report(report("scopeMissing", { file: context.file, span: part.word }, {}));
  refuseIdlePartOptions(context, part);
  if (part.to !== undefined) checkReceiver(context, part.to, draft.node.schemes);
  const own = stretchOf(document, part.tail);
  const stretch = { from: Math.max(own.from, within.from), to: Math.min(own.to, within.to) };
  for (const value of checkPart(document, part, citation, "province")) {
    const key = keyOf(value);
    requirePeriod(context, part, value);
    draft.parts.set(key, withPart(draft.parts.get(key) ?? [], { ...stretch, value }, document === draft.document));
  }
  if (part.split !== undefined) draft.splits.push(checkSplit(context, part, part.split, citation, stretch));
}

/** Clauses of one word from one day share out the people by their `when`; a later one, or an amendment, replaces. */
function withPart(timeline: Timeline<PartBody>, entry: Dated<PartBody>, isOriginal: boolean): Timeline<PartBody> {
  const beside = timeline.find(({ from, to }) => isOriginal && from === entry.from && to === entry.to);
  if (beside === undefined) return startAt(timeline, entry);
  return timeline.map((other) => (other === beside ? { ...other, value: joined(other.value, entry.value) } : other));
}

function joined(a: PartBody, b: PartBody): PartBody {
  return {
    ...a, rows: [...a.rows, ...b.rows], dimensions: [...new Set([...a.dimensions, ...b.dimensions])], when: [...a.when, ...b.when], broken: a.broken || b.broken,
  };
}

function keyOf({ word, role }: Pick<PartBody, "word" | "role">): string {
  return `${word} ${role}`;
}

export function amendContributions(drafts: ContributionDrafts, documents: readonly Document[]): void {
  const replaced = new Set<string>();
  for (const document of [...documents].sort((a, b) => a.from - b.from)) {
    for (const node of document.unit.tree.declarations) {
      if (node.kind === "Replace" && node.part !== undefined) replacePart(drafts, document, node, node.part, replaced);
      if (node.kind === "Set" && node.what !== "slot") setParts(drafts, document, node);
      if (node.kind === "Repeal" && node.what === "contribution") repealContribution(drafts, document, node);
    }
  }
}

function draftNamed(drafts: ContributionDrafts, document: Document, node: Replace | Repeal | SetLocal): ContributionDraft | undefined {
  const kind = node.kind === "Set" && node.what === "account" ? "Account" : "Contribution";
  const symbol = node.target === undefined ? undefined : resolve(document.context, kind, node.target);
  return symbol === undefined ? undefined : drafts.get(symbol);
}

/** `replaced` are the parts replaced so far, each with its day. */
function replacePart(drafts: ContributionDrafts, document: Document, node: Replace, part: ContributionPart, replaced: Set<string>): void {
  const draft = draftNamed(drafts, document, node);
  if (draft === undefined || !amends(document, node, draft)) return;
  const before = inForce(draft.parts.get(`${part.part} value`) ?? draft.parts.get(`${part.part} fixed`) ?? [], document.from);
  if (before === undefined && part.part !== "base") {
    document.context.report(report("amendsNothing", at(document.context, node.target ?? node), { day: formatDay(document.from), slot: slotPhrase(part.part), owner: declaredName(draft.node) }));
  }
  const change = `${draft.symbol.file} ${draft.node.kind} ${draft.symbol.key} ${part.part} ${part.tail.from?.day ?? document.from}`;
  if (replaced.has(change)) reportSecond(draft, document, part, part.tail.from?.day ?? document.from);
  else {
    endSplits(draft, part, part.tail.from?.day ?? document.from);
    addPart(draft, document, part, document.citation, { from: document.from, to: Math.min(document.to, draft.stretch.to) });
  }
  replaced.add(change);
}

/** Who shares a part is said with the part: a new one brings its own split or has none. */
function endSplits({ splits }: ContributionDraft, { part }: ContributionPart, day: number): void {
  const kept = splits.map((split) => (split.word === part ? { ...split, to: Math.min(split.to, day - 1) } : split)).filter(({ from, to }) => from <= to);
  splits.splice(0, splits.length, ...kept);
}

/** From that day on the province's file sets none of its parts. */
function repealContribution(drafts: ContributionDrafts, document: Document, node: Repeal): void {
  const draft = draftNamed(drafts, document, node);
  if (draft === undefined || !amends(document, node, draft)) return;
  const day = node.tail.from?.day ?? document.from;
  for (const [key, timeline] of draft.parts) draft.parts.set(key, endBefore(timeline, day));
  draft.repealedFrom = day;
  for (const [key, values] of draft.cityValues) draft.cityValues.set(key, values.filter(({ from }) => from < day));
  draft.splits.splice(0, draft.splits.length, ...draft.splits.filter(({ from }) => from < day).map((split) => ({ ...split, to: Math.min(split.to, day - 1) })));
}

function amends(document: Document, node: Replace | Repeal, draft: ContributionDraft): boolean {
  if (isCitysOwn(document)) return false;
  if (mayAmend(document, draft.document)) return true;
  document.context.report(report("amendsOutside", at(document.context, node.target ?? node), { what: declaredName(draft.node), policy: draft.document.unit.name }));
  return false;
}

function reportSecond(draft: ContributionDraft, { context }: Document, part: ContributionPart, day: number): void {
  context.report(report("amendedTwice", { file: context.file, span: part.word }, { slot: slotPhrase(part.part), owner: declaredName(draft.node), day: formatDay(day) }));
}

const SETTINGS = { Contribution: { en: "`set contribution`", zh: "设定 缴费" }, Account: { en: "`set account`", zh: "设定 个人账户" } };

/** A city's own values, for the parts that the province leaves to it. */
function setParts(drafts: ContributionDrafts, document: Document, node: SetLocal): void {
  const draft = draftNamed(drafts, document, node);
  const { context, city } = document;
  if (city === undefined && document.unit.tree.header?.implements === undefined) context.report(report("setOutsideCity", at(context, node.target ?? node), {}));
  if (draft === undefined || city === undefined) return;
  if (node.parts.length === 0) context.report(report("saysNothing", at(context, node.target ?? node), { what: SETTINGS[draft.node.kind], word: declaredName(draft.node) }));
  for (const part of node.parts) {
    refuseCitysOptions(context, part);
    const own = stretchOf(document, part.tail);
    const stretch = { from: Math.max(own.from, draft.stretch.from), to: Math.min(own.to, draft.stretch.to) };
    for (const value of checkPart(document, part, document.citation, "city")) setValue(draft, document, part, value, { ...stretch, city: city.name });
  }
}

function setValue(draft: ContributionDraft, document: Document, part: ContributionPart, value: PartBody, place: Stretch & { readonly city: string }): void {
  const { context, city } = document;
  const key = keyOf(value);
  const frame = inForce(draft.parts.get(key) ?? [], place.from)?.value;
  const location = { file: context.file, span: part.word };
  const notes = [{ location: frame?.location ?? { file: draft.symbol.file, span: draft.node.name.span }, text: { en: "the province's rule", zh: "省级规定" } }];
  if (frame === undefined) context.report(report("partMissing", location, { owner: declaredName(draft.node), part: slotPhrase(part.part) }, { notes }));
  else if (frame.scope?.kind === "uniform") {
    const name = city === undefined ? "" : namePhrase(city);
    context.report(report("citySetsUniformPart", location, { city: name, part: slotPhrase(part.part), owner: declaredName(draft.node) }, { notes }));
  } else {
    checkPeriod(draft, document, part, value, frame, notes);
    addCityValue(draft, document, part, key, { ...place, value });
  }
}

/** What a city sets is read in the period that the province's clause names. */
function checkPeriod({ node }: ContributionDraft, { context, city }: Document, part: ContributionPart, { attributes: { per: own } }: PartBody, { attributes: { per: frame } }: PartBody, notes: readonly Note[]): void {
  if (city === undefined || own === undefined || frame === undefined || own === frame) return;
  const periods = [...context.world.periods.values()];
  context.report(report("localPeriodDiffers", at(context, part.per ?? { span: part.word }), {
    city: namePhrase(city), part: slotPhrase(part.part), owner: declaredName(node), own: periodPhrase(own, periods), frame: periodPhrase(frame, periods),
  }, { notes }));
}

/** A later file of the city replaces what an earlier one said; in one file dates, or conditions on the people, share out the part. */
function addCityValue(draft: ContributionDraft, document: Document, part: ContributionPart, key: string, entry: CityPart): void {
  const all = draft.cityValues.get(key) ?? [];
  const met = all.filter(({ city, from, to }) => city === entry.city && from <= entry.to && entry.from <= to);
  const beside = met.find(({ from, to, value }) => from === entry.from && to === entry.to && value.location.file === document.unit.file);
  const rival = met.find(({ from, value }) => from === entry.from || value.location.file === document.unit.file);
  if (beside !== undefined) {
    draft.cityValues.set(key, all.map((other) => (other === beside ? { ...other, value: joined(other.value, entry.value) } : other)));
  } else if (rival !== undefined) reportRival(draft, document, part, rival, entry);
  else draft.cityValues.set(key, [...all.map((other) => (met.includes(other) ? { ...other, to: entry.from - 1 } : other)).filter(({ from, to }) => from <= to), entry]);
}

function reportRival(draft: ContributionDraft, document: Document, part: ContributionPart, rival: CityPart, entry: CityPart): void {
  if (rival.value.location.file !== document.unit.file) {
    reportSecond(draft, document, part, entry.from);
    return;
  }
  const time = stretchPhrase({ from: Math.max(rival.from, entry.from), to: Math.min(rival.to, entry.to) });
  const notes = [{ location: rival.value.location, text: { en: "the other version", zh: "另一个版本" } }];
  document.context.report(report("timeOverlap", { file: document.context.file, span: part.word }, { slot: slotPhrase(part.part), owner: declaredName(draft.node), time }, { notes }));
}

export interface ContributionAssembly {
  readonly world: World;
  readonly drafts: ContributionDrafts;
  readonly impossible: Region;
  readonly sizeOf: (key: string) => number;
}

export function assembleContributions(assembly: ContributionAssembly): ContributionModel[] {
  return [...assembly.drafts.values()].flatMap((draft) => {
    const { context } = draft.document;
    reportGaps(draft);
    if (draft.node.schemes.length === 0) context.report(report("needsScheme", at(context, draft.node.name), { word: declaredName(draft.node) }));
    return draft.node.schemes.flatMap((name) => {
      const symbol = resolve(context, "Scheme", name);
      const scheme = symbol === undefined ? undefined : assembly.world.schemes.get(symbol);
      return scheme === undefined ? [] : [contributionFor(draft, scheme, assembly)];
    });
  });
}

/** Every part that is written at all is written for every day of the contribution, as a rate, a sum or both. */
function reportGaps({ parts, stretch, repealedFrom = stretch.to + 1, node, document }: ContributionDraft): void {
  const words = new Set([...parts.keys()].map((key) => key.split(" ")[0] ?? key));
  for (const word of words) {
    const timeline = [...parts].filter(([key]) => key.split(" ")[0] === word).flatMap(([, entries]) => entries);
    const [gap] = gapsIn(timeline, { from: stretch.from, to: Math.min(stretch.to, repealedFrom - 1) });
    const last = timeline.at(-1)?.value;
    if (gap === undefined || last === undefined) continue;
    document.context.report(report("timeGap", last.location, { time: stretchPhrase(gap), slot: slotPhrase(last.word), owner: declaredName(node) }));
  }
}

function contributionFor(draft: ContributionDraft, scheme: Scheme, assembly: ContributionAssembly): ContributionModel {
  const { node, document, citation, stretch } = draft;
  const kind = node.kind === "Account" ? "account" : "contribution";
  const owner: Owner = { kind, name: node.name.key, other: node.other?.key };
  const when = checkCondition(document.context, node.condition).region;
  const domain = subtractRegion(intersectRegions(scheme.region, when), assembly.impossible, assembly.sizeOf);
  const base = node.parts.find(({ part }) => part === "base")?.value;
  return {
    kind, name: node.name.key, other: node.other?.key, title: node.title?.value, location: at(document.context, node.name), scheme, when, ...stretch,
    draft: document.draft, tiers: node.tiers === undefined ? undefined : resolveDimension(document.context, node.tiers),
    baseFact: base?.kind === "Name" ? base.name.key : undefined, citation, splits: draft.splits,
    slots: [...draft.parts].map(([key, timeline]) => slotOf(draft, key, timeline, owner, askedFor(draft, key, domain, assembly), assembly)),
  };
}

/** A rate is asked of those for whom some clause gives a rate; whoever no clause names is asked for by the first. */
function askedFor(draft: ContributionDraft, key: string, domain: Region, { sizeOf }: ContributionAssembly): Region {
  const [word] = key.split(" ");
  const siblings = [...draft.parts].filter(([other]) => other.split(" ")[0] === word);
  const own = whenOf(draft.parts.get(key) ?? []);
  const named = siblings.flatMap(([, timeline]) => whenOf(timeline));
  const unnamed = siblings[0]?.[0] === key ? subtractRegion(domain, named, sizeOf) : [];
  return [...intersectRegions(domain, own), ...unnamed];
}

function whenOf(timeline: Timeline<PartBody>): Region {
  return timeline.flatMap(({ value }) => value.when);
}

function slotOf(draft: ContributionDraft, key: string, timeline: Timeline<PartBody>, owner: Owner, domain: Region, assembly: ContributionAssembly): Slot {
  const first = timeline[0]?.value;
  const scope = timeline.map(({ value }) => value.scope).find((found) => found !== undefined) ?? { kind: "uniform", formula: false };
  const cities = draft.cityValues.get(key) ?? [];
  const versions = timeline.map(({ from, to, value }) => versionOf({ from, to }, withCities(value, cities, assembly), undefined));
  return {
    owner, word: first?.word ?? "member", role: first?.role ?? "value", unit: first?.unit ?? "fen", scope, location: first?.location ?? at(draft.document.context, draft.node.name),
    domain: scope.kind === "local" && assembly.world.province.cities.length === 0 ? [] : domain, versions,
  };
}

