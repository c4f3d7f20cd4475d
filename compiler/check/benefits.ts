/** Drafts to benefits: what one takes from another, gaps in time, what must be said, the facts each slot is asked for. */
import { LAST_DAY, formatDay } from "../base/calendar.ts";
import type { Location } from "../base/span.ts";
import { report } from "../diagnostics/report.ts";
import type { Benefit as BenefitModel, Scheme } from "../model/benefit.ts";
import { CITY_AXIS, DATE_AXIS } from "../model/dimension.ts";
import type { Region } from "../model/dimension.ts";
import type { Owner, Scope, Slot, SlotRow, SlotVersion, SlotWord } from "../model/slot.ts";
import type { Benefit, Pool } from "../syntax/ast.ts";
import type { DateLiteral } from "../syntax/ast-terms.ts";
import { refuseEarlyTotals } from "./adjustments.ts";
import type { CheckedAdjustments } from "./adjustments.ts";
import { findSymbol } from "../bind/scope.ts";
import { at, calledName, declaredName, resolve } from "./context.ts";
import type { World } from "./context.ts";
import { clip, gapsIn, inForce, startAt, stretchPhrase, weave } from "./dated.ts";
import type { Stretch, Timeline } from "./dated.ts";
import type { Drafts } from "./amendments.ts";
import { isForAll } from "./drafts.ts";
import type { BaseBody, BenefitDraft, CityValue } from "./drafts.ts";
import { checkRequired } from "./required.ts";
import { intersectRegions, subtractRegion } from "./region.ts";
import type { SlotBody } from "./slots.ts";
import { slotPhrase } from "./units.ts";
import { spliceTransitions } from "./transitions.ts";
import type { TransitionSteps } from "./transitions.ts";

/** A draft with all that it takes from others. */
export interface Effective {
  readonly slots: ReadonlyMap<SlotWord, Timeline<SlotBody>>;
  readonly adjustments: ReadonlyMap<SlotWord, Timeline<CheckedAdjustments>>;
  readonly base: Timeline<BaseBody>;
  readonly repealed: BenefitDraft["repealed"];
  /** It takes from what there is not, or in the end from itself: nothing of it can be known. */
  readonly isUnknown?: boolean;
  readonly waiting: Timeline<SlotBody>;
  readonly pools: BenefitDraft["pools"];
  readonly drawsOnUnknown: boolean;
}

export interface Assembly {
  readonly world: World;
  readonly drafts: Drafts;
  readonly transitions: readonly TransitionSteps[];
  readonly impossible: Region;
  readonly sizeOf: (key: string) => number;
}

export function assembleBenefits(assembly: Assembly): BenefitModel[] {
  return [...assembly.drafts.values()].flatMap((draft) => {
    const stretch = { from: draft.stretch.from, to: Math.min(draft.stretch.to, (draft.endsBefore ?? LAST_DAY + 1) - 1) };
    if (stretch.to < stretch.from) return [];
    const effective = effectiveOf(draft, assembly.drafts, []);
    if (effective.isUnknown === true) return [];
    reportGaps(draft, effective, stretch);
    checkRequired(draft, effective);
    refuseCities(draft, assembly.world);
    for (const { value } of [...effective.adjustments.values()].flat()) refuseEarlyTotals(draft.document.context, value);
    for (const steps of assembly.transitions) if (steps.benefit === draft.symbol) reportNothingToLeave(steps, draft, effective);
    return schemesOf(draft, assembly.world).map((scheme) => benefitFor(draft, effective, scheme, stretch, assembly));
  });
}

/** The condition of a benefit is as much the same everywhere as its slots are. */
function refuseCities({ node, document, when, impossible, scope }: BenefitDraft, world: World): void {
  const depends = [...when, ...impossible].some((box) => box.has(CITY_AXIS));
  const isPooled = node.schemes.some((name) => {
    const symbol = findSymbol(document.context.scope, "Scheme", name);
    return symbol !== undefined && world.schemes.get(symbol)?.pooledBy === "province";
  });
  if (depends && isPooled && scope.kind === "uniform") document.context.report(report("benefitOfSomeCities", at(document.context, node.name), { benefit: declaredName(node) }));
}

/** A city cannot depart from what the province does not set. */
function reportNothingToLeave({ word, model }: TransitionSteps, { document, node }: BenefitDraft, { slots }: Effective): void {
  if ((slots.get(word) ?? []).length > 0) return;
  document.context.report(report("slotMissing", model.location, { benefit: declaredName(node), slot: slotPhrase(word) }));
}

/** `as X`: what this benefit does not say itself it takes from X, as X is amended, or as X stood on one day. */
function effectiveOf(draft: BenefitDraft, drafts: Drafts, passed: readonly BenefitDraft[]): Effective {
  const own: Effective = draft;
  if (draft.node.as === undefined) return own;
  const parent = parentOf(draft, draft.node.as, drafts, passed);
  if (parent === undefined || parent.isUnknown === true) return { ...own, isUnknown: true };
  if (draft.node.as.on !== undefined && !wasInForce(draft, draft.node.as, draft.node.as.on, parent)) return { ...own, isUnknown: true };
  const pools = own.pools.length > 0 ? own.pools : poolsFrom(draft, draft.node.as, parent);
  const day = draft.node.as?.on?.day;
  const inherit = <T>(theirs: Timeline<T> | undefined, ours: Timeline<T> | undefined): Timeline<T> =>
    [...(ours ?? [])].sort((a, b) => a.from - b.from).reduce((timeline, entry) => startAt(timeline, entry), asOf(theirs ?? [], day, draft.stretch));
  const words = new Set([...parent.slots.keys(), ...own.slots.keys()]);
  const adjusted = new Set([...parent.adjustments.keys(), ...own.adjustments.keys()].filter((word) => !own.slots.has(word) || own.adjustments.has(word)));
  return {
    slots: new Map([...words].map((word) => [word, inherit(parent.slots.get(word), own.slots.get(word))])),
    adjustments: new Map([...adjusted].map((word) => [word, inherit(own.slots.has(word) ? [] : parent.adjustments.get(word), own.adjustments.get(word))])),
    base: inherit(parent.base, own.base),
    repealed: own.repealed,
    waiting: own.waiting.length > 0 ? own.waiting : parent.waiting,
    pools,
    drawsOnUnknown: own.drawsOnUnknown || parent.drawsOnUnknown || pools.length < parent.pools.length,
  };
}

/** The pools of another benefit count for this one only where they are of its schemes. */
function poolsFrom({ document, node }: BenefitDraft, { benefit }: NonNullable<Benefit["as"]>, parent: Effective): Effective["pools"] {
  return parent.pools.filter(({ symbol }) => isForAll(document.context, symbol.node as Pool, node.schemes, benefit));
}

/** `on DAY` before the first day of the other benefit, or after its last, would take nothing at all. */
function wasInForce({ document: { context }, symbol }: BenefitDraft, { benefit }: NonNullable<Benefit["as"]>, on: DateLiteral, { slots, base }: Effective): boolean {
  const all: readonly Stretch[] = [...base, ...[...slots.values()].flat()];
  if (all.length === 0 || all.some(({ from, to }) => from <= on.day && on.day <= to)) return true;
  const time = stretchPhrase({ from: Math.min(...all.map(({ from }) => from)), to: Math.max(...all.map(({ to }) => to)) });
  context.report(report("notInForceOn", { file: symbol.file, span: on.span }, { day: formatDay(on.day), benefit: calledName(context, "Benefit", benefit), time }));
  return false;
}

function parentOf(draft: BenefitDraft, as: NonNullable<Benefit["as"]>, drafts: Drafts, passed: readonly BenefitDraft[]): Effective | undefined {
  const symbol = resolve<Benefit>(draft.document.context, "Benefit", as.benefit);
  const parent = symbol === undefined ? undefined : drafts.get(symbol);
  const ring = [...passed, draft];
  if (parent === undefined) return undefined;
  if (!ring.includes(parent)) return effectiveOf(parent, drafts, ring);
  if (ring[0] === parent && isFirstOf(ring, drafts)) {
    const { symbol: { file }, node, document } = parent;
    document.context.report(report("dependsOnItself", { file, span: (node.as ?? as).span }, { what: { en: "benefit", zh: "待遇" }, word: declaredName(node) }));
  }
  return undefined;
}

/** A ring is told of once, at the first of its benefits. */
function isFirstOf(ring: readonly BenefitDraft[], drafts: Drafts): boolean {
  return [...drafts.values()].find((other) => ring.includes(other)) === ring[0];
}

function asOf<T>(timeline: Timeline<T>, day: number | undefined, stretch: Stretch): Timeline<T> {
  if (day === undefined) return clip(timeline, stretch.from, stretch.to);
  const frozen = inForce(timeline, day);
  return frozen === undefined ? [] : [{ ...stretch, value: frozen.value }];
}

/** A benefit may pay by ratio on some days and by amount on others. */
const STAND_IN: Partial<Record<SlotWord, readonly SlotWord[]>> = { ratio: ["amount"], amount: ["ratio"] };

function reportGaps(draft: BenefitDraft, effective: Effective, within: Stretch): void {
  const { slots, repealed, base } = effective;
  for (const [word, timeline] of slots) {
    const standIns = (STAND_IN[word] ?? []).flatMap((other) => slots.get(other) ?? []);
    const optional = MAY_BE_ABSENT.has(word) ? (repealed.get(word) ?? []).map((stretch) => ({ ...stretch, value: undefined })) : [];
    const covered = [...timeline, ...standIns, ...beforeAdded(draft, word, timeline, within), ...optional];
    const places = [...timeline.map(({ value }) => value.location), ...(repealed.get(word) ?? []).map(({ location }) => location)];
    reportGap(draft, word, covered, within, places.at(-1));
  }
  if (base.length > 0) reportGap(draft, "base", base, within, base.at(-1)?.value.citation.location);
}

function reportGap(draft: BenefitDraft, word: SlotWord | "base", covered: Timeline<unknown>, within: Stretch, place: Location | undefined): void {
  const [gap] = gapsIn(covered, within);
  if (gap === undefined || place === undefined) return;
  draft.document.context.report(report("timeGap", place, { time: stretchPhrase(gap), slot: slotPhrase(word), owner: declaredName(draft.node) }));
}

const MAY_BE_ABSENT: ReadonlySet<SlotWord> = new Set(["firstShare", "copay", "limit"]);

/** What an amending document adds was not there before, and nothing is missing. */
function beforeAdded(draft: BenefitDraft, word: SlotWord, timeline: Timeline<SlotBody>, within: Stretch): Timeline<undefined> {
  const [first] = [...timeline].sort((a, b) => a.from - b.from);
  if (first === undefined || !MAY_BE_ABSENT.has(word) || first.value.location.file === draft.symbol.file) return [];
  return [{ from: within.from, to: first.from - 1, value: undefined }];
}

function schemesOf(draft: BenefitDraft, world: World): Scheme[] {
  const { context } = draft.document;
  if (draft.node.schemes.length === 0) {
    context.report(report("needsScheme", { file: draft.symbol.file, span: draft.node.name.span }, { word: declaredName(draft.node) }));
  }
  const schemes = new Set<Scheme>();
  for (const name of draft.node.schemes) {
    const symbol = resolve(context, "Scheme", name);
    const scheme = symbol === undefined ? undefined : world.schemes.get(symbol);
    if (scheme === undefined) continue;
    if (schemes.has(scheme)) context.report(report("writtenTwice", { file: draft.symbol.file, span: name.span }, { word: name.key }));
    schemes.add(scheme);
  }
  return [...schemes];
}

function benefitFor(draft: BenefitDraft, effective: Effective, scheme: Scheme, stretch: Stretch, assembly: Assembly): BenefitModel {
  const { node, citation, document } = draft;
  const owner: Owner = { kind: "benefit", name: node.name.key, other: node.other?.key };
  const domain = subtractRegion(intersectRegions(scheme.region, draft.when), [...assembly.impossible, ...draft.impossible], assembly.sizeOf);
  const slots = [...effective.slots].flatMap(([word, timeline]) => slotOf(draft, word, clip(timeline, stretch.from, stretch.to), effective, owner, domain, assembly));
  const waiting = effective.waiting.flatMap((entry) => slotOf(draft, "waiting", clip([entry], stretch.from, stretch.to), effective, owner, domain, assembly));
  return {
    name: node.name.key, other: node.other?.key, title: node.title?.value, location: { file: draft.symbol.file, span: node.name.span },
    scheme, code: node.code?.value, benefitKind: kindOf(draft), when: draft.when, ...stretch, draft: document.draft,
    bestForThePatient: node.best !== undefined, citation, slots: [...slots, ...waiting],
    base: clip(effective.base, stretch.from, stretch.to).map(({ from, to, value }) => ({ from, to, ...value })),
    pools: effective.pools.map(({ symbol, from, to }) => ({ pool: symbol.key, from, to: Math.min(to, stretch.to) })),
  };
}

function kindOf(draft: BenefitDraft): string | undefined {
  return draft.node.benefitKind === undefined ? undefined : resolve(draft.document.context, "BenefitKind", draft.node.benefitKind)?.key;
}

function slotOf(
  draft: BenefitDraft, word: SlotWord, timeline: Timeline<SlotBody>, effective: Effective, owner: Owner, domain: Region, assembly: Assembly,
): Slot[] {
  const [first] = timeline;
  if (first === undefined) return [];
  const woven = weave(timeline, effective.adjustments.get(word) ?? []);
  const steps = assembly.transitions.filter((other) => other.benefit === draft.symbol && other.word === word);
  const cities = draft.cityValues.get(word) ?? [];
  const versions = woven.map(({ from, to, value: [body, adjust] }) =>
    versionOf({ from, to }, spliceTransitions(withCities(body, cities, assembly), steps, assembly.sizeOf), adjust));
  return [{ owner, word, role: "value", unit: first.value.unit, scope: scopeOf(draft, timeline), location: first.value.location, domain, versions }];
}

function scopeOf({ scope }: BenefitDraft, timeline: Timeline<SlotBody>): Scope {
  return scope.kind === "uniform" && timeline.some(({ value }) => value.formula === true) ? { kind: "uniform", formula: true } : scope;
}

export function versionOf(stretch: Stretch, body: SlotBody, adjust: CheckedAdjustments | undefined): SlotVersion {
  const dimensions = [...new Set([...body.dimensions, ...(adjust?.dimensions ?? [])])].filter(({ id }) => id !== CITY_AXIS);
  return {
    from: stretch.from, to: stretch.to, attributes: body.attributes, dimensions, rows: body.rows, combine: body.combine, adjustments: adjust?.adjustments ?? [],
    bands: body.bands, draft: body.draft || adjust?.draft === true, broken: body.broken || adjust?.broken === true, location: body.location,
    citation: body.citation, allowances: body.allowances, ...(body.table === undefined ? {} : { table: body.table }),
  };
}

/** What cities set for themselves stands beside the province's rows, which then speak about the other cities. */
export function withCities(body: SlotBody, values: readonly CityValue[], { world, sizeOf }: Pick<Assembly, "world" | "sizeOf">): SlotBody {
  if (values.length === 0) return body;
  const own = values.map((value) => ({ value, where: cityAndDates(world, value) }));
  const taken = own.flatMap(({ where }) => where);
  const province = body.rows.map((row): SlotRow => ({ ...row, region: subtractRegion(row.region, taken, sizeOf) })).filter(({ region }) => region.length > 0);
  const city = own.flatMap(({ value, where }) => value.value.rows.map((row): SlotRow => ({ ...row, origin: "city", region: intersectRegions(row.region, where) })));
  return { ...body, rows: [...province, ...city], dimensions: [...new Set([...body.dimensions, ...values.flatMap(({ value }) => value.dimensions)])], broken: body.broken || values.some(({ value }) => value.broken) };
}

export function cityAndDates(world: World, { city, from, to }: { readonly city: string; readonly from: number; readonly to: number }): Region {
  const index = world.province.cities.findIndex((other) => other.name === city);
  return index < 0 ? [] : [new Map([[CITY_AXIS, [index, index]], [DATE_AXIS, [from, to]]])];
}
