import { rational, type Rational } from "../base/rational.ts";
import { LIMITS } from "./limits.ts";
import { halfWidth } from "./widths.ts";

const SCALES: Readonly<Record<string, bigint>> = { 万: 10_000n, 亿: 100_000_000n, 万亿: 1_000_000_000_000n };

/** As most figures are, which need not be taken apart. */
const PLAIN = /^[0-9]{1,15}$/;

export type ReadNumber =
  | { readonly kind: "Read"; readonly value: Rational; readonly grouped: boolean }
  /** `commas` are those that separate no thousands, as offsets into the figure. */
  | { readonly kind: "BadGrouping"; readonly commas: readonly number[] }
  | { readonly kind: "TooLong" };

/** Reads a figure as the lexer found it: digits in either width, commas, decimals, 万 and 亿. */
export function readNumber(image: string): ReadNumber {
  if (PLAIN.test(image)) return { kind: "Read", value: rational(BigInt(image)), grouped: false };
  const [, whole = "", decimals = "", scale = ""] = /^([0-9,，]+)(?:\.([0-9]+))?(万亿|万|亿)?$/.exec(halfWidth(image)) ?? [];
  const groups = whole.split(",");
  const digits = groups.join("");
  if (digits.length + decimals.length > LIMITS.digits) return { kind: "TooLong" };
  const commas = badCommas(groups);
  if (commas.length > 0) return { kind: "BadGrouping", commas };
  const value = rational(BigInt(digits + decimals) * (SCALES[scale] ?? 1n), 10n ** BigInt(decimals.length));
  return { kind: "Read", value, grouped: groups.length > 1 };
}

/** One comma out of place puts all in doubt: `1,3000` and `1300,000` are lists typed without spaces, or slips. */
function badCommas(groups: readonly string[]): readonly number[] {
  const [first = "", ...rest] = groups;
  if (rest.length === 0 || (first.length <= 3 && rest.every((group) => group.length === 3))) return [];
  const commas: number[] = [];
  let at = first.length;
  for (const group of rest) {
    commas.push(at);
    at += 1 + group.length;
  }
  return commas;
}
