/** What differs between two versions of a program, as data; the words are chosen at the edge. */
import type { Day } from "../base/calendar.ts";
import type { Rational } from "../base/rational.ts";
import type { Location } from "../base/span.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Measure, Scheme } from "../model/benefit.ts";
import type { Axis } from "../model/dimension.ts";
import type { Owner, SlotRole, SlotWord } from "../model/slot.ts";
import type { SlotUnit } from "../model/value.ts";
import type { Box } from "../space/box.ts";
import type { Effect } from "./effect.ts";
import type { Called } from "./match.ts";
import type { CellChange } from "./slot-changes.ts";

/** Provinces of which nothing differs are left out. */
export interface Difference {
  readonly provinces: readonly ProvinceDifference[];
  /** What is not looked at, or not exactly: whoever reads the rest must know. */
  readonly limits: readonly Phrase[];
}

export interface ProvinceDifference {
  readonly province: Called;
  readonly kind: "added" | "removed" | "changed";
  /** Boxes of what follows are over these. */
  readonly axes: readonly Axis[];
  readonly declarations: readonly DeclarationChange[];
  readonly aspects: readonly AspectChange[];
  readonly slots: readonly SlotChange[];
  readonly money: readonly MoneyChange[];
  /** What could not be compared, and why. */
  readonly notCompared: readonly Phrase[];
  /** Changed benefits of which some case cannot be settled in either version. */
  readonly unsettled: readonly Called[];
}

export type DeclarationKind = "scheme" | "benefit" | "contribution" | "account" | "pool" | "fund" | "guardrail" | "city" | "dimension" | "member" | "measure" | "period" | "indicator" | "transition";

/** Something that only one version has. */
export interface DeclarationChange {
  readonly kind: DeclarationKind;
  readonly change: "added" | "removed";
  readonly name: Phrase;
  readonly patient: Effect;
  readonly location: Location | undefined;
}

/** Something both have that reads otherwise: a base, an order of settlement, days in force, who is covered. */
export interface AspectChange {
  readonly of: { readonly kind: DeclarationKind; readonly name: Phrase };
  readonly aspect: "base" | "dates" | "population" | "pools" | "settlement" | "inside" | "identities" | "yearFrom" | "pooledBy" | "settlesBy" | "demand" | "split" | "pooling" | "code" | "tiers"
    | "baseFact" | "handUp" | "sharing" | "allocation" | "value" | "splits" | "asOf" | "range" | "order" | "deadline" | "draft" | "scope" | "bounds" | "allowances";
  /** The first day on which it is so, where it is not so at all times. */
  readonly from: Day | undefined;
  readonly old: Phrase;
  readonly now: Phrase;
  readonly patient: Effect;
  readonly location: Location | undefined;
}

export interface SlotChange {
  readonly owner: Owner;
  readonly scheme: Scheme | undefined;
  readonly word: SlotWord;
  readonly role: SlotRole;
  readonly unit: SlotUnit;
  readonly rows: readonly CellChange[];
}

/** Of a benefit that changed: who gains most and who loses most, after all layers of the claim, in a new insurance year. */
export interface MoneyChange {
  readonly benefit: Called;
  readonly scheme: Scheme;
  readonly gain: ClaimChange | undefined;
  readonly loss: ClaimChange | undefined;
}

/** The claim that shows it: one measure's bill in fen. */
export interface ClaimChange {
  readonly region: Box;
  /** Those on which what the open layers pay may depend. */
  readonly axes: readonly Axis[];
  /** Those of them to which the tables and the conditions of the layers give weight. */
  readonly told: readonly Axis[];
  readonly on: Day;
  readonly measure: Measure;
  readonly cost: bigint;
  readonly oldPatient: Rational;
  readonly nowPatient: Rational;
  /** Where there is no largest: what every further fen of cost adds. */
  readonly slopeBeyond: Rational | undefined;
}
