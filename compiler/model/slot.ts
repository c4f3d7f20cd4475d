import type { Day } from "../base/calendar.ts";
import type { Rational } from "../base/rational.ts";
import type { Location } from "../base/span.ts";
import type { Allowance, Citation } from "./citation.ts";
import type { Dimension, Region } from "./dimension.ts";
import type { ValueExpression } from "./expression.ts";
import type { Band, SlotUnit } from "./value.ts";

export type BenefitSlotWord = "firstShare" | "deductible" | "ratio" | "amount" | "copay" | "limit" | "cap" | "waiting";
export type ContributionSlotWord = "base" | "floor" | "ceiling" | "employer" | "member" | "subsidy" | "years" | "credit" | "rate" | "sharing";
export type SlotWord = BenefitSlotWord | ContributionSlotWord;

/** Whose slot it is; `name` is unique among its kind in a province. */
export interface Owner {
  readonly kind: "benefit" | "scheme" | "pool" | "contribution" | "account" | "fund";
  readonly name: string;
  readonly other: string | undefined;
}

/** `fixed` is the sum of money beside a rate in `2% + 3 yuan per month`. */
export type SlotRole = "value" | "fixed";

/** One quantity that the policy fixes: a map from a space of facts, dates and cities to a value. */
export interface Slot {
  readonly owner: Owner;
  readonly word: SlotWord;
  readonly role: SlotRole;
  readonly unit: SlotUnit;
  readonly scope: Scope;
  /** Where the slot was first written. */
  readonly location: Location;
  /** Facts under which the slot is asked for at all: the scheme's members, the benefit's `when`, less what is impossible. */
  readonly domain: Region;
  /** In force one after the other, by first day; gaps and overlaps have been reported. */
  readonly versions: readonly SlotVersion[];
}

export type Scope =
  | { readonly kind: "uniform"; readonly formula: boolean }
  /** A supplement paid by local finance, with the reason given. */
  | { readonly kind: "localSupplement"; readonly because: string }
  | { readonly kind: "local"; readonly lower: ValueExpression | undefined; readonly upper: ValueExpression | undefined; readonly location: Location };

export interface SlotVersion {
  readonly from: Day;
  readonly to: Day;
  readonly attributes: Attributes;
  /** Dimensions that the rows and adjustments mention, in the order they first appear. */
  readonly dimensions: readonly Dimension[];
  readonly rows: readonly SlotRow[];
  readonly combine: "exclusive" | "best" | "inOrder" | "sum";
  readonly adjustments: readonly Adjustment[];
  /** Declared band edges, in fen; empty where the slot has no bands. */
  readonly bands: readonly Band[];
  readonly draft: boolean;
  /** A row was left out because it could not be understood: what is missing here is not to be judged. */
  readonly broken?: boolean;
  /** Of a table with one column of values, or one for each band: its input columns as written, how many values a row has, and where its last row ends. */
  readonly table?: { readonly columns: readonly Dimension[]; readonly values: number; readonly end: Location; readonly spelling: "en" | "zh" };
  /** Of the slot's head or table, for what concerns all of it. */
  readonly location: Location;
  readonly citation: Citation;
  readonly allowances: readonly Allowance[];
}

/** How a slot is to be read by the settlement formula. */
export interface Attributes {
  /** year, month, day, visit, admission, quarter, lifetime, disease, or a declared period. */
  readonly per: string | undefined;
  readonly eachHospital: boolean;
  readonly of: "payment" | "cost" | "deductible" | undefined;
  /** Of banded ratios. */
  readonly scale: "base" | "excess" | "payment" | undefined;
  readonly transfer: "toppedUp" | "separate" | undefined;
  /** Of waiting: counted from the day of contribution, or from the n-th calendar month. */
  readonly waitingFrom: { readonly kind: "contribution" } | { readonly kind: "calendarMonth"; readonly ordinal: number } | undefined;
  /** Of contributions: the fund or account that receives the money. */
  readonly to: string | undefined;
}

/** One cell of the source. */
export interface SlotRow {
  readonly region: Region;
  /** Slot of money it speaks about, where the slot has bands. */
  readonly band: Band | undefined;
  readonly value: ValueExpression;
  readonly location: Location;
  readonly citation: Citation;
  readonly allowances: readonly Allowance[];
  /** From a city's transition or its local value. */
  readonly origin: "province" | "city" | "transition";
}

export interface Adjustment {
  readonly region: Region;
  readonly operations: readonly Operation[];
  readonly location: Location;
  readonly citation: Citation;
  readonly allowances: readonly Allowance[];
}

export type Operation =
  | { readonly kind: "set"; readonly value: ValueExpression; readonly location: Location }
  | { readonly kind: "times"; readonly factor: Rational; readonly ofPatientShare: boolean; readonly location: Location }
  | { readonly kind: "plus"; readonly value: ValueExpression; readonly negative: boolean; readonly ofPatientShare: boolean; readonly location: Location }
  /** `value` for each unit of the dimension beyond `after`. */
  | { readonly kind: "grow"; readonly value: ValueExpression; readonly negative: boolean; readonly dimension: Dimension; readonly after: number; readonly location: Location }
  | { readonly kind: "atLeast" | "atMost" | "togetherAtMost"; readonly value: ValueExpression; readonly location: Location }
  | { readonly kind: "round"; readonly step: Rational; readonly location: Location };
