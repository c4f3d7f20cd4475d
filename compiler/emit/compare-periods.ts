import { formatDay, LAST_DAY, parseDay } from "../base/calendar.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { BandValue, CellValue, Value } from "../model/value.ts";
import { toNamed } from "../parts/axes.ts";
import type { DecidedPart, DecidedPeriod, DecidedSlot } from "../parts/decided.ts";
import { phraseCase } from "../parts/phrase-facts.ts";
import type { Box } from "../space/box.ts";
import { visitParts } from "../space/refine.ts";
import { canonicalJson } from "./canonical.ts";
import type { Row, SlotTable, TableBand, TablePeriod, TableValue, When } from "./format.ts";
import { flag } from "./labels.ts";
import { carry, carryRegion, type Frame, placesOf, readRegion } from "./proof-frame.ts";
import { askedFor } from "./regions.ts";

const NO_DAYS: Phrase = { en: "its days are others", zh: "时段不同" };
const NO_READING: Phrase = { en: "it is to be read in another way", zh: "读法不同" };
const NO_DOMAIN: Phrase = { en: "it is asked for in other cases", zh: "适用情形不同" };
const NO_CONDITION: Phrase = { en: "a condition cannot be understood", zh: "有条件无法识别" };
const TOO_LARGE: Phrase = { en: "it is too large to be proved", zh: "过大而无法证明" };

/** Why the table is not the decided slot; `undefined` when it is. `domain` is where the file says the table is asked for. */
export function comparePeriods(frame: Frame, { slot, periods }: DecidedSlot, table: SlotTable, domain: readonly When[]): Phrase | undefined {
  const asked = readRegion(frame.space, domain);
  if (asked === undefined) return NO_CONDITION;
  if (daysOf(table) !== periods.reduce((sum, { from, to }) => sum + to - from + 1, 0)) return NO_DAYS;
  const wanted = carryRegion(frame, slot.domain);
  for (const period of periods) {
    const reason = comparePeriod(frame, period, table) ?? compareDomain(frame, period, wanted, asked);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

interface Days {
  readonly from: string;
  readonly to: string | null;
}

function lastDay({ to }: Days): number {
  return to === null ? LAST_DAY : (parseDay(to) ?? -1);
}

function daysOf({ periods, unpublished = [] }: SlotTable): number {
  return [...periods, ...unpublished].reduce((sum, days) => sum + lastDay(days) - (parseDay(days.from) ?? 0) + 1, 0);
}

function comparePeriod(frame: Frame, period: DecidedPeriod, { periods, unpublished = [] }: SlotTable): Phrase | undefined {
  const holds = (days: Days): boolean => (parseDay(days.from) ?? LAST_DAY) <= period.from && period.to <= lastDay(days);
  const written = periods.filter(holds);
  const [found] = written;
  if (found === undefined) return period.parts.every(isUnpublished) && unpublished.some(holds) ? undefined : NO_DAYS;
  if (written.length > 1) return NO_DAYS;
  return hasAttributes(found, period) ? compareRows(frame, period, found) : NO_READING;
}

function hasAttributes(written: TablePeriod, { attributes: { per, eachHospital, of, scale, transfer, waitingFrom, to }, version }: DecidedPeriod): boolean {
  const said = { per: written.per, eachHospital: written.eachHospital, of: written.of, scale: written.scale, transfer: written.transfer, waitingFrom: written.waitingFrom, fund: written.fund, draft: written.draft };
  const meant = { per, eachHospital: flag(eachHospital), of, scale, transfer, waitingFrom, fund: to, draft: flag(version.draft) };
  return canonicalJson(said) === canonicalJson(meant);
}

/** In every region either nothing holds on both sides, or one part and one row that say the same. */
function compareRows(frame: Frame, period: DecidedPeriod, written: TablePeriod): Phrase | undefined {
  const { axes } = frame.space;
  const rows = [...written.rows, ...(written.unpublished ?? [])];
  const boxes = readRegion(frame.space, rows.map(({ when }) => when));
  if (boxes === undefined) return NO_CONDITION;
  const { parts } = period;
  let failing: Box | undefined;
  const ending = visitParts(axes, [...parts.map(({ region }) => carry(frame, region)), ...boxes], {}, ({ region, holds }) => {
    const meant = holds.filter((box) => box < parts.length).map((box) => parts[box]);
    const said = holds.filter((box) => box >= parts.length).map((box) => rows[box - parts.length]);
    const [part, row] = [meant[0], said[0]];
    const isEqual = meant.length === said.length && meant.length <= 1 && (part === undefined || (row !== undefined && isSame(part, row)));
    if (!isEqual) failing = region;
    return isEqual;
  });
  if (failing !== undefined) return differsIn(phraseCase(axes, toNamed(axes, failing)), period);
  return ending === "all" ? undefined : TOO_LARGE;
}

function differsIn(where: Phrase, { from }: DecidedPeriod): Phrase {
  return { en: `it differs for ${where.en} on ${formatDay(from)}`, zh: `${formatDay(from)}的${where.zh}不同` };
}

/** The cases asked for, on the axes that the slot speaks about, and what the file says of them. */
function compareDomain(frame: Frame, { axes, parts }: DecidedPeriod, wanted: readonly Box[], said: readonly Box[]): Phrase | undefined {
  const { space, impossible } = frame;
  const onto = placesOf(frame, axes);
  const [meant, written] = [askedFor(space.axes, wanted, impossible, onto), askedFor(space.axes, said, impossible, onto)];
  if (meant === undefined || written === undefined) return TOO_LARGE;
  const covering = parts.map(({ region }) => carry(frame, region));
  const kinds = [...meant.map(() => "meant"), ...written.map(() => "written"), ...covering.map(() => "covered")];
  const ending = visitParts(space.axes, [...meant, ...written, ...covering], {}, ({ holds }) => {
    const found = new Set(holds.map((box) => kinds[box]));
    return found.has("meant") === found.has("written") && (!found.has("meant") || found.has("covered"));
  });
  if (ending === "all") return undefined;
  return ending === "stopped" ? NO_DOMAIN : TOO_LARGE;
}

function isUnpublished({ value }: DecidedPart): boolean {
  return value.kind === "unpublished" || (value.kind === "bands" && value.bands.some((band) => band.value.kind === "unpublished"));
}

function isSame(part: DecidedPart, row: Row | { readonly indicator: string }): boolean {
  if ("indicator" in row) return isUnpublished(part);
  return !isUnpublished(part) && isSameCell(part.value, row);
}

function isSameCell(cell: CellValue, row: Row): boolean {
  if (cell.kind !== "bands") return row.bands === undefined && row.value !== undefined && isSameValue(cell, { value: row.value, costBound: row.costBound });
  return row.bands !== undefined && row.bands.length === cell.bands.length && cell.bands.every((band, i) => isSameBand(band, row.bands?.[i]));
}

function isSameBand(band: BandValue, written: TableBand | undefined): boolean {
  if (written === undefined || BigInt(written.from) !== band.from) return false;
  const end = written.to === null ? undefined : BigInt(written.to);
  return end === band.to && isSameValue(band.value, written);
}

function isSameValue(value: Value, written: { readonly value: TableValue; readonly costBound?: string | undefined }): boolean {
  if (value.kind !== "number") return written.value === (value.kind === "none" ? "none" : "not covered");
  const { numerator, denominator } = value.amount;
  return typeof written.value === "number" && BigInt(written.value) * denominator === numerator && written.costBound === value.costBound;
}
