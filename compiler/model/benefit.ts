import type { Day } from "../base/calendar.ts";
import type { Location } from "../base/span.ts";
import type { Citation } from "./citation.ts";
import type { Region } from "./dimension.ts";
import type { Named } from "./names.ts";
import type { Slot } from "./slot.ts";

export interface Measure extends Named {
  readonly id: string;
  readonly code: string | undefined;
}

export interface Period extends Named {
  readonly splits: string;
  readonly days: number;
}

export interface Scheme extends Named {
  readonly id: string;
  readonly code: string | undefined;
  /** The people it is for. */
  readonly region: Region;
  /** The event whose day decides which rule applies, as written (discharge, visit …). */
  readonly settlesBy: string;
  readonly yearFrom: { readonly month: number; readonly day: number };
  readonly pooledBy: "province" | "city";
  readonly waiting: readonly Slot[];
}

export type BaseTerm =
  | { readonly kind: "measure"; readonly measure: Measure; readonly location: Location }
  | { readonly kind: "overCap" | "unpaid" | "ownShare" | "firstShare"; readonly benefit: string; readonly location: Location };

/** The terms of a base in force from one day to another. */
export interface BaseVersion {
  readonly from: Day;
  readonly to: Day;
  readonly terms: readonly BaseTerm[];
  readonly citation: Citation;
}

export interface Benefit extends Named {
  readonly scheme: Scheme;
  readonly code: string | undefined;
  readonly benefitKind: string | undefined;
  /** Facts under which the layer is open. */
  readonly when: Region;
  readonly from: Day;
  readonly to: Day;
  readonly draft: boolean;
  readonly bestForThePatient: boolean;
  readonly base: readonly BaseVersion[];
  readonly slots: readonly Slot[];
  readonly pools: readonly { readonly pool: string; readonly from: Day; readonly to: Day }[];
  readonly citation: Citation;
}

/** An amount that several benefits draw on together. */
export interface Pool extends Named {
  readonly schemes: readonly string[];
  readonly inside: string | undefined;
  readonly slot: Slot;
}

export interface Settlement {
  readonly scheme: Scheme;
  readonly from: Day;
  readonly to: Day;
  /** Of the names in one step at most one is open for any case. */
  readonly steps: readonly { readonly oneOf: boolean; readonly benefits: readonly string[]; readonly location: Location }[];
  /** Payments are rounded half up to `step` fen; `residual` names the layer that takes what is left, else the patient does. */
  readonly rounding: { readonly step: bigint; readonly residual: string | undefined };
  readonly citation: Citation;
  readonly location: Location;
}
