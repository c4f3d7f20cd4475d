import type { Region } from "../model/dimension.ts";
import type { Scope, Slot, SlotWord } from "../model/slot.ts";
import type { DecidedPeriod, DecidedSlot } from "../parts/decided.ts";
import { canonicalJson, compareText } from "./canonical.ts";
import { type FileWriter, writeWhen } from "./file-writer.ts";
import type { SlotTable, TablePeriod, UnpublishedDays } from "./format.ts";
import { dayAfter, flag, inForce } from "./labels.ts";
import { isSameBut, tidyRegion } from "./regions.ts";
import { writeRows } from "./rows.ts";

export type DecidedSlots = ReadonlyMap<Slot, DecidedSlot>;

/** Where the owner of slots is asked for: also its slots, unless they say otherwise. */
export interface OwnerDomain {
  readonly region: Region;
  readonly impossible: Region;
}

/** Tables by word, each word's in a fixed order. */
export function writeSlots(writer: FileWriter, slots: readonly Slot[], decided: DecidedSlots, owner: OwnerDomain): Partial<Record<SlotWord, SlotTable[]>> {
  const words = [...new Set(slots.map(({ word }) => word))].sort(compareText);
  return Object.fromEntries(words.map((word) => [word, slotsOf(slots, word).map((slot) => writeSlot(writer, slot, decided, owner))]));
}

/** The order of a word's tables in the file: values before sums beside them, else as the policies stand. */
export function slotsOf(slots: readonly Slot[], word: SlotWord): Slot[] {
  const rank = (slot: Slot): number => (slot.role === "value" ? 0 : 1);
  return slots
    .filter((slot) => slot.word === word)
    .sort((a, b) => rank(a) - rank(b) || compareText(a.location.file, b.location.file) || a.location.span.start - b.location.span.start);
}

export function writeSlot(writer: FileWriter, slot: Slot, decided: DecidedSlots, owner: OwnerDomain): SlotTable {
  const found = decided.get(slot);
  if (found === undefined) throw new Error(`undecided: ${slot.word} of ${slot.owner.name}`);
  const isOwners = isSameBut(writer.axes, slot.domain, owner.region, owner.impossible);
  return {
    role: slot.role,
    unit: slot.unit,
    scope: scopeName(slot.scope),
    domain: isOwners ? undefined : writeDomain(writer, slot.domain),
    ...writePeriods(writer, found.periods),
  };
}

function scopeName(scope: Scope): SlotTable["scope"] {
  return scope.kind === "uniform" && scope.formula ? "uniformFormula" : scope.kind;
}

export function writeDomain(writer: FileWriter, region: Region): SlotTable["domain"] & object {
  return tidyRegion(writer.axes, region).map((box) => writeWhen(writer, box));
}

function writePeriods(writer: FileWriter, decided: readonly DecidedPeriod[]): Pick<SlotTable, "periods" | "unpublished"> {
  const inOrder = [...decided].sort((a, b) => a.from - b.from);
  const periods: TablePeriod[] = [];
  const unpublished: UnpublishedDays[] = [];
  for (const period of inOrder) {
    const { rows, missing } = writeRows(writer, period);
    const [reason] = missing;
    if (rows.length === 0 && reason !== undefined) {
      unpublished.push({ ...inForce(period), indicator: reason.indicator, year: reason.year });
      continue;
    }
    periods.push({ ...inForce(period), ...writeAttributes(period), rows, unpublished: missing.length === 0 ? undefined : missing });
  }
  return { periods: joinAlike(periods), unpublished: unpublished.length === 0 ? undefined : joinAlike(unpublished) };
}

function writeAttributes({ attributes, version }: DecidedPeriod): Omit<TablePeriod, "from" | "to" | "rows"> {
  const { per, eachHospital, of, scale, transfer, waitingFrom, to } = attributes;
  return { draft: flag(version.draft), per, eachHospital: flag(eachHospital), of, scale, transfer, waitingFrom, fund: to };
}

/** A new year or a new document that changes nothing makes no new period. */
function joinAlike<T extends { readonly from: string; readonly to: string | null }>(spans: readonly T[]): T[] {
  const joined: T[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    const follows = last !== undefined && last.to !== null && dayAfter(last.to) === span.from;
    if (follows && isAlike(last, span)) joined[joined.length - 1] = { ...last, to: span.to };
    else joined.push(span);
  }
  return joined;
}

function isAlike(a: object, b: object): boolean {
  const withoutDays = (span: object): string => canonicalJson({ ...span, from: undefined, to: undefined });
  return withoutDays(a) === withoutDays(b);
}
