/** What one version has and the other has not, and what schemes, pools and funds say outside of cells. */
import type { Location } from "../base/span.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Pool, Scheme } from "../model/benefit.ts";
import type { Contribution, Fund } from "../model/contribution.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { decimalText } from "../parts/phrase-value.ts";
import type { SharedSpace } from "./shared-space.ts";
import type { AspectChange, DeclarationChange, DeclarationKind } from "./difference.ts";
import type { Effect } from "./effect.ts";
import { keyOfExpression } from "./expression-key.ts";
import { type Called, type Matched, matchByName, type Rename } from "./match.ts";
import { both, phraseDays } from "./phrase-order.ts";

type Placed = Called & { readonly other: string | undefined; readonly location: Location };

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

type Aspect = Omit<AspectChange, "of" | "location">;

function aspects(kind: DeclarationKind, now: Placed, list: readonly (Aspect | undefined)[]): readonly AspectChange[] {
  return list.flatMap((aspect) => (aspect === undefined ? [] : [{ ...aspect, of: { kind, name: bothNames(now) }, location: now.location }]));
}

function differing<T>(aspect: AspectChange["aspect"], old: T, now: T, phrase: (value: T) => Phrase): Aspect | undefined {
  const [before, after] = [phrase(old), phrase(now)];
  return before.en === after.en ? undefined : { aspect, from: undefined, old: before, now: after, patient: "unclear" };
}

const pooling: Readonly<Record<Scheme["pooledBy"], Phrase>> = { province: { en: "pooled by the province", zh: "省级统筹" }, city: { en: "pooled by cities", zh: "市级统筹" } };

export function schemeAspects([old, now]: readonly [Scheme, Scheme]): readonly AspectChange[] {
  return aspects("scheme", now, [
    differing("pooledBy", old, now, ({ pooledBy }) => pooling[pooledBy]),
    differing("yearFrom", old, now, ({ yearFrom: { month, day } }) => both(`${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`)),
    differing("settlesBy", old, now, ({ settlesBy }) => both(settlesBy)),
    differing("code", old, now, ({ code }) => both(code ?? "—")),
  ]);
}

export function poolAspects([old, now]: readonly [Pool, Pool], rename: Rename): readonly AspectChange[] {
  return aspects("pool", now, [differing("inside", old.inside === undefined ? "—" : rename("pool", old.inside), now.inside ?? "—", both)]);
}

export function contributionAspects([old, now]: readonly [Contribution, Contribution], rename: Rename): readonly AspectChange[] {
  return aspects(now.kind, now, [
    differing("dates", old, now, phraseDays),
    differing("split", splitsText(old), splitsText(now), both),
    differing("tiers", old.tiers === undefined ? "—" : rename("dimension", old.tiers.name), now.tiers?.name ?? "—", both),
  ]);
}

/** Payers have no name in the other language, so shares stand in the order written. */
function splitsText({ splits }: Contribution): string {
  return splits.map(({ rows, from }) => `${from}: ${rows.map(({ shares }) => shares.map(({ share }) => `${decimalText({ numerator: share.numerator, denominator: share.denominator * 100n })}%`).join(" / ")).join("; ")}`).join(" | ");
}

export function fundAspects([old, now]: readonly [Fund, Fund], rename: Rename): readonly AspectChange[] {
  return aspects("fund", now, [
    differing("dates", old, now, phraseDays),
    differing("pooling", fundText(old, rename), fundText(now, (_, name) => name), both),
  ]);
}

function fundText({ pooling: model, handUp, sharing, allocation }: Fund, rename: Rename): string {
  const up = handUp === undefined ? "" : `, ${keyOfExpression(handUp.rate, rename)} of ${handUp.of}`;
  const shared = sharing === undefined ? "" : `, ${keyOfExpression(sharing, rename)}`;
  const weights = allocation.map(({ indicator, weight }) => `${rename("indicator", indicator.name)} ${decimalText(weight)}`).join(", ");
  return `${model}${up}${shared}${weights === "" ? "" : `, ${weights}`}`;
}
