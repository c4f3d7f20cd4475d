import { isInteger, multiply, rational, type Rational } from "../base/rational.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { namePhrase } from "../model/names.ts";
import type { Band, CellValue, SlotUnit, Value } from "../model/value.ts";

const HUNDREDTH = rational(1n, 100n);
/** Digits shown of a number that is off its grid. */
const DIGITS = 4;

/** A value as a drafter says it, with its unit. */
export function phraseCell(cell: CellValue, unit: SlotUnit): Phrase {
  if (cell.kind !== "bands") return phraseValue(cell, unit);
  const bands = cell.bands.map((band) => ({ band: phraseBand(band), value: phraseValue(band.value, unit) }));
  return {
    en: bands.map(({ band, value }) => `${band.en}: ${value.en}`).join("; "),
    zh: bands.map(({ band, value }) => `${band.zh}：${value.zh}`).join("；"),
  };
}

export function phraseValue(value: Value, unit: SlotUnit): Phrase {
  switch (value.kind) {
    case "number": {
      const bound = value.costBound;
      const number = phraseNumber(value.amount, unit);
      if (bound === undefined) return number;
      const isLimited = bound === "atMostTheCost";
      return { en: `${number.en} ${isLimited ? "at most the cost" : "whatever the cost"}`, zh: `${number.zh}（${isLimited ? "以实际费用为限" : "不论实际费用"}）` };
    }
    case "none":
      return { en: "none", zh: "无" };
    case "notCovered":
      return { en: "not covered", zh: "不予支付" };
    case "unpublished": {
      const { en, zh } = namePhrase({ name: value.indicator, other: value.other });
      return { en: `“${en}” of ${value.year}, not yet published`, zh: `尚未公布的“${zh}”（${value.year} 年度）` };
    }
    case "unknown":
      return { en: "not understood", zh: "未能识别" };
  }
}

function phraseNumber(amount: Rational, unit: SlotUnit): Phrase {
  switch (unit) {
    case "fen": {
      const yuan = decimalText(multiply(amount, HUNDREDTH));
      return { en: `${yuan} yuan`, zh: `${yuan} 元` };
    }
    case "ratio": {
      const percent = `${decimalText(multiply(amount, HUNDREDTH))}%`;
      return { en: percent, zh: percent };
    }
    case "months":
      return { en: `${decimalText(amount)} months`, zh: `${decimalText(amount)} 个月` };
    case "years":
      return { en: `${decimalText(amount)} years`, zh: `${decimalText(amount)} 年` };
    case "number":
      return { en: decimalText(amount), zh: decimalText(amount) };
  }
}

/** Exact where a few digits suffice, otherwise cut with “…”; thousands are grouped. */
export function decimalText(value: Rational): string {
  const scale = 10n ** BigInt(DIGITS);
  const scaled = multiply(value, rational(scale));
  const magnitude = (scaled.numerator < 0n ? -scaled.numerator : scaled.numerator) / scaled.denominator;
  const digits = (magnitude % scale).toString().padStart(DIGITS, "0").replace(/0+$/, "");
  const whole = (magnitude / scale).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  return `${scaled.numerator < 0n ? "−" : ""}${whole}${digits === "" ? "" : `.${digits}`}${isInteger(scaled) ? "" : "…"}`;
}

/** Edges in yuan, as a header cell has them. */
export function bandText({ from, to }: Band): string {
  const yuan = (fen: bigint): string => decimalText(rational(fen, 100n));
  return `${from === 0n ? "" : yuan(from)}..${to === undefined ? "" : yuan(to)}`;
}

/** Money that a notice would count in tens of thousands is counted so from here, if it comes out to a thousand: 10,000 yuan. */
const TEN_THOUSAND_FEN = 1_000_000n;
const THOUSAND_FEN = 100_000n;

/** As a notice says it; bands touch, and a slice has no width at an edge, so neither side owns it. */
export function phraseBand({ from, to }: Band): Phrase {
  const yuan = (fen: bigint): string => decimalText(rational(fen, 100n));
  const [low, high] = [chineseMoney(from), to === undefined ? "" : chineseMoney(to)];
  if (to === undefined) return from === 0n ? { en: "any amount", zh: "全部金额" } : { en: `over ${yuan(from)} yuan`, zh: `${low}以上` };
  return from === 0n ? { en: `up to ${yuan(to)} yuan`, zh: `${high}以下` } : { en: `${yuan(from)} to ${yuan(to)} yuan`, zh: `${low}～${high}` };
}

function chineseMoney(fen: bigint): string {
  const isRound = fen >= TEN_THOUSAND_FEN && fen % THOUSAND_FEN === 0n;
  return isRound ? `${decimalText(rational(fen, TEN_THOUSAND_FEN))}万元` : `${decimalText(rational(fen, 100n))}元`;
}
