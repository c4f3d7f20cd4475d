import { formatDay } from "../base/calendar.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Axis, NamedBox } from "../model/dimension.ts";
import { shownName } from "../model/names.ts";
import { forEachInterval, type Side } from "../space/side.ts";

/** One concrete case out of the region, by the facts that distinguish it: “三级、退休、第 2 次住院”. */
export function phraseCase(axes: readonly Axis[], region: NamedBox): Phrase {
  return joinFacts(axes.flatMap((axis) => {
    const lowest = region.get(axis.key)?.[0];
    return lowest === undefined ? [] : [phrasePoint(axis, lowest)];
  }));
}

/** All of the region, axis by axis: “一级、二级；年龄 60～69”. */
export function phraseRegion(axes: readonly Axis[], region: NamedBox): Phrase {
  const facts = axes.flatMap((axis) => {
    const side = region.get(axis.key);
    return side === undefined ? [] : [phraseSide(axis, side)];
  });
  return joinFacts(facts, { en: "; ", zh: "；" });
}

function joinFacts(facts: readonly Phrase[], between: Phrase = { en: ", ", zh: "、" }): Phrase {
  if (facts.length === 0) return { en: "every case", zh: "所有情形" };
  return { en: facts.map((fact) => fact.en).join(between.en), zh: facts.map((fact) => fact.zh).join(between.zh) };
}

/** What can be counted by a word of the language, in Chinese. */
const counted: Readonly<Record<string, string>> = { admission: "住院", visit: "就诊", disease: "病种" };

function nounOf({ dimension: { domain } }: Axis): Phrase | undefined {
  const zh = domain.kind === "counts" ? counted[domain.period] : undefined;
  return zh === undefined || domain.kind !== "counts" ? undefined : { en: domain.period, zh };
}

export function phrasePoint(axis: Axis, point: number): Phrase {
  const { dimension, member } = axis;
  const { domain } = dimension;
  if (member !== undefined) return point === 1 ? bothNames(member) : { en: `not ${shownName(member, "en")}`, zh: `不是${shownName(member, "zh")}` };
  switch (domain.kind) {
    case "members": {
      const found = domain.members[point];
      return found === undefined ? bothNames(dimension) : bothNames(found);
    }
    case "integer":
    case "counts":
    case "date":
      return withName(axis, phraseRange(axis, point, point));
    case "yesNo":
      return { en: `${shownName(dimension, "en")}: ${point === 1 ? "yes" : "no"}`, zh: `${shownName(dimension, "zh")}：${point === 1 ? "是" : "否"}` };
  }
}

/** More names than this are cut short. */
const MOST_NAMES = 6;

function phraseSide(axis: Axis, side: Side): Phrase {
  const { kind } = axis.dimension.domain;
  const [lo, hi, ...more] = side;
  if (lo === undefined || hi === undefined || (lo === hi && more.length === 0)) return phrasePoint(axis, lo ?? 0);
  if (kind === "members" || kind === "yesNo") return phraseNames(axis, side);
  const ranges: Phrase[] = [];
  forEachInterval(side, (from, to) => ranges.push(phraseRange(axis, from, to)));
  return withName(axis, { en: ranges.map(({ en }) => en).join(", "), zh: ranges.map(({ zh }) => zh).join("、") });
}

function phraseNames(axis: Axis, side: Side): Phrase {
  const names: Phrase[] = [];
  let isCut = false;
  forEachInterval(side, (lo, hi) => {
    for (let point = lo; point <= hi && !isCut; point++) {
      if (names.length < MOST_NAMES) names.push(phrasePoint(axis, point));
      else isCut = true;
    }
  });
  const all = joinFacts(names);
  return isCut ? { en: `${all.en}, …`, zh: `${all.zh}等` } : all;
}

/** Without the name of the fact: “60 及以上”; of what is counted by a word of the language, “2 次及以后”. */
export function phraseRange(axis: Axis, lo: number, hi: number): Phrase {
  const { kind } = axis.dimension.domain;
  const times = nounOf(axis) === undefined ? "" : " 次";
  const [low, high] = [pointText(axis, lo), pointText(axis, hi)];
  if (lo === hi) return { en: low, zh: `${low}${times}` };
  const [above, below] = kind === "integer" ? [{ en: "over", zh: "上" }, { en: "under", zh: "下" }] : [{ en: "later", zh: "后" }, { en: "earlier", zh: "前" }];
  if (hi === axis.size - 1) return { en: `${low} and ${above.en}`, zh: `${low}${times || " "}及以${above.zh}` };
  if (lo === 0 && kind !== "counts") return { en: `${high} and ${below.en}`, zh: `${high} 及以${below.zh}` };
  return { en: `${low} to ${high}`, zh: `${low}～${high}${times}` };
}

function pointText({ dimension, offset }: Axis, point: number): string {
  return dimension.domain.kind === "date" ? formatDay(point) : String(point + offset);
}

/** As the source writes it: `60..69`, `..69`, `70..`. */
export function rangeText(axis: Axis, lo: number, hi: number): string {
  if (lo === hi) return pointText(axis, lo);
  return `${lo === 0 ? "" : pointText(axis, lo)}..${hi === axis.size - 1 ? "" : pointText(axis, hi)}`;
}

function withName(axis: Axis, { en, zh }: Phrase): Phrase {
  const noun = nounOf(axis);
  if (noun !== undefined) return { en: `${noun.en} ${en}`, zh: `第 ${zh}${noun.zh}` };
  return { en: `${shownName(axis.dimension, "en")} ${en}`, zh: `${shownName(axis.dimension, "zh")} ${zh}` };
}

export function bothNames(named: { readonly name: string; readonly other: string | undefined }): Phrase {
  return { en: shownName(named, "en"), zh: shownName(named, "zh") };
}
