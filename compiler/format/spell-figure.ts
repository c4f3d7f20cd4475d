import { readNumber } from "../syntax/numbers.ts";
import { halfWidth } from "../syntax/widths.ts";
import type { Spelling } from "./word.ts";

/** How a number is written: `isMoney` groups thousands, `inMyriads` writes whole 万 and 亿 as notices do. */
export interface FigureStyle {
  readonly isMoney: boolean;
  readonly inMyriads: boolean;
}

const MYRIAD = 10_000n;
const YI = 100_000_000n;

/** A number whose commas separate nothing is left as it is; it was reported. */
export function spellNumber(image: string, style: FigureStyle): string {
  const read = readNumber(image);
  if (read.kind !== "Read") return halfWidth(image);
  const [, whole = "", decimals = "", scale] = /^([0-9,]+)(?:\.([0-9]+))?(.*)$/.exec(halfWidth(image)) ?? [];
  const isGrouped = style.isMoney || read.grouped;
  if (decimals !== "" && scale === "") return `${group(whole.replaceAll(",", ""), isGrouped)}.${decimals}`;
  const { numerator, denominator } = read.value;
  if (denominator !== 1n) return withFraction(numerator, denominator, isGrouped);
  const short = style.inMyriads ? inMyriads(numerator) : undefined;
  return short ?? group(scale === "" ? whole.replaceAll(",", "") : String(numerator), isGrouped);
}

/** 10万 for 100,000, 1.2亿 for 120,000,000; zeros that have to be counted are what goes wrong in reading an amount. */
function inMyriads(value: bigint): string | undefined {
  if (value >= YI && value % (YI / 10n) === 0n) return `${group(String(value / YI), true)}${value % YI === 0n ? "" : `.${(value / (YI / 10n)) % 10n}`}亿`;
  return value >= MYRIAD && value % MYRIAD === 0n ? `${group(String(value / MYRIAD), true)}万` : undefined;
}

/** What is left of `1.23456万` behind the point. */
function withFraction(numerator: bigint, denominator: bigint, isGrouped: boolean): string {
  let decimals = "";
  for (let rest = numerator % denominator; rest !== 0n; rest = (rest * 10n) % denominator) decimals += String((rest * 10n) / denominator);
  return `${group(String(numerator / denominator), isGrouped)}.${decimals}`;
}

function group(digits: string, isGrouped: boolean): string {
  return isGrouped ? digits.replace(/\B(?=(?:\d{3})+$)/g, ",") : digits;
}

function partsOf(image: string): readonly string[] {
  return halfWidth(image).match(/[0-9]+/g) ?? [];
}

const withoutZeros = (digits: string): string => digits.replace(/^0+(?=\d)/, "");
const withTwoDigits = (digits: string): string => withoutZeros(digits).padStart(2, "0");

/** In a cell a date is written in figures, so that one stands below the other. */
export function spellDate(image: string, spelling: Spelling, isInCell: boolean): string {
  const [year = "", month = "", day = ""] = partsOf(image);
  if (spelling === "zh" && !isInCell) return `${year}年${withoutZeros(month)}月${withoutZeros(day)}日`;
  return `${year}-${withTwoDigits(month)}-${withTwoDigits(day)}`;
}

export function spellMonthDay(image: string, spelling: Spelling): string {
  const [month = "", day = ""] = partsOf(image);
  return spelling === "zh" ? `${withoutZeros(month)}月${withoutZeros(day)}日` : `${withTwoDigits(month)}-${withTwoDigits(day)}`;
}

/** `3rd`, or `第3个` before `自然月起`. */
export function spellOrdinal(image: string, spelling: Spelling): string {
  const [digits = ""] = partsOf(image);
  if (spelling === "zh") return `第${digits}个`;
  const isTeen = /1[123]$/.test(digits);
  const ending = isTeen ? "th" : ({ 1: "st", 2: "nd", 3: "rd" } as Partial<Record<string, string>>)[digits.at(-1) ?? ""];
  return `${digits}${ending ?? "th"}`;
}
