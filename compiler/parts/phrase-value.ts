import { isInteger, multiply, rational, type Rational } from "../base/rational.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Band, CellValue, SlotUnit, Value } from "../model/value.ts";

const HUNDREDTH = rational(1n, 100n);
/** Digits shown of a number that is off its grid. */
const DIGITS = 4;

/** A value as a drafter writes it, with its unit. */
export function phraseCell(cell: CellValue, unit: SlotUnit): Phrase {
  if (cell.kind !== "bands") return phraseValue(cell, unit);
  const bands = cell.bands.map((band) => ({ band: bandText(band), value: phraseValue(band.value, unit) }));
  return {
    en: bands.map(({ band, value }) => `${band}: ${value.en}`).join("; "),
    zh: bands.map(({ band, value }) => `${band}：${value.zh}`).join("；"),
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
    case "unpublished":
      return { en: `“${value.indicator}” of ${value.year}, not yet published`, zh: `尚未公布的“${value.indicator}”（${value.year} 年度）` };
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
