/** The frame of a province: its schemes, pools, periods, dimensions, statistics and codes, and the deadlines of transitions. */
import { formatDay } from "../base/calendar.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Period, Pool, Scheme } from "../model/benefit.ts";
import type { Dimension } from "../model/dimension.ts";
import type { Indicator, IndicatorValue } from "../model/indicator.ts";
import type { ProvinceProgram, Transition } from "../model/program.ts";
import { bothNames } from "../parts/phrase-facts.ts";
import { decimalText, phraseValue } from "../parts/phrase-value.ts";
import { type Aspect, aspects, differing, differingText } from "./aspects.ts";
import { declarationChanges } from "./declaration-changes.ts";
import type { AspectChange, DeclarationChange } from "./difference.ts";
import { type Called, isSameName, matchByName, type Rename } from "./match.ts";
import { both } from "./phrase-order.ts";
import type { SharedSpace } from "./shared-space.ts";

const pooling: Readonly<Record<Scheme["pooledBy"], Phrase>> = { province: { en: "pooled by the province", zh: "省级统筹" }, city: { en: "pooled by cities", zh: "市级统筹" } };

export function schemeAspects([old, now]: readonly [Scheme, Scheme]): readonly AspectChange[] {
  const yearFrom = ({ month, day }: Scheme["yearFrom"]): string => `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return aspects("scheme", now, [
    differing("pooledBy", old, now, ({ pooledBy }) => pooling[pooledBy]),
    differingText("yearFrom", yearFrom(old.yearFrom), yearFrom(now.yearFrom)), differingText("settlesBy", old.settlesBy, now.settlesBy), differingText("code", old.code, now.code),
  ]);
}

export function poolAspects([old, now]: readonly [Pool, Pool], rename: Rename): readonly AspectChange[] {
  const schemes = (names: readonly string[]): string => [...names].sort().join(", ");
  return aspects("pool", now, [
    differingText("inside", old.inside === undefined ? undefined : rename("pool", old.inside), now.inside),
    differingText("population", schemes(old.schemes.map((name) => rename("scheme", name))), schemes(now.schemes)),
  ]);
}

/** Every 90 days of an admission. */
export function periodAspects([old, now]: readonly [Period, Period], rename: Rename): readonly AspectChange[] {
  const splits = rename("period", old.splits);
  const phrase = (days: number, of: string): Phrase => ({ en: `every ${days} days of ${of}`, zh: `${of} 每 ${days} 天` });
  return aspects("period", now, [differing("splits", phrase(old.days, splits), phrase(now.days, now.splits), (text) => text)]);
}

/** What a claim's facts mean; values and members that tables tell apart show in their cells. */
export function dimensionAspects({ dimensions, old: before, now: after }: SharedSpace, rename: Rename): readonly AspectChange[] {
  const [periodBefore, periodAfter] = [(name: string): string => rename("period", periodNamed(name, before.program)), (name: string): string => periodNamed(name, after.program)];
  return dimensions.flatMap(({ old, now }) => {
    if (old === undefined || now === undefined || now.id.startsWith("@")) return [];
    const own = aspects("dimension", now, [differingText("asOf", old.asOf, now.asOf), differingText("range", rangeOf(old, periodBefore), rangeOf(now, periodAfter)), differing("order", old, now, orderOf), differingText("code", old.code, now.code)]);
    const { pairs } = matchByName(membersOf(old), membersOf(now));
    return [...own, ...pairs.flatMap(([one, other]) => codeAspects("member", one, other))];
  });
}

function membersOf({ domain }: Dimension): readonly (Called & { readonly other: string | undefined; readonly code: string | undefined })[] {
  return domain.kind === "members" ? domain.members : [];
}

/** A period may be named in either language. */
function periodNamed(name: string, { periods }: ProvinceProgram): string {
  return periods.find((period) => isSameName(period, { name }))?.name ?? name;
}

function rangeOf({ domain }: Dimension, period: (name: string) => string): string | undefined {
  if (domain.kind === "integer") return `${domain.low}..${domain.high}`;
  return domain.kind === "counts" ? `${period(domain.period)}${domain.eachHospital ? ", each hospital" : ""}` : undefined;
}

function orderOf({ domain }: Dimension): Phrase {
  return domain.kind === "members" && domain.ordered ? { en: "ordered", zh: "有序" } : both("—");
}

/** Codes of the national platform, which engines may map claims by. */
function codeAspects(kind: "member" | "city" | "measure", old: { readonly code: string | undefined }, now: Called & { readonly other: string | undefined; readonly code: string | undefined }): readonly AspectChange[] {
  return aspects(kind, now, [differingText("code", old.code, now.code)]);
}

export function codesOf(old: ProvinceProgram, now: ProvinceProgram): readonly AspectChange[] {
  return [
    ...matchByName(old.province.cities, now.province.cities).pairs.flatMap(([before, after]) => codeAspects("city", before, after)),
    ...matchByName(old.measures, now.measures).pairs.flatMap(([before, after]) => codeAspects("measure", before, after)),
  ];
}

// ── statistics ──────────────────────────────────────────────────────────────
interface Changes {
  readonly declarations: readonly DeclarationChange[];
  readonly aspects: readonly AspectChange[];
}

/** A figure published, corrected or withdrawn; what it does to cells shows there. */
export function indicatorChanges(old: readonly Indicator[], now: readonly Indicator[], rename: Rename): Changes {
  const matched = matchByName(old, now);
  return { declarations: declarationChanges("indicator", matched), aspects: matched.pairs.flatMap(([before, after]) => aspects("indicator", after, figureChanges(before, after, rename))) };
}

function figureChanges(old: Indicator, now: Indicator, rename: Rename): readonly Aspect[] {
  const place = ({ year, city }: IndicatorValue, renamed: Rename): string => [year, ...(city === undefined ? [] : [renamed("city", city)])].join(" ");
  const before = new Map(old.values.map((value) => [place(value, rename), figure(old, value)]));
  const after = new Map(now.values.map((value) => [place(value, (_, name) => name), figure(now, value)]));
  const missing = { en: "not published", zh: "未公布" };
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((when) => {
    const text = (value: Phrase | undefined): Phrase => ({ en: `${when}: ${(value ?? missing).en}`, zh: `${when}：${(value ?? missing).zh}` });
    const change = differing("value", before.get(when), after.get(when), text);
    return change === undefined ? [] : [{ ...change, patient: "none" as const }];
  });
}

function figure({ unit }: Indicator, { amount, citation }: IndicatorValue): Phrase {
  const value = unit === "number" ? both(decimalText(amount)) : phraseValue({ kind: "number", amount }, unit);
  return citation.provisional ? { en: `${value.en} (provisional)`, zh: `${value.zh}（暂定）` } : value;
}

// ── transitions ─────────────────────────────────────────────────────────────
/** Their steps are cells; only by when they must end is not. */
export function transitionAspects(old: readonly Transition[], now: readonly Transition[], program: ProvinceProgram, rename: Rename): readonly AspectChange[] {
  const keyOf = ({ benefit, word, city }: Transition, renamed: Rename): string => `${renamed("benefit", benefit)} ${word} ${renamed("city", city.name)}`;
  return now.flatMap((after) => {
    const before = old.find((one) => keyOf(one, rename) === keyOf(after, (_, name) => name));
    if (before === undefined) return [];
    const benefit = program.benefits.find((one) => isSameName(one, { name: after.benefit }));
    const name = benefit === undefined ? both(after.benefit) : bothNames(benefit);
    const city = bothNames(after.city);
    const day = ({ convergesBy }: Transition): string | undefined => (convergesBy === undefined ? undefined : formatDay(convergesBy));
    const change = differingText("deadline", day(before), day(after));
    return change === undefined ? [] : [{ ...change, of: { kind: "transition" as const, name: { en: `${name.en} ${after.word}, ${city.en}`, zh: `${name.zh} ${after.word}，${city.zh}` } }, location: after.location }];
  });
}
