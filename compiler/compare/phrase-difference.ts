/** A difference in the words of a reader, section by section; layout is left to whoever prints it. */
import { type Day, formatDay, LAST_DAY } from "../base/calendar.ts";
import { compare, type Rational, rational, roundHalfUp, ZERO } from "../base/rational.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Axis } from "../model/dimension.ts";
import { toNamed } from "../parts/axes.ts";
import { bothNames, phraseCase, phraseRegion } from "../parts/phrase-facts.ts";
import { phraseSlot } from "../parts/phrase-slot.ts";
import { decimalText, phraseCell, phraseValue } from "../parts/phrase-value.ts";
import type { Box } from "../space/box.ts";
import type { AspectChange, ClaimChange, DeclarationChange, DeclarationKind, Difference, MoneyChange, ProvinceDifference, SlotChange } from "./difference.ts";
import { type Direction, type Effect, keyOfReading } from "./effect.ts";
import { changeOf } from "./money.ts";
import type { CellChange, Figure } from "./slot-changes.ts";

export interface Section {
  readonly heading: Phrase;
  readonly lines: readonly Phrase[];
}

export interface ProvinceText {
  readonly title: Phrase;
  readonly sections: readonly Section[];
}

export function phraseDifference({ provinces }: Difference): readonly ProvinceText[] {
  return provinces.map(phraseProvince);
}

/** The first day on which a figure differs; an aspect without a day differs at all times. */
export function firstDayOf(provinces: readonly ProvinceDifference[]): Day | undefined {
  const days = provinces.flatMap(({ slots, aspects }) => [...slots.flatMap(({ rows }) => rows.map(({ from }) => from)), ...aspects.flatMap(({ from }) => from ?? [])]);
  return days.length === 0 ? undefined : Math.min(...days);
}

const provinceChange: Readonly<Record<ProvinceDifference["kind"], Phrase>> = { added: { en: " (new)", zh: "（新增）" }, removed: { en: " (gone)", zh: "（已删除）" }, changed: { en: "", zh: "" } };

function phraseProvince(province: ProvinceDifference): ProvinceText {
  const sections: Section[] = [
    { heading: { en: "Added and removed", zh: "增减" }, lines: province.declarations.map(phraseDeclaration) },
    { heading: { en: "Changed otherwise", zh: "其他变化" }, lines: province.aspects.map(phraseAspect) },
    ...province.slots.map((slot) => ({ heading: phraseHeading(slot), lines: slot.rows.map((row) => phraseRow(slot, row, province.axes)) })),
    { heading: { en: "Who gains and who loses most, after all layers, in a new insurance year", zh: "谁受益、谁受损最多（各层结算之后，新的参保年度）" }, lines: province.money.flatMap((money) => phraseMoney(money, province.axes)) },
    { heading: { en: "Not compared", zh: "未能比较" }, lines: province.notCompared },
  ];
  return { title: phraseTitle(province), sections: sections.filter(({ lines }) => lines.length > 0) };
}

export function phraseTitle(province: ProvinceDifference): Phrase {
  const name = bothNames({ name: province.province.name, other: province.province.other });
  const change = provinceChange[province.kind];
  const first = firstDayOf([province]);
  const from = first === undefined ? { en: "", zh: "" } : { en: `, from ${formatDay(first)}`, zh: `（${formatDay(first)} 起）` };
  return { en: `${name.en}${change.en}${from.en}`, zh: `${name.zh}${change.zh}${from.zh}` };
}

const kinds: Readonly<Record<DeclarationKind, Phrase>> = {
  scheme: { en: "scheme", zh: "险种" }, benefit: { en: "benefit", zh: "待遇" }, contribution: { en: "contribution", zh: "缴费" }, account: { en: "account", zh: "个人账户" }, pool: { en: "pool", zh: "额度" },
  fund: { en: "fund", zh: "基金" }, guardrail: { en: "guardrail", zh: "约束" }, city: { en: "city", zh: "城市" }, dimension: { en: "dimension", zh: "维度" }, member: { en: "member", zh: "成员" },
  measure: { en: "cost measure", zh: "费用口径" }, period: { en: "period", zh: "期间" }, indicator: { en: "indicator", zh: "指标" }, transition: { en: "transition", zh: "过渡" },
};

export function phraseDeclaration({ kind, change, name }: DeclarationChange): Phrase {
  const word = kinds[kind];
  return { en: `${change === "added" ? "+" : "−"} ${word.en} “${name.en}”`, zh: `${change === "added" ? "新增" : "删除"}${word.zh}“${name.zh}”` };
}

const aspectWords: Readonly<Record<AspectChange["aspect"], Phrase>> = {
  base: { en: "base", zh: "基数" }, dates: { en: "in force", zh: "有效期" }, population: { en: "whom it is for", zh: "适用对象" }, pools: { en: "pools", zh: "计入的额度" },
  settlement: { en: "order of settlement", zh: "结算顺序" }, inside: { en: "lies in the pool", zh: "所属额度" }, identities: { en: "several identities", zh: "多重身份" }, yearFrom: { en: "insurance year from", zh: "年度起始" },
  pooledBy: { en: "pooling", zh: "统筹层次" }, settlesBy: { en: "settled by", zh: "结算时点" }, demand: { en: "demand", zh: "要求" }, split: { en: "shares of the payers", zh: "各级分担" }, pooling: { en: "pooling model", zh: "统筹模式" },
  code: { en: "code", zh: "编码" }, tiers: { en: "tiers", zh: "档次" }, baseFact: { en: "is a share of", zh: "缴费基数所依" }, handUp: { en: "handed up", zh: "上解" }, sharing: { en: "share of a gap", zh: "分担比例" },
  allocation: { en: "allocated by", zh: "分配依据" }, value: { en: "figure", zh: "数值" }, splits: { en: "length", zh: "长度" }, asOf: { en: "taken as of", zh: "取值时点" }, range: { en: "range", zh: "范围" },
  order: { en: "order", zh: "次序" }, deadline: { en: "ends by", zh: "截止日" }, draft: { en: "standing", zh: "状态" }, scope: { en: "uniform or local", zh: "统一或地方" },
  bounds: { en: "bounds for cities", zh: "各市幅度" }, allowances: { en: "allowed findings", zh: "所允许的诊断" },
};

export function phraseAspect({ of, aspect, old, now, from, patient }: AspectChange): Phrase {
  const [kind, word, effect] = [kinds[of.kind], aspectWords[aspect], patient === "none" || patient === "unclear" ? undefined : effectOn("patient", patient)];
  const day = from === undefined ? undefined : formatDay(from);
  return {
    en: `${kind.en} “${of.name.en}”, ${word.en}: ${old.en} → ${now.en}${day === undefined ? "" : ` from ${day}`}${effect === undefined ? "" : ` (${effect.en})`}`,
    zh: `${kind.zh}“${of.name.zh}”${word.zh}：${old.zh} → ${now.zh}${day === undefined ? "" : `（${day} 起）`}${effect === undefined ? "" : `（${effect.zh}）`}`,
  };
}

export function phraseHeading({ owner, word, role, scheme }: SlotChange): Phrase {
  const name = phraseSlot({ owner, word });
  const fixed = role === "fixed" ? { en: " (fixed sum)", zh: "（定额部分）" } : { en: "", zh: "" };
  const whose = scheme === undefined ? undefined : bothNames(scheme);
  return { en: `${name.en}${fixed.en}${whose === undefined ? "" : `, ${whose.en}`}`, zh: `${name.zh}${fixed.zh}${whose === undefined ? "" : `（${whose.zh}）`}` };
}

/** The facts, from when, what instead of what, and for whom that is better. */
export function phraseRow(slot: SlotChange, row: CellChange, axes: readonly Axis[]): Phrase {
  const [where, days] = [phrasePlace(row.region, axes), phraseSpan(row)];
  const [old, now] = phraseFigures(slot, row);
  const [patient, fund, way] = [effectOn("patient", row.patient), effectOn("fund", row.fund), directions[row.direction]];
  const effects = row.patient === "unclear" ? way : { en: `${way.en}; ${patient.en}, ${fund.en}`, zh: `${way.zh}；${patient.zh}，${fund.zh}` };
  return { en: `${where.en}, ${days.en}: ${old.en} → ${now.en} (${effects.en})`, zh: `${where.zh}，${days.zh}：${old.zh} → ${now.zh}（${effects.zh}）` };
}

export function phrasePlace(region: Box, axes: readonly Axis[]): Phrase {
  return phraseRegion(axes, toNamed(axes, region));
}

export function phraseSpan({ from, to }: Pick<CellChange, "from" | "to">): Phrase {
  const [start, end] = [formatDay(from), to === LAST_DAY ? undefined : formatDay(to)];
  return { en: `from ${start}${end === undefined ? "" : ` to ${end}`}`, zh: `${start} 起${end === undefined ? "" : `至 ${end}`}` };
}

/** How the figures are to be read is said only where that differs. */
export function phraseFigures({ unit, word }: Pick<SlotChange, "unit" | "word">, { old, now }: Pick<CellChange, "old" | "now">): readonly [Phrase, Phrase] {
  const [before, after] = [phraseCell(old.value, unit), phraseCell(now.value, unit)];
  const [readBefore, readAfter] = [reading(old), reading(now)];
  if (keyOfReading(word, old) === keyOfReading(word, now)) return [before, after];
  const withReading = (value: Phrase, text: string): Phrase => (text === "" ? value : { en: `${value.en} [${text}]`, zh: `${value.zh}〔${text}〕` });
  return [withReading(before, readBefore), withReading(after, readAfter)];
}

function reading({ value, attributes }: Figure): string {
  if (attributes === undefined || value.kind === "none" || value.kind === "notCovered") return "";
  const { per, of, scale, transfer, eachHospital, to, waitingFrom } = attributes;
  const from = waitingFrom?.kind === "calendarMonth" ? "calendar month" : undefined;
  return [of === undefined ? undefined : `of ${of}`, per === undefined ? undefined : `per ${per}`, scale === undefined ? undefined : `scale ${scale}`, transfer, eachHospital ? "each hospital" : undefined, to === undefined ? undefined : `to ${to}`, from]
    .filter((part) => part !== undefined).join(", ");
}

export const directions: Readonly<Record<Direction, Phrase>> = { raised: { en: "raised", zh: "提高" }, lowered: { en: "lowered", zh: "降低" }, incomparable: { en: "not comparable", zh: "不可比" } };

export function effectOn(whom: "patient" | "fund", effect: Effect): Phrase {
  const who = whom === "patient" ? { en: "insured", zh: "参保人" } : { en: "fund", zh: "基金" };
  const what = { better: { en: "gains", zh: "受益" }, worse: { en: "loses", zh: "受损" }, none: { en: "unaffected", zh: "不受影响" }, unclear: { en: "not comparable", zh: "不可比" } }[effect];
  return { en: `${who.en} ${what.en}`, zh: `${who.zh}${what.zh}` };
}

export function phraseMoney({ benefit, scheme, gain, loss }: MoneyChange, axes: readonly Axis[]): readonly Phrase[] {
  const [name, whose] = [bothNames({ name: benefit.name, other: benefit.other }), bothNames(scheme)];
  const line = (claim: ClaimChange | undefined, word: Phrase): readonly Phrase[] => {
    if (claim === undefined) return [];
    const text = phraseClaim(claim, axes);
    return [{ en: `“${name.en}” (${whose.en}), ${word.en}: ${text.en}`, zh: `“${name.zh}”（${whose.zh}）${word.zh}：${text.zh}` }];
  };
  return [...line(loss, { en: "largest loss", zh: "受损最多" }), ...line(gain, { en: "largest gain", zh: "受益最多" })];
}

function phraseClaim(claim: ClaimChange, axes: readonly Axis[]): Phrase {
  const { on, measure, cost, oldPatient, nowPatient, slopeBeyond } = claim;
  const [facts, bill, change] = [phraseCaseOf({ ...claim, space: axes }), bothNames(measure), changeOf(claim)];
  const pays = compare(change, ZERO) > 0 ? { en: "more", zh: "多付" } : { en: "less", zh: "少付" };
  const beyond = slopeBeyond === undefined ? { en: "", zh: "" } : phraseBeyond(slopeBeyond);
  const [spent, before, after, difference] = [rational(cost), oldPatient, nowPatient, absolute(change)].map(yuan) as [Phrase, Phrase, Phrase, Phrase];
  return {
    en: `${facts.en}, ${bill.en} ${spent.en} on ${formatDay(on)}: the patient pays ${before.en} → ${after.en}, ${difference.en} ${pays.en}${beyond.en}`,
    zh: `${facts.zh}，${formatDay(on)} 的${bill.zh} ${spent.zh}：个人负担 ${before.zh} → ${after.zh}，${pays.zh} ${difference.zh}${beyond.zh}`,
  };
}

/** What is not held of many is left out, as nobody would say it. */
function phraseCaseOf({ told, region, space }: ClaimChange & { readonly space: readonly Axis[] }): Phrase {
  const facts = toNamed(space, region);
  return phraseCase(told.filter((axis) => axis.member === undefined || facts.get(axis.key)?.[0] !== 0), facts);
}

function phraseBeyond(slope: Rational): Phrase {
  const yuanOf100 = decimalText(absolute({ numerator: slope.numerator * 100n, denominator: slope.denominator }));
  return { en: `, and ${yuanOf100} yuan for every further 100 yuan, without end`, zh: `；此后每多 100 元再差 ${yuanOf100} 元，没有止境` };
}

function yuan(fen: Rational): Phrase {
  return phraseValue({ kind: "number", amount: roundHalfUp(fen) }, "fen");
}

function absolute({ numerator, denominator }: Rational): Rational {
  return rational(numerator < 0n ? -numerator : numerator, denominator);
}
