/** What a statistic's own row says of it (provisional, unverified, unresolved) goes with every value that it is in. */
import type { Citation } from "../model/citation.ts";
import type { IndicatorValue } from "../model/indicator.ts";
import type { Adjustment, SlotRow, SlotVersion } from "../model/slot.ts";
import type { Moment } from "./evaluate-value.ts";
import { expressionsOf, indicatorUses } from "./expression-uses.ts";

export function usesMarks({ rows, adjustments }: SlotVersion): boolean {
  return expressionsOf(rows, adjustments).flatMap(indicatorUses).some(({ indicator }) => indicator.values.some(isMarked));
}

function isMarked({ citation: { trust, unresolved, provisional } }: IndicatorValue): boolean {
  return provisional || trust !== "verified" || unresolved.length > 0;
}

const DOUBT = { verified: 0, unverified: 1, illustrative: 2 } as const;

/** Those that count then and there, each once, where what uses them is not itself as doubtful. */
export function markedStatistics(rows: readonly SlotRow[], adjustments: readonly Adjustment[], { year, city }: Moment): readonly Citation[] {
  const own = [...rows, ...adjustments].map(({ citation }) => citation);
  const values = expressionsOf(rows, adjustments).flatMap(indicatorUses).flatMap(({ indicator, city: named, lag }) => {
    const place = indicator.byCity ? named ?? city : undefined;
    return indicator.values.filter((value) => value.year === year - lag && value.city === place && isMarked(value));
  });
  return [...new Set(values.map(({ citation }) => citation))].filter((citation) => isNews(citation, own));
}

function isNews({ trust, unresolved, provisional }: Citation, known: readonly Citation[]): boolean {
  const isDoubtful = known.every((other) => DOUBT[trust] > DOUBT[other.trust]);
  const isOpen = unresolved.some((point) => known.every((other) => !other.unresolved.includes(point)));
  return isDoubtful || isOpen || (provisional && known.every((other) => !other.provisional));
}
