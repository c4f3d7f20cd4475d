import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Value } from "../model/value.ts";

/** Why a guardrail could not be judged: a statistic that is not published, or what a phrase says. */
export type Obstacle = Extract<Value, { kind: "unpublished" }> | Phrase;

/** Each reason once, the years of one statistic together. */
export function phraseObstacles(obstacles: readonly Obstacle[]): readonly Phrase[] {
  const years = new Map<string, Set<number>>();
  const others = new Map<string, Phrase>();
  for (const obstacle of obstacles) {
    if ("en" in obstacle) others.set(obstacle.en, obstacle);
    else years.set(obstacle.indicator, (years.get(obstacle.indicator) ?? new Set()).add(obstacle.year));
  }
  return [...others.values(), ...[...years].map(([indicator, missing]) => phraseUnpublished(indicator, [...missing].sort((a, b) => a - b)))];
}

function phraseUnpublished(indicator: string, years: readonly number[]): Phrase {
  return { en: `“${indicator}” of ${years.join(", ")} is not published`, zh: `“${indicator}”（${years.join("、")} 年度）尚未公布` };
}
