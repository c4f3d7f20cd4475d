/** What a slot is worth, decided: every combination of its facts with one value, for every period in force. */
import type { Day } from "../base/calendar.ts";
import type { Citation } from "../model/citation.ts";
import type { Axis, NamedBox } from "../model/dimension.ts";
import type { Attributes, Slot, SlotVersion } from "../model/slot.ts";
import type { CellValue } from "../model/value.ts";

export interface DecidedPart {
  /** Facts and, where the value differs between cities, cities (axis `@city`, points are indexes of the province's cities); no dates. */
  readonly region: NamedBox;
  readonly value: CellValue;
  /** Before adjustments; guardrails on deviations and messages show it. */
  readonly tableValue: CellValue;
  /** The row's (each band's), every adjustment's that acted, and those of statistics that are not simply known, in that order. */
  readonly citations: readonly Citation[];
  /** Indexes into the version's rows and adjustments. */
  readonly rows: readonly number[];
  readonly adjustments: readonly number[];
}

/** Parts are disjoint and cover the slot's domain from `from` to `to`. */
export interface DecidedPeriod {
  readonly from: Day;
  readonly to: Day;
  readonly version: SlotVersion;
  readonly attributes: Attributes;
  readonly axes: readonly Axis[];
  readonly parts: readonly DecidedPart[];
}

export interface DecidedSlot {
  readonly slot: Slot;
  readonly periods: readonly DecidedPeriod[];
}
