import type { Unit } from "../../../emit/format.ts";

/** What a query must know of a settlement beforehand: how its layers hang together. The figures themselves are rows. */
export interface Structure {
  readonly number: number;
  /** Payments are rounded to so many fen. */
  readonly step: number;
  /** The place of the layer that takes what rounding leaves, 0 where the patient does. */
  readonly residual: number;
  readonly layers: readonly Layer[];
  readonly measures: readonly string[];
  readonly counters: readonly Counter[];
  /** No number of the tables is larger. */
  readonly largestFigure: number;
  /** Into how many parts a fen may have to be divided. */
  readonly finest: bigint;
}

export interface Layer {
  /** From 1, in the order of settlement. */
  readonly place: number;
  readonly name: string;
  readonly isBest: boolean;
  readonly hasAmount: boolean;
  readonly terms: readonly Term[];
  readonly pools: readonly DrawnPool[];
  readonly firstShare: { readonly unit: Unit; readonly denominator: number } | undefined;
  readonly ratio: LayerRatio | undefined;
  /** How much finer the parts of a fen may become on the way through this layer. */
  readonly growth: bigint;
}

/** The number of a measure, from 0, or what another layer leaves; place 0 is a layer that is not settled. */
export type Term =
  | { readonly kind: "measure"; readonly measure: number }
  | { readonly kind: "overCap" | "unpaid" | "ownShare" | "firstShare"; readonly place: number };

export type Limits = "payment" | "cost" | "deductible";

export interface DrawnPool {
  readonly counter: number;
  readonly limits: Limits;
}

export interface LayerRatio {
  /** The common one of all ratios of the table. */
  readonly denominator: number;
  /** Where bands are of money paid: a multiple of the numerators, so that none need be divided by; else 1. */
  readonly common: bigint;
  readonly largestTop: number;
  readonly scale: "base" | "excess" | "payment";
  readonly bands: number;
}

/** What is used up from claim to claim; pools and deductibles have no period. */
export interface Counter {
  readonly counter: number;
  readonly kind: "deductible" | "paid" | "base" | "pool";
  readonly owner: string;
  readonly per: string;
}
