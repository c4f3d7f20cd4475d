import type { Location } from "../base/span.ts";
import type { Named } from "./names.ts";

export interface Member extends Named {
  readonly code: string | undefined;
  /** The member it lies inside; a condition on that one covers this one too. */
  readonly inside: string | undefined;
  /** The member whose benefits it must share in a uniform scheme (care in another city of the province). */
  readonly sameAs: string | undefined;
}

export type Domain =
  | { readonly kind: "members"; readonly ordered: boolean; readonly many: boolean; readonly members: readonly Member[] }
  | { readonly kind: "integer"; readonly low: number; readonly high: number }
  /** Counts settlement periods or admissions of a year, from 1, without an upper bound. */
  | { readonly kind: "counts"; readonly period: string; readonly eachHospital: boolean }
  | { readonly kind: "yesNo" }
  | { readonly kind: "date" };

export interface Dimension extends Named {
  /** Unique in the workspace: the declaring policy or library and the name. */
  readonly id: string;
  readonly domain: Domain;
  readonly asOf: string | undefined;
  readonly code: string | undefined;
}

/** The largest count a `counts` dimension distinguishes; ranges without an upper end reach it. */
export const COUNT_LIMIT = 1_000_000;

/**
 * One axis of a space. A dimension is one axis, but for a `many` dimension, which has an axis of no/yes for each member.
 * Points: the members in the order declared; `low..high` of an integer, shifted to 0; no, yes; days.
 */
export interface Axis {
  readonly key: string;
  readonly dimension: Dimension;
  /** Of a `many` dimension. */
  readonly member: Member | undefined;
  readonly size: number;
  /** What point 0 stands for on an integer axis. */
  readonly offset: number;
}

export const CITY_AXIS = "@city";
export const DATE_AXIS = "@date";

/** Points of a space by axis: inclusive intervals [lo, hi, lo, hi, …], sorted and disjoint; an axis that is not named is whole. */
export type NamedBox = ReadonlyMap<string, readonly number[]>;
/** A union of boxes; they may overlap. No box: nothing. */
export type Region = readonly NamedBox[];

export const EVERYWHERE: Region = [new Map()];

export interface DimensionUse {
  readonly dimension: Dimension;
  readonly location: Location;
}
