/** Numbers as spreadsheets store them: a decimal text, never a binary fraction. */
import { multiply, rational, type Rational } from "../base/rational.ts";

const TEN = rational(10n);

/** What a decimal text such as `0.85`, `-1200` or `1e-7` means exactly; `undefined` for any other text. */
export function rationalOfDecimal(text: string): Rational | undefined {
  const [, sign = "", whole = "", decimals = "", exponent = "0"] = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]{1,3}))?$/.exec(text) ?? [];
  if (whole === "") return undefined;
  const power = BigInt(exponent) - BigInt(decimals.length);
  const digits = BigInt(`${sign}${whole}${decimals}`);
  return power >= 0n ? rational(digits * 10n ** power) : rational(digits, 10n ** -power);
}

/** The shortest decimal text; `undefined` for a value such as a third, which has none. */
export function decimalOf(value: Rational): string | undefined {
  let [scaled, places] = [value, 0];
  while (scaled.denominator !== 1n && places < 40) [scaled, places] = [multiply(scaled, TEN), places + 1];
  if (scaled.denominator !== 1n) return undefined;
  const sign = scaled.numerator < 0n ? "-" : "";
  const digits = String(scaled.numerator).replace("-", "").padStart(places + 1, "0");
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Up to 15 digits a spreadsheet keeps; of a longer number it would change the last ones. */
export function fitsSpreadsheet(decimal: string): boolean {
  return decimal.replace(/^-?0*\.?0*|\./g, "").length <= 15;
}
