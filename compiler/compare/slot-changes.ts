import type { Day } from "../base/calendar.ts";
import type { Location } from "../base/span.ts";
import { overlay, type Sheet } from "../layers/overlay.ts";
import { periodAt, type Source } from "../layers/source.ts";
import type { Attributes, Slot, SlotWord } from "../model/slot.ts";
import type { CellValue, Value } from "../model/value.ts";
import { valuesOf } from "../parts/adjust.ts";
import { keyOfValue } from "../parts/compare-values.ts";
import type { DecidedPart, DecidedPeriod } from "../parts/decided.ts";
import { cutTime, type TimeSpan } from "../parts/spans-of-time.ts";
import { separate } from "../parts/version-space.ts";
import { type Box, compareBoxes } from "../space/box.ts";
import { mergeBoxes } from "../space/merge.ts";
import type { SharedSpace } from "./shared-space.ts";
import { type Effects, effectsOf, keyOfReading, type Said } from "./effect.ts";
import type { Rename } from "./match.ts";

/** What a version says in a place, with where it is written. */
export interface Figure extends Said {
  readonly location: Location | undefined;
}

/** One row of a difference: for these facts, from that day, the one instead of the other. */
export interface CellChange extends Effects {
  readonly region: Box;
  /** The first day on which it is so, and the last. */
  readonly from: Day;
  readonly to: Day;
  readonly old: Figure;
  readonly now: Figure;
}

export interface SlotPair {
  readonly old: Slot | undefined;
  readonly now: Slot | undefined;
}

/** Where and when both versions ask for the slot. */
export interface Scope {
  readonly span: TimeSpan;
  readonly regions: readonly Box[];
}

/** Every difference in the fewest rows, by first day; `undefined` where the tables cross in too many ways. */
export function slotChanges(pair: SlotPair, scope: Scope, space: SharedSpace, rename: Rename): readonly CellChange[] | undefined {
  const periods = [periodsOf(pair.old, space.old), periodsOf(pair.now, space.now)].flat();
  const spans = cutTime(scope.span, periods.flatMap(({ from, to }) => [from, to + 1]));
  const word = (pair.now ?? pair.old)?.word;
  const changes: CellChange[] = [];
  if (word === undefined) return changes;
  for (const span of spans) {
    const found = changesIn(word, pair, span, scope.regions, space, rename);
    if (found === undefined) return undefined;
    for (const change of found) append(word, changes, change, space);
  }
  return changes;
}

function periodsOf(slot: Slot | undefined, source: Source): readonly DecidedPeriod[] {
  return slot === undefined ? [] : (source.decided.get(slot)?.periods ?? []);
}

/** What goes on unchanged is one row. */
function append(word: SlotWord, changes: CellChange[], change: CellChange, { axes }: SharedSpace): void {
  const before = changes.findIndex((other) => other.to + 1 === change.from && compareBoxes(axes, other.region, change.region) === 0 && keyOfChange(word, other) === keyOfChange(word, change));
  const earlier = changes[before];
  if (earlier === undefined) changes.push(change);
  else changes[before] = { ...earlier, to: change.to };
}

function keyOfChange(word: SlotWord, { old, now }: CellChange): string {
  return `${keyOfSaid(word, old)} → ${keyOfSaid(word, now)}`;
}

interface Entry {
  readonly key: string;
  readonly figure: Figure;
}

function changesIn(word: SlotWord, pair: SlotPair, span: TimeSpan, regions: readonly Box[], space: SharedSpace, rename: Rename): readonly CellChange[] | undefined {
  const entries = (slot: Slot | undefined, source: Source, renamed: Rename): Sheet<Entry> => entriesAt(word, slot, span, source, { rename: renamed, isOfTables: space.isOfTables });
  const sheets = withoutEqual(entries(pair.old, space.old, rename), entries(pair.now, space.now, (_, name) => name), space);
  if (sheets === undefined) return [];
  const spoken = new Set([...axesSpoken(pair.old, span, space.old), ...axesSpoken(pair.now, span, space.now)]);
  const found = new Map<string, { readonly old: Figure; readonly now: Figure; readonly boxes: Box[] }>();
  for (const region of separate(space.axes, regions)) {
    const stacks = overlay(space.axes, sheets, region);
    if (stacks === undefined) return undefined;
    for (const { region: place, labels: [old, now] } of stacks) {
      if (old === undefined || now === undefined || old.key === now.key) continue;
      const key = `${old.key} → ${now.key}`;
      const known = found.get(key) ?? { old: old.figure, now: now.figure, boxes: [] };
      known.boxes.push(place.map((side, axis) => (spoken.has(axis) ? side : undefined)));
      found.set(key, known);
    }
  }
  return [...found.values()].flatMap(({ old, now, boxes }) => mergeBoxes(space.axes, separate(space.axes, boxes)).map((region) => ({ old, now, ...effectsOf(word, old, now), region, from: span.from, to: span.to })));
}

/** Axes that the tables tell apart; on others a row says nothing but for whom the slot is asked. */
function axesSpoken(slot: Slot | undefined, span: TimeSpan, source: Source): readonly number[] {
  const period = slot === undefined ? undefined : periodAt(source, slot, span);
  const named = (period?.parts ?? []).map((part) => source.boxOf(part.region, period?.axes));
  return source.axes.flatMap((_, index) => (named.some((box) => box[index] !== undefined) ? [index] : []));
}

interface Naming {
  readonly rename: Rename;
  readonly isOfTables: boolean;
}

/** A slot that is not there, or not in force, says `none` everywhere. */
function entriesAt(word: SlotWord, slot: Slot | undefined, span: TimeSpan, source: Source, { rename, isOfTables }: Naming): Sheet<Entry> {
  const period = slot === undefined ? undefined : periodAt(source, slot, span);
  if (period === undefined) {
    const figure: Figure = { value: { kind: "none" }, attributes: undefined, location: undefined };
    return [{ region: source.axes.map(() => undefined), label: { key: keyOfSaid(word, figure), figure } }];
  }
  const entries = new Map<string, Entry>();
  return period.parts.map((part) => {
    // Tables do not say how a figure will be read that is not published yet.
    const isUnread = isOfTables && valuesOf(part.value).some(({ kind }) => kind === "unpublished");
    const figure: Figure = { value: renamedCell(part.value, rename), attributes: isUnread ? undefined : renamedAttributes(period.attributes, rename), location: placeOf(period, part) };
    const key = keyOfSaid(word, figure);
    const entry = entries.get(key) ?? { key, figure };
    entries.set(key, entry);
    return { region: source.boxOf(part.region, period.axes), label: entry };
  });
}

function placeOf({ version }: DecidedPeriod, { rows }: DecidedPart): Location {
  return version.rows[rows[0] ?? -1]?.location ?? version.location;
}

function keyOfSaid(word: SlotWord, said: Said): string {
  return `${keyOfBanded(said.value)} ${keyOfReading(word, said) ?? ""}`;
}

/** Bands that neighbour each other with one value are one band. */
function keyOfBanded(value: CellValue): string {
  if (value.kind !== "bands") return keyOfValue(value);
  const joined = value.bands.filter((band, index) => index === 0 || keyOfValue(band.value) !== keyOfValue(value.bands[index - 1]?.value ?? { kind: "unknown" }));
  const [only] = joined;
  return joined.length === 1 && only !== undefined ? keyOfValue(only.value) : joined.map((band) => `${band.from}=${keyOfValue(band.value)}`).join(";");
}

function renamedCell(cell: CellValue, rename: Rename): CellValue {
  const renamed = (value: Value): Value => (value.kind === "unpublished" ? { ...value, indicator: rename("indicator", value.indicator) } : value);
  return cell.kind === "bands" ? { ...cell, bands: cell.bands.map((band) => ({ ...band, value: renamed(band.value) })) } : renamed(cell);
}

function renamedAttributes(attributes: Attributes, rename: Rename): Attributes {
  const { per, to } = attributes;
  return { ...attributes, per: per === undefined ? undefined : rename("period", per), to: to === undefined ? undefined : rename("fund", rename("contribution", to)) };
}

/** Parts that both versions have alike cannot differ: parts are disjoint. `undefined` where nothing else is left. */
function withoutEqual(old: Sheet<Entry>, now: Sheet<Entry>, { axes }: SharedSpace): readonly [Sheet<Entry>, Sheet<Entry>] | undefined {
  const keyOf = ({ region, label }: Sheet<Entry>[number]): string => `${label.key} ${axes.map((_, index) => region[index]?.join() ?? "*").join(";")}`;
  const [before, after] = [new Set(old.map(keyOf)), new Set(now.map(keyOf))];
  const [left, right] = [old.filter((entry) => !after.has(keyOf(entry))), now.filter((entry) => !before.has(keyOf(entry)))];
  return left.length === 0 || right.length === 0 ? undefined : [left, right];
}
