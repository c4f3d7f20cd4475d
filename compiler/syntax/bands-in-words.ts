/** Bands of money as notices write them: `3万元以上`, `超过3万元`, `3万元（含）至5万元`. */

const AMOUNT = "[0-9０-９][0-9０-９,，.．]*(?:万亿|万|亿)?元?";
const INCLUDED = "(?:[（(]不?含[)）]|[及含])?";
const BEHIND = new RegExp(`^(${AMOUNT})${INCLUDED}(以上|以下|以内|之内|内)$`);
const BEFORE = new RegExp(`^(超过|高于|大于|不低于|不满|未满|低于|小于|不超过|不高于)(${AMOUNT})(?:以上|以下|以内)?$`);
const BETWEEN = new RegExp(`^(${AMOUNT})${INCLUDED}[至到](${AMOUNT})${INCLUDED}(?:的?部分)?$`);

/**
 * The same band in the spelling of a heading, such as `3万元..`. Neighbouring bands share their edge, since a slice has no width there:
 * whether the words include the number makes no difference to money. Figures without a unit of money may be ages, and are none.
 */
export function bandInWords(words: string): string | undefined {
  if (!/[万亿元]/.test(words)) return undefined;
  const [, amount, bound] = BEHIND.exec(words) ?? [];
  if (amount !== undefined) return bound === "以上" ? `${amount}..` : `..${amount}`;
  const [, side = "", edge] = BEFORE.exec(words) ?? [];
  if (edge !== undefined) return /^(?:超过|高于|大于|不低于)$/.test(side) ? `${edge}..` : `..${edge}`;
  const [, low, high] = BETWEEN.exec(words) ?? [];
  return low === undefined || high === undefined ? undefined : `${withScaleOf(high, low)}..${high}`;
}

/** “3至5万元” counts both in tens of thousands: a figure with neither scale nor unit takes the scale of the one behind it. */
export function withScaleOf(high: string, low: string): string {
  const [scale = ""] = /万亿|万|亿/.exec(high) ?? [];
  return /^[0-9０-９,，.．]+$/.test(low) ? low + scale : low;
}
