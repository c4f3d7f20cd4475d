import { isInteger, multiply, rational, type Rational, roundHalfUp } from "../base/rational.ts";
import { decimalText } from "../parts/phrase-value.ts";
import { escapeMarkup } from "./escape.ts";

/** In tenths of a pixel, of a sign as wide as a Latin letter, at 11 px. */
export const LETTER = 62;

/** Half of what a number takes with a little air, in tenths of a pixel. */
export function halfOf(digits: string): number {
  return (digits.length * LETTER) / 2 + 30;
}

/** `x` and `y` in pixels; `attributes` begin with a space. */
export function svgText(x: string, y: string, content: string, attributes: string): string {
  return `<text x="${x}" y="${y}"${attributes}>${escapeMarkup(content)}</text>`;
}

const HUNDREDTH = rational(1n, 100n);

/** Fen as yuan, without the unit; what is no whole number of fen is rounded to one, and says so. */
export function yuan(fen: Rational): string {
  return isInteger(fen) ? decimalText(multiply(fen, HUNDREDTH)) : `≈${decimalText(multiply(roundHalfUp(fen), HUNDREDTH))}`;
}
