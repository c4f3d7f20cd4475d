/** What the numbers of a place come to, from the decided slots: after indicators, adjustments, transitions and amendments. */
import { type Day, formatDay, LAST_DAY } from "../../compiler/base/calendar.ts";
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import type { Slot, SlotRow } from "../../compiler/model/slot.ts";
import type { CellValue } from "../../compiler/model/value.ts";
import type { DecidedPart, DecidedPeriod, DecidedSlot } from "../../compiler/parts/decided.ts";
import { phraseCell } from "../../compiler/parts/phrase-value.ts";
import type { Snapshot } from "../../compiler/workspace.ts";

/** A row of the source with every stretch of time in which it gives values. */
export interface ComputedRow {
  readonly slot: Slot;
  readonly row: SlotRow;
  readonly periods: readonly { readonly period: DecidedPeriod; readonly parts: readonly DecidedPart[] }[];
}

/** Rows of a file by where they stand; a row of a cross-tab is one for each of its cells. */
export function computedRows({ decided }: Snapshot, file: string): readonly ComputedRow[] {
  return [...decided.values()].flatMap((slot) => rowsOf(slot, file)).sort((a, b) => a.row.location.span.start - b.row.location.span.start);
}

function rowsOf({ slot, periods }: DecidedSlot, file: string): readonly ComputedRow[] {
  const rows = new Map<SlotRow, ComputedRow["periods"]>();
  for (const period of periods) {
    period.version.rows.forEach((row, index) => {
      if (row.location.file !== file) return;
      const parts = period.parts.filter((part) => part.rows.includes(index));
      if (parts.length > 0) rows.set(row, [...(rows.get(row) ?? []), { period, parts }]);
    });
  }
  return [...rows].map(([row, found]) => ({ slot, row, periods: found }));
}

export function rowAt(rows: readonly ComputedRow[], offset: number): ComputedRow | undefined {
  const holding = rows.filter(({ row: { location: { span } } }) => span.start <= offset && offset <= span.end);
  return holding.sort((a, b) => width(a) - width(b))[0];
}

function width({ row: { location: { span } } }: ComputedRow): number {
  return span.end - span.start;
}

/** What the row itself says, before adjustments, on one day; `undefined` where it says nothing then, or different things. */
export function tableValueOn({ slot, periods }: ComputedRow, day: Day): Phrase | undefined {
  const found = periods.find(({ period }) => period.from <= day && day <= period.to);
  const values = new Map((found?.parts ?? []).map(({ tableValue }) => [phraseCell(tableValue, slot.unit).en, tableValue] as const));
  const [only] = values.values();
  return only === undefined || values.size > 1 || !isKnown(only) ? undefined : phraseCell(only, slot.unit);
}

function isKnown(value: CellValue): boolean {
  return value.kind !== "unknown";
}

export function phraseStretch(from: Day, to: Day): Phrase {
  const [first, last] = [formatDay(from), formatDay(to)];
  return to === LAST_DAY ? { en: `from ${first}`, zh: `自 ${first} 起` } : { en: `${first} to ${last}`, zh: `${first} 至 ${last}` };
}
