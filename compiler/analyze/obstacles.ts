import type { Phrase } from "../diagnostics/diagnostic.ts";
import { namePhrase } from "../model/names.ts";
import type { Value } from "../model/value.ts";

/** Why a guardrail could not be judged: a statistic that is not published, or what a phrase says. */
export type Obstacle = Extract<Value, { kind: "unpublished" }> | Phrase;

/** Each reason once, the years of one statistic together. */
export function phraseObstacles(obstacles: readonly Obstacle[]): readonly Phrase[] {
  const years = new Map<string, { readonly name: Phrase; readonly missing: Set<number> }>();
  const others = new Map<string, Phrase>();
  for (const obstacle of obstacles) {
    if ("en" in obstacle) {
      others.set(obstacle.en, obstacle);
      continue;
    }
    const known = years.get(obstacle.indicator) ?? { name: namePhrase({ name: obstacle.indicator, other: obstacle.other }), missing: new Set() };
    years.set(obstacle.indicator, known);
    known.missing.add(obstacle.year);
  }
  return [...others.values(), ...[...years.values()].map(({ name, missing }) => phraseUnpublished(name, [...missing].sort((a, b) => a - b)))];
}

function phraseUnpublished({ en, zh }: Phrase, years: readonly number[]): Phrase {
  return { en: `“${en}” of ${years.join(", ")} is not published`, zh: `“${zh}”（${years.join("、")} 年度）尚未公布` };
}
