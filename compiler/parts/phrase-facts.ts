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
      return withName(axis, String(point + axis.offset));
    case "counts": {
      const noun = counted[domain.period];
      const count = point + axis.offset;
      return noun === undefined ? withName(axis, String(count)) : { en: `${domain.period} ${count}`, zh: `第 ${count} 次${noun}` };
    }
    case "yesNo":
      return { en: `${shownName(dimension, "en")}: ${point === 1 ? "yes" : "no"}`, zh: `${shownName(dimension, "zh")}：${point === 1 ? "是" : "否"}` };
    case "date":
      return withName(axis, formatDay(point));
  }
}

/** More names than this are cut short. */
const MOST_NAMES = 6;

function phraseSide(axis: Axis, side: Side): Phrase {
  const { kind } = axis.dimension.domain;
  const [lo, hi, ...more] = side;
  if (lo === undefined || hi === undefined || (lo === hi && more.length === 0)) return phrasePoint(axis, lo ?? 0);
  if (kind === "members" || kind === "yesNo") return phraseNames(axis, side);
  const ranges: string[] = [];
  forEachInterval(side, (from, to) => ranges.push(rangeText(axis, from, to)));
  return { en: withName(axis, ranges.join(", ")).en, zh: withName(axis, ranges.join("、").replaceAll("..", "～")).zh };
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

/** As the source writes it: `60..69`, `..69`, `70..`. */
export function rangeText({ dimension, offset, size }: Axis, lo: number, hi: number): string {
  const text = (point: number): string => (dimension.domain.kind === "date" ? formatDay(point) : String(point + offset));
  if (lo === hi) return text(lo);
  return `${lo === 0 ? "" : text(lo)}..${hi === size - 1 ? "" : text(hi)}`;
}

function withName({ dimension }: Axis, value: string): Phrase {
  return { en: `${shownName(dimension, "en")} ${value}`, zh: `${shownName(dimension, "zh")} ${value}` };
}

export function bothNames(named: { readonly name: string; readonly other: string | undefined }): Phrase {
  return { en: shownName(named, "en"), zh: shownName(named, "zh") };
}
