import type { Rational } from "../base/rational.ts";

/** fen; 0.01 % (10,000 is the whole); whole months; whole years; a plain number. */
export type SlotUnit = "fen" | "ratio" | "months" | "years" | "number";

/** Of any unit: tables hold whole numbers that every reader of JSON takes exactly, which end at 2^53. As money it is 90万亿元. */
export const LARGEST_AMOUNT = 9_000_000_000_000_000n;

/** How a fixed amount stands to the cost: never more than it, or paid in full whatever it was. */
export type CostBound = "atMostTheCost" | "whateverTheCost";

export type Value =
  | { readonly kind: "number"; readonly amount: Rational; readonly costBound?: CostBound }
  /** No deductible, no cap: written, never implied. */
  | { readonly kind: "none" }
  | { readonly kind: "notCovered" }
  /** Needs an indicator that was not yet published. */
  | { readonly kind: "unpublished"; readonly indicator: string; readonly other?: string | undefined; readonly year: number }
  /** An error was reported where it was found. */
  | { readonly kind: "unknown" };

/** Edges in fen; `undefined` above the last band. Bands touch: a slice has no width at an edge. */
export interface Band {
  readonly from: bigint;
  readonly to: bigint | undefined;
}
export interface BandValue extends Band {
  readonly value: Value;
}

/** What one part of a slot is worth: one value, or one for each band of money. */
export type CellValue = Value | { readonly kind: "bands"; readonly bands: readonly BandValue[] };
