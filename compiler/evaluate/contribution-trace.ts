/** How a contribution came about, as data: what people are told of it is made of this alone. Money is in whole fen, rounded half up. */
import type { Label, Source, TableValue, Unit } from "../emit/format.ts";
import type { TraceFact } from "./trace.ts";

export interface ContributionTrace {
  /** Contributions and accounts that the person has, as in the settlement. */
  readonly purses: readonly TracePurse[];
}

export interface TracePurse {
  readonly kind: "contribution" | "account";
  readonly name: Label;
  readonly base: TraceBase | undefined;
  /** False of an account that goes by the base of a contribution. */
  readonly hasOwnBase: boolean;
  readonly dues: readonly TraceDue[];
}

export interface TraceBase {
  readonly name: string;
  readonly stated: number;
  readonly per: string | undefined;
  readonly counted: number;
  /** Those that the policy sets; `amount` is for the span of what is stated. */
  readonly bounds: readonly { readonly word: "floor" | "ceiling"; readonly amount: number; readonly row: TraceRow }[];
}

export interface TraceDue {
  readonly word: "employer" | "member" | "subsidy" | "credit";
  readonly amount: number;
  readonly per: string | undefined;
  readonly to: TraceReceiver | undefined;
  readonly rows: readonly TraceRow[];
  /** Payers in the order of the policy, with their shares in 0.01 %; empty where one pays all. */
  readonly shares: readonly { readonly payer: string; readonly share: number; readonly amount: number }[];
  readonly sharesFrom: readonly Source[];
}

export interface TraceReceiver {
  readonly kind: "account" | "fund";
  readonly name: Label;
}

/** A row of a table: its value, the span that the policy names, which facts chose it, and where it comes from. */
export interface TraceRow {
  readonly facts: readonly TraceFact[];
  readonly unit: Unit;
  readonly value: TableValue | undefined;
  readonly per: string | undefined;
  readonly sources: readonly Source[];
}
