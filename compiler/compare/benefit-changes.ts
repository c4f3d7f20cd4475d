/** What is not in a cell: whom a benefit is for, its days, base and pools. */
import type { Day } from "../base/calendar.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { domainOf } from "../layers/benefit-cases.ts";
import { termsAt } from "../layers/settlement-cases.ts";
import type { Benefit } from "../model/benefit.ts";
import { bothNames, phraseRegion } from "../parts/phrase-facts.ts";
import { toNamed } from "../parts/axes.ts";
import { commonTime, cutTime, type TimeSpan } from "../parts/spans-of-time.ts";
import { type Box, subtractBox } from "../space/box.ts";
import { mergeBoxes } from "../space/merge.ts";
import type { SharedSpace } from "./shared-space.ts";
import type { AspectChange } from "./difference.ts";
import type { Effect } from "./effect.ts";
import type { Rename } from "./match.ts";
import { both, joined, NOTHING_SAID, phraseBase, phraseDays, phraseDraft } from "./phrase-order.ts";

export type BenefitPair = readonly [old: Benefit, now: Benefit];

/** An aspect with where and when it changes what is paid. */
export interface PlacedAspect {
  readonly change: AspectChange;
  readonly places: readonly (TimeSpan & { readonly region: Box })[];
}

export function benefitAspects(pair: BenefitPair, space: SharedSpace, rename: Rename): readonly PlacedAspect[] {
  return [...populationChanges(pair, space), ...dateChanges(pair, space), ...baseChanges(pair, space, rename), ...poolChanges(pair, space, rename), ...identityChanges(pair, space), ...labelChanges(pair)];
}

function aspectOf([, now]: BenefitPair, aspect: AspectChange["aspect"], old: Phrase, after: Phrase, patient: Effect, from?: Day): AspectChange {
  return { of: { kind: "benefit", name: bothNames(now) }, aspect, from, old, now: after, patient, location: now.location };
}

/** Who is open in one version only, in the fewest rows. */
function populationChanges(pair: BenefitPair, space: SharedSpace): readonly PlacedAspect[] {
  const [before, after] = [domainOf(pair[0], space.old), domainOf(pair[1], space.now)];
  const [closed, opened] = [outside(before, after, space), outside(after, before, space)];
  const time = commonTime(pair[0], pair[1]);
  const place = (region: Box): PlacedAspect["places"] => (time === undefined ? [] : [{ ...time, region }]);
  const text = (region: Box): Phrase => phraseRegion(space.axes, toNamed(space.axes, region));
  return [
    ...closed.map((region) => ({ change: aspectOf(pair, "population", text(region), NOTHING_SAID, "worse"), places: place(region) })),
    ...opened.map((region) => ({ change: aspectOf(pair, "population", NOTHING_SAID, text(region), "better"), places: place(region) })),
  ];
}

/** In the fewest boxes, what the first have and the others have not. */
export function outside(boxes: readonly Box[], others: readonly Box[], { axes }: SharedSpace): readonly Box[] {
  const rest = others.reduce<readonly Box[]>((pieces, other) => pieces.flatMap((piece) => subtractBox(axes, piece, other)), boxes);
  return mergeBoxes(axes, rest);
}

function dateChanges(pair: BenefitPair, space: SharedSpace): readonly PlacedAspect[] {
  const [old, now] = pair;
  if (old.from === now.from && old.to === now.to) return [];
  const lengthens = now.from <= old.from && now.to >= old.to;
  const shortens = now.from >= old.from && now.to <= old.to;
  const patient = lengthens ? "better" : shortens ? "worse" : "unclear";
  const span = { from: Math.min(old.from, now.from), to: Math.max(old.to, now.to) };
  const places = [...domainOf(old, space.old), ...domainOf(now, space.now)].map((region) => ({ ...span, region }));
  return [{ change: aspectOf(pair, "dates", phraseDays(old), phraseDays(now), patient), places }];
}

function baseChanges(pair: BenefitPair, space: SharedSpace, rename: Rename): readonly PlacedAspect[] {
  const [old, now] = pair;
  const time = commonTime(old, now);
  const spans = time === undefined ? [] : cutTime(time, [...old.base, ...now.base].flatMap(({ from, to }) => [from, to + 1]));
  return changesOver(spans, (span) => {
    const [before, after] = [termsAt(old, span), termsAt(now, span)];
    const keys = [keyOfBase(old, span, rename), keyOfBase(now, span, (_, name) => name)];
    if (keys[0] === keys[1]) return undefined;
    return { key: keys.join(" → "), change: aspectOf(pair, "base", phraseBase(before, space.old.program), phraseBase(after, space.now.program), "unclear", span.from) };
  }, pair, space);
}

function keyOfBase(benefit: Benefit, span: TimeSpan, rename: Rename): string {
  return termsAt(benefit, span).map((term) => (term.kind === "measure" ? `measure ${rename("measure", term.measure.name)}` : `${term.kind} ${rename("benefit", term.benefit)}`)).join(" + ");
}

interface Keyed {
  readonly key: string;
  readonly change: AspectChange;
}

/** What goes on unchanged is said once. */
function changesOver(spans: readonly TimeSpan[], changeAt: (span: TimeSpan) => Keyed | undefined, [old, now]: BenefitPair, space: SharedSpace): readonly PlacedAspect[] {
  const found: { key: string; change: AspectChange; span: TimeSpan }[] = [];
  for (const span of spans) {
    const change = changeAt(span);
    const last = found.at(-1);
    if (change === undefined) continue;
    if (last !== undefined && last.key === change.key && last.span.to + 1 === span.from) found[found.length - 1] = { ...last, span: { from: last.span.from, to: span.to } };
    else found.push({ ...change, span });
  }
  const regions = [...domainOf(old, space.old), ...domainOf(now, space.now)];
  return found.map(({ change, span }) => ({ change, places: regions.map((region) => ({ ...span, region })) }));
}

function poolChanges(pair: BenefitPair, space: SharedSpace, rename: Rename): readonly PlacedAspect[] {
  const [old, now] = pair;
  const time = commonTime(old, now);
  const spans = time === undefined ? [] : cutTime(time, [...old.pools, ...now.pools].flatMap(({ from, to }) => [from, to + 1]));
  return changesOver(spans, (span) => {
    const [before, after] = [poolsAt(old, span), poolsAt(now, span)];
    const keys = [before.map((name) => rename("pool", name)).sort().join(), [...after].sort().join()];
    if (keys[0] === keys[1]) return undefined;
    return { key: keys.join(" → "), change: aspectOf(pair, "pools", phrasePools(before, space.old.program.pools), phrasePools(after, space.now.program.pools), "unclear", span.from) };
  }, pair, space);
}

function poolsAt({ pools }: Benefit, { from }: TimeSpan): readonly string[] {
  return pools.filter((drawn) => drawn.from <= from && from <= drawn.to).map(({ pool }) => pool);
}

function phrasePools(names: readonly string[], pools: readonly { readonly name: string; readonly other: string | undefined }[]): Phrase {
  return joined(names.map((name) => {
    const found = pools.find((pool) => pool.name === name);
    return found === undefined ? both(name) : bothNames(found);
  }), ", ", "、");
}

const eachAlone: Phrase = { en: "best of the identities held alone", zh: "按各身份分别计算、就高" };
const together: Phrase = { en: "all identities together", zh: "各身份一并计算" };

function identityChanges(pair: BenefitPair, space: SharedSpace): readonly PlacedAspect[] {
  const [old, now] = pair;
  if (old.bestForThePatient === now.bestForThePatient) return [];
  const phrase = (benefit: Benefit): Phrase => (benefit.bestForThePatient ? eachAlone : together);
  const places = [...domainOf(old, space.old), ...domainOf(now, space.now)].map((region) => ({ from: now.from, to: now.to, region }));
  return [{ change: aspectOf(pair, "identities", phrase(old), phrase(now), "unclear"), places }];
}

/** What changes no settlement: the code by which the platform knows the benefit, and whether it was issued. */
function labelChanges(pair: BenefitPair): readonly PlacedAspect[] {
  const [old, now] = pair;
  const said = (text: string | undefined): Phrase => both(text ?? "—");
  const list: readonly (readonly [AspectChange["aspect"], Phrase, Phrase])[] = [
    ["code", said(old.code), said(now.code)], ["draft", phraseDraft(old.draft), phraseDraft(now.draft)],
  ];
  return list.filter(([, before, after]) => before.en !== after.en).map(([aspect, before, after]) => ({ change: aspectOf(pair, aspect, before, after, "none"), places: [] }));
}
