import type { Location } from "../base/span.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Adjustment, Slot, SlotRow } from "../model/slot.ts";
import { isRefused } from "./contribution-claim.ts";
import { paidInSlots, type SplitRow, splitRows } from "./coverable-contributions.ts";
import { isRefusal } from "./reference-facts.ts";
import type { Figure } from "./reference-figures.ts";
import type { LayerTrace } from "./reference-settling.ts";
import type { CaseOutcome } from "./run-examples.ts";

/** A row or an adjustment by which settlements are paid; one that several benefits share is one. */
export interface Coverable {
  readonly kind: "row" | "adjustment";
  readonly slot: Slot;
  readonly item: SlotRow | Adjustment | SplitRow;
}

export interface Coverage {
  readonly all: readonly Coverable[];
  /** By `keyOf` its place. */
  readonly reached: ReadonlySet<string>;
}

export function keyOf({ file, span }: Location): string {
  return `${file}:${span.start}`;
}

export function unreached({ all, reached }: Coverage): readonly Coverable[] {
  return all.filter(({ item }) => !reached.has(keyOf(item.location)));
}

/** Which rows gave a number to some example and which adjustments changed one. */
export function coverageOf(province: ProvinceProgram, outcomes: readonly CaseOutcome[]): Coverage {
  return { all: coverables(province), reached: new Set(outcomes.flatMap(reachedIn)) };
}

function reachedIn(outcome: CaseOutcome): readonly string[] {
  if (outcome.kind === "bill") return isRefusal(outcome.result) ? [] : outcome.result.trace.flatMap(reachedBy);
  if (isRefused(outcome.result)) return [];
  const { figures, splits } = outcome.result;
  return [...figures.flatMap((figure) => reachedByFigure(figure)), ...splits.map(({ row }) => keyOf(row.location))];
}

/** In the order of the source. */
function coverables(province: ProvinceProgram): readonly Coverable[] {
  const found = new Map<string, Coverable>();
  for (const slot of [...settlingSlots(province), ...paidInSlots(province)]) {
    for (const { rows, adjustments } of slot.versions) {
      for (const item of rows) if (item.region.length > 0 && !found.has(keyOf(item.location))) found.set(keyOf(item.location), { kind: "row", slot, item });
      for (const item of adjustments) if (!found.has(keyOf(item.location))) found.set(keyOf(item.location), { kind: "adjustment", slot, item });
    }
  }
  for (const { slot, item } of splitRows(province)) found.set(keyOf(item.location), { kind: "row", slot, item });
  const order = (a: Location, b: Location): number => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.span.start - b.span.start);
  return [...found.values()].sort((a, b) => order(a.item.location, b.item.location));
}

/** The slots that a settlement reads. */
export function settlingSlots(province: ProvinceProgram): readonly Slot[] {
  return [...province.benefits.flatMap(({ slots }) => slots), ...province.schemes.flatMap(({ waiting }) => waiting), ...province.pools.map(({ slot }) => slot)];
}

/** A layer that no money came to reaches nothing, unless a row of it closed it. */
export function reachedBy({ figures, result }: LayerTrace): readonly string[] {
  if (result !== undefined && result.base.numerator === 0n) return [];
  return figures.flatMap((figure) => reachedByFigure(figure, result?.bands));
}

function reachedByFigure(figure: Figure, bands: readonly bigint[] = []): readonly string[] {
  return [...rowsThatGave(figure, bands), ...adjustmentsThatActed(figure)].map(({ location }) => keyOf(location));
}

/** Of a ratio in bands only the bands in which some of the cost lay. */
export function rowsThatGave({ slot, part, period: { version } }: Figure, edges: readonly bigint[]): readonly SlotRow[] {
  const rows = part.rows.flatMap((index) => version.rows[index] ?? []);
  if (slot.word !== "ratio" || part.value.kind !== "bands") return rows;
  return rows.filter(({ band }) => band === undefined || edges.some((edge) => band.from <= edge && (band.to === undefined || edge < band.to)));
}

export function adjustmentsThatActed({ part, period: { version } }: Figure): readonly Adjustment[] {
  return part.adjustments.flatMap((index) => version.adjustments[index] ?? []);
}
