/** The words of one figure: what it is called, over what it counts, which facts chose it, which article it stands in. */
import { rational } from "../base/rational.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Label, Source, TableBand, TableValue } from "../emit/format.ts";
import type { CostBound, Value } from "../model/value.ts";
import { shownName } from "../model/names.ts";
import { phraseWord } from "../parts/phrase-slot.ts";
import { phraseValue } from "../parts/phrase-value.ts";
import type { TraceFact, TraceFigure } from "./trace.ts";

/** Declared names are single words in which `_` stands for a space. */
export function nameOf({ name, label, other }: Label): Phrase {
  return { en: shownName({ name, other }, "en").replaceAll("_", " "), zh: label };
}

/** A capital where an English line begins; a line that is set in keeps its place. */
export function asSentence({ en, zh }: Phrase): Phrase {
  return { en: en.replace(/^( *)([a-z])/, (_all, space: string, letter: string) => space + letter.toUpperCase()), zh };
}

/** As on a receipt: always two decimals. */
export function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, "0");
  return `${fen < 0 ? "−" : ""}${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",")}.${digits.slice(-2)}`;
}

/** As a rule says it: without decimals that are 0. */
export function wholeYuan(fen: number): string {
  return yuan(fen).replace(/\.00$/, "");
}

export function percent(ratio: number): string {
  return phraseValue({ kind: "number", amount: rational(BigInt(ratio)) }, "ratio").en;
}

export function whatOf({ word, pool }: TraceFigure): Phrase {
  if (word !== "pool" || pool === undefined) return phraseWord(word === "pool" ? "cap" : word);
  const name = nameOf(pool);
  return { en: `the common limit “${name.en}”`, zh: `共用额度“${name.zh}”` };
}

export function valueOf({ value, costBound, unit }: TraceFigure): Phrase {
  return phraseValue(toValue(value, costBound), unit);
}

function toValue(value: TableValue | undefined, costBound: CostBound | undefined): Value {
  if (value === "not covered") return { kind: "notCovered" };
  if (typeof value !== "number") return { kind: "none" };
  return { kind: "number", amount: rational(BigInt(value)), ...(costBound === undefined ? {} : { costBound }) };
}

export function edgesOf({ from, to }: TableBand): Phrase {
  if (to === null) return from === 0 ? { en: "all of it", zh: "全部" } : { en: `over ${wholeYuan(from)} yuan`, zh: `${wholeYuan(from)} 元以上` };
  if (from === 0) return { en: `up to ${wholeYuan(to)} yuan`, zh: `${wholeYuan(to)} 元以下` };
  return { en: `${wholeYuan(from)} to ${wholeYuan(to)} yuan`, zh: `${wholeYuan(from)} 元至 ${wholeYuan(to)} 元` };
}

const PERIODS: Readonly<Record<string, Phrase>> = {
  visit: { en: "visit", zh: "次就诊" }, admission: { en: "admission", zh: "次住院" }, day: { en: "day", zh: "日" }, month: { en: "month", zh: "月" },
  quarter: { en: "quarter", zh: "季度" }, year: { en: "year", zh: "年" }, lifetime: { en: "lifetime", zh: "终身" }, disease: { en: "disease", zh: "病种" },
};

export function periodOf({ per }: TraceFigure): Phrase | undefined {
  if (per === undefined) return undefined;
  const { en, zh } = PERIODS[per.name] ?? nameOf(per);
  return { en: `per ${en}`, zh: per.name === "lifetime" ? zh : `每${zh}` };
}

/** In brackets: the period, the facts that chose the row, and more. */
export function aside(figure: TraceFigure, ...more: readonly (Phrase | undefined)[]): Phrase {
  const parts = [periodOf(figure), ...figure.facts.map(phraseFact), ...more].filter((part) => part !== undefined);
  if (parts.length === 0) return { en: "", zh: "" };
  return { en: ` (${parts.map(({ en }) => en).join(", ")})`, zh: `（${parts.map(({ zh }) => zh).join("，")}）` };
}

export function phraseFact({ input, value }: TraceFact): Phrase {
  const name = nameOf(input);
  if (typeof value === "boolean") return { en: `${name.en}: ${value ? "yes" : "no"}`, zh: `${name.zh}：${value ? "是" : "否"}` };
  if (typeof value === "object" && "count" in value) return phraseCount(value);
  if (typeof value !== "object") return { en: `${name.en} ${value}`, zh: `${name.zh} ${value}` };
  if (value.length === 0) return { en: `no ${name.en}`, zh: `无${name.zh}` };
  return { en: value.map((one) => nameOf(one).en).join(", "), zh: value.map((one) => nameOf(one).zh).join("、") };
}

function phraseCount({ count, period }: { readonly count: number; readonly period: Label }): Phrase {
  const known = PERIODS[period.name];
  return { en: `${known?.en ?? nameOf(period).en} ${count}`, zh: `第 ${count} ${known?.zh ?? `个${period.label}`}` };
}

/** The documents and articles, each document once. */
export function byWhat(sources: readonly Source[]): Phrase {
  const groups = new Map<string, { readonly marks: Phrase; readonly articles: string[] }>();
  for (const source of sources) {
    const titles = source.documents.map(({ title }) => title).join("、");
    const group = groups.get(titles) ?? { marks: marksOf(source), articles: [] };
    groups.set(titles, group);
    if (source.article !== undefined && !group.articles.includes(source.article)) group.articles.push(source.article);
  }
  const listed = (language: "en" | "zh"): string => [...groups].map(([titles, { marks, articles }]) => [titles, articles.join("、")].filter((text) => text !== "").join(" ") + marks[language]).join(language === "en" ? "; " : "；");
  return { en: `by ${listed("en")}`, zh: `依据：${listed("zh")}` };
}

function marksOf({ trust, provisional }: Source): Phrase {
  const marks = { verified: undefined, unverified: { en: "unverified", zh: "未核对原文" }, illustrative: { en: "illustrative", zh: "示意，并非法律" } }[trust];
  const parts = [marks, provisional === true ? { en: "provisional figure", zh: "暂定数" } : undefined].filter((part) => part !== undefined);
  if (parts.length === 0) return { en: "", zh: "" };
  return { en: ` (${parts.map(({ en }) => en).join(", ")})`, zh: `（${parts.map(({ zh }) => zh).join("，")}）` };
}
