/** How a settlement came about, as data: what people are told of it is made of this alone. Money is in whole fen, rounded half up. */
import type { Label, Source, TableBand, TableValue, Unit } from "../emit/format.ts";

export interface Trace {
  /** As in the settlement. */
  readonly layers: readonly TraceLayer[];
}

export type ClosedBy = "facts" | "dates" | "notCovered" | "waiting";

export interface TraceLayer {
  readonly benefit: Label;
  readonly closed: ClosedBy | undefined;
  /** Of a layer closed by waiting: the first day on which that is over. */
  readonly until: string | undefined;
  readonly base: readonly TraceTerm[];
  /** The rows that hold; of a closed layer only the one that closed it. */
  readonly figures: readonly TraceFigure[];
  readonly slices: readonly TraceSlice[];
  /** By ratio or amount, before copay and limits. */
  readonly before: number;
  /** What the layer would have paid without caps and pools. */
  readonly due: number;
  /** The cap or pool that left the least, where that was less than due. */
  readonly cutBy: TraceFigure | undefined;
}

export interface TraceTerm {
  readonly kind: "measure" | "firstShare" | "overCap" | "ownShare" | "unpaid";
  /** The measure, or the benefit whose remainder it is. */
  readonly of: Label;
  readonly amount: number;
}

export interface TraceFigure {
  /** Which of the claim's facts chose the row, in the order of the inputs. */
  readonly facts: readonly TraceFact[];
  readonly word: "firstShare" | "deductible" | "ratio" | "amount" | "copay" | "limit" | "cap" | "waiting" | "pool";
  /** Of pools. */
  readonly pool: Label | undefined;
  readonly unit: Unit;
  readonly value: TableValue | undefined;
  readonly costBound: "atMostTheCost" | "whateverTheCost" | undefined;
  readonly bands: readonly TableBand[] | undefined;
  readonly scale: "base" | "excess" | "payment" | undefined;
  readonly of: "payment" | "cost" | "deductible" | undefined;
  readonly per: Label | undefined;
  /** Used before, where it is counted. */
  readonly used: number | undefined;
  readonly sources: readonly Source[];
}

/** Of members and cities their labels, those held that the row names; which of the year's periods it is; a number, a day, yes or no as in the claim. */
export interface TraceFact {
  readonly input: Label;
  readonly value: readonly Label[] | { readonly count: number; readonly period: Label } | number | string | boolean;
}

/** A part of the cost and what was paid for it. */
export interface TraceSlice {
  /** In which it lies, where the ratio has bands. */
  readonly band: TableBand | undefined;
  readonly cost: number;
  /** In 0.01 %. */
  readonly ratio: number;
  readonly paid: number;
}
