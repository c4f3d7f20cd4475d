/** The words for units and kinds of quantity in messages, and the grid that money and ratios are exact to. */
import { compare, rational } from "../base/rational.ts";
import type { Rational } from "../base/rational.ts";
import type { QuantityType } from "../model/expression.ts";
import type { SlotUnit } from "../model/value.ts";
import type { SlotWord } from "../model/slot.ts";
import type { Unit } from "../syntax/ast-terms.ts";
import { KEYWORDS } from "../syntax/keywords.ts";
import type { KeywordId } from "../syntax/keywords.ts";

interface Phrase {
  readonly en: string;
  readonly zh: string;
}

/** How a written unit counts: 1 yuan is 100 fen, 1 % is 100 hundredths of a percent. */
export const UNITS: Readonly<Record<Unit, { readonly type: QuantityType; readonly factor: bigint }>> = {
  yuan: { type: "fen", factor: 100n },
  percent: { type: "ratio", factor: 100n },
  points: { type: "points", factor: 100n },
  months: { type: "months", factor: 1n },
  days: { type: "days", factor: 1n },
  years: { type: "years", factor: 1n },
  none: { type: "number", factor: 1n },
};

export const TYPE_NAMES: Readonly<Record<QuantityType, Phrase>> = {
  fen: { en: "an amount in yuan", zh: "以元计的金额" },
  ratio: { en: "a ratio in %", zh: "百分比" },
  points: { en: "a difference in points", zh: "百分点" },
  months: { en: "a number of months", zh: "月数" },
  days: { en: "a number of days", zh: "天数" },
  years: { en: "a number of years", zh: "年数" },
  number: { en: "a number without unit", zh: "没有单位的数" },
};

export const TYPE_UNITS: Readonly<Record<QuantityType, Phrase>> = {
  fen: { en: "yuan", zh: "元" },
  ratio: { en: "%", zh: "%" },
  points: { en: "points", zh: "个百分点" },
  months: { en: "months", zh: "个月" },
  days: { en: "days", zh: "日" },
  years: { en: "years", zh: "年" },
  number: { en: "a number", zh: "数" },
};

const GRID_NAMES: Partial<Record<QuantityType, Phrase>> = {
  fen: { en: "one fen (0.01 yuan)", zh: "一分（0.01 元）" },
  ratio: { en: "0.01%", zh: "0.01%" },
  points: { en: "0.01 points", zh: "0.01 个百分点" },
};
export function gridName(type: QuantityType): Phrase {
  return GRID_NAMES[type] ?? { en: "a whole number", zh: "整数" };
}

export function keywordPhrase(id: KeywordId): Phrase {
  const keyword = KEYWORDS.find((other) => other.id === id);
  return { en: keyword?.en[0] ?? id, zh: keyword?.zh[0] ?? id };
}

/** Words of a slot that are clearer in a sentence than the keyword is. */
const SLOT_NAMES: Partial<Record<SlotWord, Phrase>> = {
  waiting: { en: "waiting period", zh: "等待期" },
  employer: { en: "employer's part", zh: "单位缴费" },
  member: { en: "member's part", zh: "个人缴费" },
  years: { en: "years of contribution", zh: "缴费年限" },
  rate: { en: "hand-up rate", zh: "上解比例" },
};

export function slotPhrase(word: SlotWord): Phrase {
  return SLOT_NAMES[word] ?? keywordPhrase(word as KeywordId);
}

/** As the first words of a sentence. */
export function slotSubject(word: SlotWord): Phrase {
  const { en, zh } = slotPhrase(word);
  return { en: word === "years" ? "The number of years" : `The ${en}`, zh };
}

export const SLOT_UNITS: Readonly<Record<SlotWord, readonly SlotUnit[]>> = {
  firstShare: ["ratio", "fen"], deductible: ["fen"], ratio: ["ratio"], amount: ["fen"], copay: ["fen"], limit: ["fen"], cap: ["fen"],
  waiting: ["months"], base: ["ratio"], floor: ["fen"], ceiling: ["fen"], employer: ["ratio", "fen"], member: ["ratio", "fen"],
  subsidy: ["fen"], years: ["years"], credit: ["ratio", "fen"], rate: ["ratio"], sharing: ["ratio"],
};

/** Hundredths of a percent, or fen, as a person writes them: 85%, 1,300.50. */
export function showAmount(amount: Rational, type: QuantityType): string {
  const scaled = type === "fen" || type === "ratio" || type === "points" ? rational(amount.numerator, amount.denominator * 100n) : amount;
  const text = showDecimal(scaled);
  return type === "ratio" ? `${text}%` : type === "fen" ? groupThousands(text) : text;
}

/** The same with its unit, for a sentence. */
export function amountPhrase(amount: Rational, type: QuantityType): Phrase {
  const text = showAmount(amount, type);
  if (type === "ratio" || type === "number") return { en: text, zh: text };
  return { en: `${text} ${TYPE_UNITS[type].en}`, zh: `${text} ${TYPE_UNITS[type].zh}` };
}

function showDecimal({ numerator, denominator }: Rational): string {
  if (denominator === 1n) return String(numerator);
  const sign = numerator < 0n ? "-" : "";
  const magnitude = numerator < 0n ? -numerator : numerator;
  const scaled = (magnitude * 10_000n) / denominator;
  const exact = (magnitude * 10_000n) % denominator === 0n;
  const fraction = String(scaled % 10_000n).padStart(4, "0").replace(/0+$/, "");
  return `${sign}${scaled / 10_000n}${fraction === "" ? "" : `.${fraction}`}${exact ? "" : "…"}`;
}

function groupThousands(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction.padEnd(2, "0")}`;
}

const WHOLE = rational(10_000n);
export function isRatioInRange(amount: Rational): boolean {
  return amount.numerator >= 0n && compare(amount, WHOLE) <= 0;
}
