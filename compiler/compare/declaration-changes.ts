/** What one version has and the other has not. */
import { bothNames } from "../parts/phrase-facts.ts";
import type { Placed } from "./aspects.ts";
import type { SharedSpace } from "./shared-space.ts";
import type { DeclarationChange, DeclarationKind } from "./difference.ts";
import type { Effect } from "./effect.ts";
import { type Matched, matchByName } from "./match.ts";

export function declarationChanges<T extends Placed>(kind: DeclarationKind, { removed, added }: Matched<T>, effect: readonly [ofRemoval: Effect, ofAddition: Effect] = ["none", "none"]): readonly DeclarationChange[] {
  return [
    ...removed.map((one): DeclarationChange => ({ kind, change: "removed", name: bothNames(one), patient: effect[0], location: one.location })),
    ...added.map((one): DeclarationChange => ({ kind, change: "added", name: bothNames(one), patient: effect[1], location: one.location })),
  ];
}

/** Members of dimensions that both versions have; a whole dimension matters only where a table tells it apart, and there it shows. */
export function memberChanges({ dimensions }: SharedSpace): readonly DeclarationChange[] {
  return dimensions.flatMap(({ old, now }) => {
    if (old?.domain.kind !== "members" || now?.domain.kind !== "members" || now.id.startsWith("@")) return [];
    const within = bothNames(now);
    const named = (list: readonly DeclarationChange[]): readonly DeclarationChange[] => list.map((change) => ({ ...change, name: { en: `${within.en}: ${change.name.en}`, zh: `${within.zh}：${change.name.zh}` } }));
    return named(declarationChanges("member", matchByName(old.domain.members, now.domain.members)));
  });
}
