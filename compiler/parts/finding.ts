import type { NamedBox } from "../model/dimension.ts";
import type { SlotVersion } from "../model/slot.ts";
import type { Band, Value } from "../model/value.ts";
import type { TimeSpan } from "./spans-of-time.ts";

/** What deciding a slot came upon; `region` is a part of the facts where it happens. */
export type Finding = RowsMeet | ValueFault | EndlessGrowth | TooManyParts;

/** Two rows hold together that should exclude each other: indexes into the version's rows. */
export interface RowsMeet extends TimeSpan {
  readonly kind: "rowsMeet";
  readonly version: SlotVersion;
  readonly rows: readonly [number, number];
  readonly values: readonly [Value, Value];
  readonly isEqual: boolean;
  readonly band: Band | undefined;
  readonly region: NamedBox;
}

/** A value below 0 or above 100 %, or one that no whole fen or 0.01 % expresses. */
export interface ValueFault extends TimeSpan {
  readonly kind: "outOfRange" | "offGrid";
  readonly version: SlotVersion;
  readonly value: Value;
  readonly row: number;
  /** The adjustment after which it was so, if any. */
  readonly adjustment: number | undefined;
  readonly region: NamedBox;
}

export interface EndlessGrowth extends TimeSpan {
  readonly kind: "endlessGrowth";
  readonly version: SlotVersion;
  readonly adjustment: number;
  readonly region: NamedBox;
}

/** Beyond the budget: the version was not decided. */
export interface TooManyParts extends TimeSpan {
  readonly kind: "tooManyParts";
  readonly version: SlotVersion;
}
