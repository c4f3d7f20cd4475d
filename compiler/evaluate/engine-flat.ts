/** The cells of a table as machine numbers. */
import type { Row, TableBand, TableValue } from "../emit/format.ts";

/** Millionths of a fen: fine enough for two ratios of 0.01 % in a row, or three of a whole percent. */
export const UNITS = 1_000_000;
/** The largest bill, band edge or amount used up, in fen, that machine arithmetic takes: sums of two stay below 2^53 millionths. */
export const MOST_FEN = 4_000_000_000;

/** What a cell holds. */
export const NUMBER = 0;
export const NONE = 1;
export const NOT_COVERED = 2;
export const BANDS = 3;
export const UNPUBLISHED = 4;

/** Bands as parallel arrays; the last ends at infinity. A ratio in lowest terms, 0 where nothing is paid. */
export interface FlatBands {
  /** In fen. */
  readonly ends: Float64Array;
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
}

/** By row; a row beyond the last is a case whose indicator is not published, or no row at all. */
export interface FlatRows {
  readonly kinds: Uint8Array;
  readonly values: Float64Array;
  /** Of ratios, in lowest terms. */
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
  readonly bands: readonly (FlatBands | undefined)[];
}

const WHOLE = 10_000;

export function flatten(rows: readonly Row[]): FlatRows {
  const values = Float64Array.from(rows, ({ value }) => (typeof value === "number" ? value : 0));
  return {
    kinds: Uint8Array.from(rows, kindOf),
    values,
    numerators: values.map((value) => value / divisorOf(value)),
    denominators: values.map((value) => WHOLE / divisorOf(value)),
    bands: rows.map(({ bands }) => (bands === undefined ? undefined : flattenBands(bands))),
  };
}

function kindOf({ value, bands }: Row): number {
  if (bands !== undefined) return bands.every((band) => band.value === "not covered") ? NOT_COVERED : BANDS;
  return typeof value === "number" ? NUMBER : value === "not covered" ? NOT_COVERED : NONE;
}

function flattenBands(bands: readonly TableBand[]): FlatBands {
  const ratios = bands.map(({ value }) => ratioOf(value));
  return {
    ends: Float64Array.from(bands, ({ to }) => to ?? Infinity),
    numerators: Float64Array.from(ratios, (ratio) => ratio / divisorOf(ratio)),
    denominators: Float64Array.from(ratios, (ratio) => WHOLE / divisorOf(ratio)),
  };
}

/** In 0.01 %: a slice that is `none` or not covered pays nothing. */
export function ratioOf(value: TableValue): number {
  return typeof value === "number" ? value : 0;
}

function divisorOf(ratio: number): number {
  let [a, b] = [WHOLE, ratio];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
