/** A benefit while its documents are brought together: a timeline for each slot, changed by amendments in the order of their dates. */
import { findSymbol } from "../bind/scope.ts";
import type { Symbol } from "../bind/symbols.ts";
import { report } from "../diagnostics/report.ts";
import type { Location } from "../base/span.ts";
import type { BaseTerm } from "../model/benefit.ts";
import type { Citation } from "../model/citation.ts";
import type { Region } from "../model/dimension.ts";
import type { Scope, SlotWord } from "../model/slot.ts";
import type { Adjust, Benefit as BenefitNode, BenefitItem, Slot, Pool } from "../syntax/ast.ts";
import type { Name } from "../syntax/ast-terms.ts";
import { checkAdjust, joinAdjustments } from "./adjustments.ts";
import type { CheckedAdjustments } from "./adjustments.ts";
import { checkBase } from "./bases.ts";
import { cite } from "./citations.ts";
import { checkCondition } from "./conditions.ts";
import { at, calledName, declaredName, resolve } from "./context.ts";
import type { Context } from "./context.ts";
import { overlapIn, stackOn, stretchPhrase } from "./dated.ts";
import type { Dated, Stretch, Timeline } from "./dated.ts";
import { stretchOf } from "./policies.ts";
import type { Document } from "./policies.ts";
import { checkSlotBody, dueOf } from "./slots.ts";
import type { BenefitSlotNode, SlotBody } from "./slots.ts";
import { refuseIdleOptions } from "./slot-options.ts";
import { slotPhrase } from "./units.ts";

export interface BaseBody {
  readonly terms: readonly BaseTerm[];
  readonly citation: Citation;
}

export interface CityValue extends Dated<SlotBody> {
  readonly city: string;
}

/** Days from which a slot is no longer said, and the clause that says so. */
export interface Repealed extends Stretch {
  readonly location: Location;
}

export interface BenefitDraft {
  readonly symbol: Symbol;
  readonly node: BenefitNode;
  readonly document: Document;
  readonly citation: Citation;
  readonly when: Region;
  readonly impossible: Region;
  readonly scope: Scope;
  readonly stretch: Stretch;
  endsBefore: number | undefined;
  readonly slots: Map<SlotWord, Timeline<SlotBody>>;
  readonly adjustments: Map<SlotWord, Timeline<CheckedAdjustments>>;
  readonly repealed: Map<SlotWord, Repealed[]>;
  /** Of local supplements: what a city sets for itself. */
  readonly cityValues: Map<SlotWord, readonly CityValue[]>;
  /** Each waiting clause is a slot of its own. */
  readonly waiting: Dated<SlotBody>[];
  base: Timeline<BaseBody>;
  readonly pools: { readonly symbol: Symbol; readonly from: number; readonly to: number }[];
  /** It draws on what is no pool of its scheme, and was told so: its cap is not missing. */
  drawsOnUnknown: boolean;
}

export function draftBenefit(document: Document, symbol: Symbol, node: BenefitNode): BenefitDraft {
  const { context } = document;
  const citation = cite(document.citation, node.tail, at(context, node.name));
  const impossible = node.items.flatMap((item) => (item.kind === "Impossible" ? checkCondition(context, item.condition).region : []));
  const draft: BenefitDraft = {
    symbol, node, document, citation, when: checkCondition(context, node.condition).region, impossible, scope: scopeOf(node),
    stretch: stretchOf(document, node.tail), endsBefore: undefined,
    slots: new Map(), adjustments: new Map(), repealed: new Map(), cityValues: new Map(), waiting: [], base: [], pools: [], drawsOnUnknown: false,
  };
  for (const item of node.items) addItem(draft, document, item, draft.stretch);
  for (const [word, timeline] of draft.slots) reportOverlap(draft, word, timeline);
  reportOverlap(draft, "base", draft.base.map((entry) => ({ ...entry, value: { location: entry.value.citation.location } })));
  return draft;
}

function scopeOf({ local }: BenefitNode): Scope {
  return local === undefined ? { kind: "uniform", formula: false } : { kind: "localSupplement", because: local.reason?.value ?? "" };
}

/** An item of the benefit itself, or one that an amending file adds. */
export function addItem(draft: BenefitDraft, document: Document, item: BenefitItem, within: Stretch): void {
  switch (item.kind) {
    case "Slot": addSlot(draft, document, item, within); break;
    case "Adjust": addAdjust(draft, item.slot as SlotWord, { ...clauseStretch(document, item, within), value: readAdjust(draft, document, item) }); break;
    case "DrawsOn": for (const pool of item.pools) addPool(draft, document, pool, clauseStretch(document, item, within)); break;
    case "Impossible": break;
  }
}

function addAdjust({ adjustments }: BenefitDraft, word: SlotWord, entry: Dated<CheckedAdjustments>): void {
  adjustments.set(word, stackOn(adjustments.get(word) ?? [], entry, joinAdjustments));
}

function addPool(draft: BenefitDraft, document: Document, name: Name, within: Stretch): void {
  const symbol = resolve<Pool>(document.context, "Pool", name);
  if (symbol !== undefined && isForAll(document.context, symbol.node, draft.node.schemes, name)) draft.pools.push({ symbol, from: within.from, to: within.to });
  else draft.drawsOnUnknown = true;
}

/** A pool of one scheme is not another's to draw on; `place` is where that is told. */
export function isForAll(context: Context, pool: Pool, schemes: BenefitNode["schemes"], place: Name): boolean {
  const own = pool.schemes.map((scheme) => findSymbol(context.scope, "Scheme", scheme));
  const other = own.length === 0 ? undefined : schemes.find((scheme) => !own.includes(findSymbol(context.scope, "Scheme", scheme)));
  if (other !== undefined) context.report(report("ofOtherScheme", at(context, place), { word: declaredName(pool), scheme: calledName(context, "Scheme", other) }));
  return other === undefined;
}

function addSlot(draft: BenefitDraft, document: Document, node: Slot, within: Stretch): void {
  const stretch = clauseStretch(document, node, within);
  if (node.slot === "base") {
    draft.base = [...draft.base, { ...stretch, value: checkBase(document.context, node, citationFor(draft, document)) }];
    return;
  }
  const body = readSlot(draft, document, node);
  if (node.slot === "waiting") draft.waiting.push({ ...stretch, value: body });
  else push(draft.slots, node.slot, { ...stretch, value: body });
}

export function readSlot(draft: BenefitDraft, document: Document, node: Slot, isPartial = false): SlotBody {
  const origin = document.city === undefined ? "province" : "city";
  const body = checkSlotBody(document, node as BenefitSlotNode, citationFor(draft, document), origin, isPartial);
  refuseIdleOptions(document.context, node, { isOfPool: false, hasBands: body.bands.length > 0 || body.broken });
  return body;
}

export function readAdjust(draft: BenefitDraft, document: Document, node: Adjust): CheckedAdjustments {
  return checkAdjust(document, node, dueOf(node.slot as SlotWord), citationFor(draft, document));
}

/** What is in force of a slot; each waiting clause is an entry of its own. */
export function slotTimeline({ slots, waiting }: BenefitDraft, word: SlotWord): Timeline<SlotBody> {
  return word === "waiting" ? waiting : slots.get(word) ?? [];
}

export function setSlotTimeline({ slots, waiting }: BenefitDraft, word: SlotWord, timeline: Timeline<SlotBody>): void {
  if (word === "waiting") waiting.splice(0, waiting.length, ...timeline);
  else slots.set(word, timeline);
}

/** A clause of the benefit inherits its citation; one of an amending file inherits from the head of that file. */
function citationFor(draft: BenefitDraft, document: Document): Citation {
  return document === draft.document ? draft.citation : document.citation;
}

export function clauseStretch(document: Document, node: Pick<Slot, "tail">, within: Stretch): Stretch {
  const own = stretchOf(document, node.tail);
  return { from: Math.max(own.from, within.from), to: Math.min(own.to, within.to) };
}

function push<T>(timelines: Map<SlotWord, Timeline<T>>, word: string, entry: Dated<T>): void {
  const key = word as SlotWord;
  timelines.set(key, [...(timelines.get(key) ?? []), entry]);
}

function reportOverlap(draft: BenefitDraft, word: SlotWord | "base", timeline: Timeline<Pick<SlotBody, "location">>): void {
  const pair = overlapIn(timeline);
  if (pair === undefined) return;
  const [before, after] = pair;
  const notes = [{ location: before.value.location, text: { en: "the other version", zh: "另一个版本" } }];
  draft.document.context.report(report("timeOverlap", after.value.location, {
    time: stretchPhrase({ from: after.from, to: Math.min(before.to, after.to) }), slot: slotPhrase(word), owner: declaredName(draft.node),
  }, { notes }));
}
