/** What amending files do to the benefits of the documents they amend, in the order of their dates. */
import { formatDay } from "../base/calendar.ts";
import type { Symbol } from "../bind/symbols.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { namePhrase } from "../model/names.ts";
import type { SlotRow, SlotWord } from "../model/slot.ts";
import type { AddTo, Adjust, Benefit, Declaration, Impossible, Repeal, Replace, SetLocal, Slot } from "../syntax/ast.ts";
import type { Name } from "../syntax/ast-terms.ts";
import { adjustmentPhrase } from "./adjustments.ts";
import { at, declaredName, resolve } from "./context.ts";
import { endBefore, inForce, startAt } from "./dated.ts";
import type { Dated } from "./dated.ts";
import { addItem, clauseStretch, readAdjust, readSlot, setSlotTimeline, slotTimeline } from "./drafts.ts";
import type { BenefitDraft } from "./drafts.ts";
import { isCitysOwn } from "./city-files.ts";
import { mayAmend } from "./policies.ts";
import type { Document } from "./policies.ts";
import { checkBase } from "./bases.ts";
import type { SlotBody } from "./slots.ts";
import { refuseChangedOptions } from "./slot-options.ts";
import { keyOfRegion } from "./table.ts";
import { keywordPhrase, slotPhrase } from "./units.ts";

export type Drafts = ReadonlyMap<Symbol, BenefitDraft>;

/** What was changed from which day, all of it or some rows, so that two changes of one thing on one day are seen. */
type Changes = Map<string, Set<string>>;
const ALL = "all";

export function amendBenefits(drafts: Drafts, documents: readonly Document[]): void {
  const changes: Changes = new Map();
  const sorted = [...documents].sort((a, b) => a.from - b.from || (a.unit.file < b.unit.file ? -1 : 1));
  for (const document of sorted) {
    for (const node of document.unit.tree.declarations) amend(drafts, document, node, changes);
  }
}

function amend(drafts: Drafts, document: Document, node: Declaration, changes: Changes): void {
  switch (node.kind) {
    case "Replace": if (node.slot !== undefined) replace(drafts, document, node, node.slot, changes); break;
    case "AddTo": if (node.what === "benefit") addTo(drafts, document, node); break;
    case "Repeal": repeal(drafts, document, node, changes); break;
    case "Set": if (node.what === "slot") setSlot(drafts, document, node, changes); break;
    default: break;
  }
}

/** The benefit that a clause changes, if this file may change it. */
function targetOf(drafts: Drafts, document: Document, name: Name | undefined): BenefitDraft | undefined {
  if (name === undefined) return undefined;
  const symbol = resolve<Benefit>(document.context, "Benefit", name);
  const draft = symbol === undefined ? undefined : drafts.get(symbol);
  // A city's own file was told that it may not.
  if (isCitysOwn(document)) return undefined;
  if (draft !== undefined && !mayAmend(document, draft.document)) {
    document.context.report(report("amendsOutside", at(document.context, name), { what: name.key, policy: draft.document.unit.name }));
    return undefined;
  }
  return draft !== undefined && startsInTime(draft, document, name) ? draft : undefined;
}

function startsInTime(draft: BenefitDraft, document: Document, name: Name): boolean {
  if (document.from >= draft.stretch.from) return true;
  // Without a first day the file was found at fault already.
  if (document.unit.tree.header?.effectiveFrom === undefined) return false;
  document.context.report(report("amendingBeforeBase", at(document.context, name), {
    day: formatDay(document.from), policy: draft.document.unit.name, start: formatDay(draft.stretch.from),
  }));
  return false;
}

function isFirstOn(
  document: Document, node: Replace | Repeal | SetLocal, draft: BenefitDraft, word: string, day: number, changes: Changes, parts: readonly string[] = [ALL],
): boolean {
  const key = `${draft.symbol.file} ${draft.symbol.key} ${word} ${day} ${document.city?.name ?? ""}`;
  const before = changes.get(key) ?? new Set();
  const isTaken = before.has(ALL) || (before.size > 0 && parts.includes(ALL)) || parts.some((part) => before.has(part));
  changes.set(key, new Set([...before, ...parts]));
  if (!isTaken) return true;
  document.context.report(report("amendedTwice", at(document.context, node.target ?? node), {
    slot: slotPhrase(word.replace("adjust ", "") as SlotWord), owner: declaredName(draft.node), day: formatDay(day),
  }));
  return false;
}

function replace(drafts: Drafts, document: Document, node: Replace, clause: NonNullable<Replace["slot"]>, changes: Changes): void {
  const draft = targetOf(drafts, document, node.target);
  if (draft === undefined) return;
  const stretch = clauseStretch(document, clause, { from: document.from, to: Math.min(document.to, draft.stretch.to) });
  if (clause.kind === "Slot" && clause.slot !== "base") {
    replaceSlot(draft, document, node, clause, stretch, changes);
    return;
  }
  if (!isFirstOn(document, node, draft, clause.kind === "Adjust" ? `adjust ${clause.slot}` : clause.slot, stretch.from, changes)) return;
  if (clause.kind === "Adjust") {
    const key = clause.slot as SlotWord;
    const value = readAdjust(draft, document, clause);
    draft.adjustments.set(key, startAt(draft.adjustments.get(key) ?? [], { ...stretch, value }));
  } else draft.base = startAt(draft.base, { ...stretch, value: checkBase(document.context, clause, document.citation) });
}

function replaceSlot(draft: BenefitDraft, document: Document, node: Replace, clause: Slot, stretch: { readonly from: number; readonly to: number }, changes: Changes): void {
  const word = clause.slot as SlotWord;
  const body = readSlot(draft, document, clause, node.rowsOnly);
  if (!isFirstOn(document, node, draft, word, stretch.from, changes, node.rowsOnly ? body.rows.map(keyOfRow) : [ALL])) return;
  const timeline = slotTimeline(draft, word);
  const before = inForce(timeline, stretch.from);
  if (before === undefined) {
    reportNothingInForce(draft, document, node, word, stretch.from);
    return;
  }
  if (node.rowsOnly) refuseChangedOptions(document.context, clause, before.value.attributes);
  const value = node.rowsOnly ? withRows(document, node, before.value, body) : body;
  setSlotTimeline(draft, word, startAt(timeline, { ...stretch, value }));
}

function reportNothingInForce(draft: BenefitDraft, document: Document, node: Replace | Repeal, word: SlotWord, day: number): void {
  document.context.report(report("amendsNothing", at(document.context, node.target ?? node), {
    day: formatDay(day), slot: slotPhrase(word), owner: declaredName(draft.node),
  }));
}

/** Rows with the same inputs give way; every new row must find one. */
function withRows(document: Document, node: Replace, before: SlotBody, replacing: SlotBody): SlotBody {
  const kept = before.rows.filter((row) => !replacing.rows.some((other) => isSameRow(row, other)));
  const found = replacing.rows.filter((row) => before.rows.some((other) => isSameRow(other, row)));
  for (const row of replacing.rows) {
    if (before.broken || found.includes(row)) continue;
    document.context.report(report("rowsNotFound", row.location, {}, { notes: [{ location: before.location, text: { en: "the table that is amended", zh: "被修订的表" } }] }));
  }
  const { table: _ofTheOldRows, ...rest } = before;
  return { ...rest, rows: [...kept, ...found], broken: before.broken || replacing.broken, location: at(document.context, node.target ?? node) };
}

function isSameRow(a: SlotRow, b: SlotRow): boolean {
  return keyOfRow(a) === keyOfRow(b);
}

function keyOfRow({ region, band }: SlotRow): string {
  return `${keyOfRegion(region)} ${band?.from ?? ""}..${band?.to ?? ""}`;
}

function addTo(drafts: Drafts, document: Document, node: AddTo): void {
  const draft = targetOf(drafts, document, node.target);
  if (draft === undefined) return;
  const within = clauseStretch(document, node, { from: document.from, to: Math.min(document.to, draft.stretch.to) });
  for (const item of node.items) {
    if (item.kind === "Impossible") refuseImpossible(document, item);
    else if (item.kind === "Slot" && isWritten(draft, item.slot, within.from)) {
      document.context.report(report("addedTwice", { file: document.unit.file, span: item.word }, {
        owner: declaredName(draft.node), slot: slotPhrase(item.slot), day: formatDay(within.from),
      }));
    } else addItem(draft, document, item, within);
  }
}

/** Of waiting clauses there may be several. */
function isWritten(draft: BenefitDraft, word: Slot["slot"], day: number): boolean {
  if (word === "waiting") return false;
  return inForce<unknown>(word === "base" ? draft.base : draft.slots.get(word) ?? [], day) !== undefined;
}

/** What a benefit is for has no dates, so a later file cannot narrow it. */
function refuseImpossible({ context }: Document, item: Impossible): void {
  context.report(report("withoutEffect", at(context, item), { word: keywordPhrase("impossible"), where: { en: "in an amendment", zh: "在修订中" } }));
}

function repeal(drafts: Drafts, document: Document, node: Repeal, changes: Changes): void {
  refuseLastDay(document, node.tail.to, { en: "on a repeal", zh: "对废止" });
  if (node.what === "contribution") return;
  const draft = targetOf(drafts, document, node.target);
  if (draft === undefined) return;
  const day = node.tail.from?.day ?? document.from;
  if (node.what === "benefit") {
    draft.endsBefore = day;
    return;
  }
  const word = node.slot as SlotWord | undefined;
  if (word === undefined || !isFirstOn(document, node, draft, node.what === "adjust" ? `adjust ${word}` : word, day, changes)) return;
  if (node.what === "adjust") repealAdjust(draft, document, node, word, day);
  else if (node.slot === "base") draft.base = endBefore(draft.base, day);
  else repealSlot(draft, document, node, word, day);
}

/** What is repealed stays so. */
function refuseLastDay({ context }: Document, to: Repeal["tail"]["to"], where: Phrase): void {
  if (to !== undefined) context.report(report("withoutEffect", at(context, to), { word: formatDay(to.day), where }));
}

function repealAdjust(draft: BenefitDraft, document: Document, node: Repeal, word: SlotWord, day: number): void {
  const timeline = draft.adjustments.get(word) ?? [];
  if (inForce(timeline, day) !== undefined) draft.adjustments.set(word, endBefore(timeline, day));
  else {
    document.context.report(report("amendsNothing", at(document.context, node.target ?? node), {
      day: formatDay(day), slot: adjustmentPhrase(word as Adjust["slot"]), owner: declaredName(draft.node),
    }));
  }
}

function repealSlot(draft: BenefitDraft, document: Document, node: Repeal, word: SlotWord, day: number): void {
  const timeline = slotTimeline(draft, word);
  if (inForce(timeline, day) === undefined) {
    reportNothingInForce(draft, document, node, word, day);
    return;
  }
  setSlotTimeline(draft, word, endBefore(timeline, day));
  const location = at(document.context, node);
  draft.repealed.set(word, [...(draft.repealed.get(word) ?? []), { from: day, to: draft.stretch.to, location }]);
}

/** A city's own value for a slot: refused unless the benefit is a local supplement. */
function setSlot(drafts: Drafts, document: Document, node: SetLocal, changes: Changes): void {
  const { context, city } = document;
  if (city === undefined) {
    if (document.unit.tree.header?.implements === undefined) context.report(report("setOutsideCity", at(context, node.target ?? node), {}));
    return;
  }
  const symbol = node.target === undefined ? undefined : resolve<Benefit>(context, "Benefit", node.target);
  const draft = symbol === undefined ? undefined : drafts.get(symbol);
  if (draft === undefined || node.slot === undefined) return;
  const word = node.slot.slot as SlotWord;
  if (draft.scope.kind === "uniform") {
    const notes = [{ location: { file: draft.symbol.file, span: draft.node.name.span }, text: { en: "the province's rule", zh: "省级规定" } }];
    context.report(report("cityChangesUniform", { file: document.unit.file, span: node.slot.word }, {
      city: namePhrase(city), slot: slotPhrase(word), owner: declaredName(draft.node),
    }, { notes }));
    return;
  }
  if (isFirstOn(document, node, draft, word, document.from, changes)) overrideForCity(draft, document, node.slot, word);
}

function overrideForCity(draft: BenefitDraft, document: Document, clause: Slot, word: SlotWord): void {
  const stretch = clauseStretch(document, clause, { from: document.from, to: Math.min(document.to, draft.stretch.to) });
  const entry: Dated<SlotBody> = { ...stretch, value: readSlot(draft, document, clause) };
  const city = document.city?.name ?? "";
  const before = (draft.cityValues.get(word) ?? []).map((other) => (other.city === city && other.to >= stretch.from ? { ...other, to: stretch.from - 1 } : other));
  draft.cityValues.set(word, [...before.filter(({ from, to }) => from <= to), { ...entry, city }]);
}
