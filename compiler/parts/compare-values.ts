import { compare, type Rational } from "../base/rational.ts";
import type { Band, CellValue, Value } from "../model/value.ts";
import type { SlotWord } from "../model/slot.ts";

/** Equal texts for equal values. */
export function keyOfCell(cell: CellValue): string {
  if (cell.kind !== "bands") return keyOfValue(cell);
  return cell.bands.map(({ from, to, value }) => `${from}..${to ?? ""}=${keyOfValue(value)}`).join(";");
}

export function keyOfValue(value: Value): string {
  if (value.kind === "number") return `${value.amount.numerator}/${value.amount.denominator}${value.costBound ?? ""}`;
  return value.kind === "unpublished" ? `unpublished ${value.indicator} ${value.year}` : value.kind;
}

/** As equal keys would tell. */
export function areSameCells(a: CellValue, b: CellValue): boolean {
  if (a.kind !== "number" || b.kind !== "number") return a === b || keyOfCell(a) === keyOfCell(b);
  return a.amount.numerator === b.amount.numerator && a.amount.denominator === b.amount.denominator && a.costBound === b.costBound;
}

/** The value that holds at the lower edge of the band and just above it. */
export function valueOnBand(cell: CellValue, from: bigint): Value | undefined {
  if (cell.kind !== "bands") return cell;
  return cell.bands.find((band) => band.from <= from && (band.to === undefined || from < band.to))?.value;
}

/** The coarsest bands on each of which all the cells have one value each; from 0 upwards, the last open. */
export function sharedBands(cells: readonly CellValue[]): readonly Band[] {
  return bandsBetween(cells.flatMap((cell) => (cell.kind === "bands" ? cell.bands : [])));
}

export function bandsBetween(bands: readonly Band[]): readonly Band[] {
  const edges = new Set<bigint>([0n]);
  for (const { from, to } of bands) {
    edges.add(from);
    if (to !== undefined) edges.add(to);
  }
  const sorted = [...edges].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted.map((from, index) => ({ from, to: sorted[index + 1] }));
}

const lowerIsBetter: ReadonlySet<SlotWord> = new Set(["firstShare", "deductible", "copay", "waiting", "base", "floor", "employer", "member", "years", "rate"]);
const noneIsInfinite: ReadonlySet<SlotWord> = new Set(["limit", "cap", "ceiling"]);

export function isLowerBetter(word: SlotWord): boolean {
  return lowerIsBetter.has(word);
}

/** A place on the line of amounts: a deductible of `none` is 0, a cap of `none` is more than any amount. */
export type Height = Rational | "infinite";

/** `undefined` where there is nothing to compare: not covered, not published, not understood. */
export function heightOf(value: Value, word: SlotWord): Height | undefined {
  if (value.kind === "number") return value.amount;
  if (value.kind !== "none") return undefined;
  return noneIsInfinite.has(word) ? "infinite" : { numerator: 0n, denominator: 1n };
}

export function compareHeights(a: Height, b: Height): number {
  if (a === "infinite" || b === "infinite") return a === b ? 0 : a === "infinite" ? 1 : -1;
  return compare(a, b);
}
