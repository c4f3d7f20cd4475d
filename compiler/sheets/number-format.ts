/** What a number format shows beside the digits, by the codes that workbooks use (ECMA-376, part 1, 18.8.31). */
import type { Unit } from "../syntax/ast-terms.ts";
import { halfWidth } from "../syntax/widths.ts";

/** One of the parts for positive, negative and zero numbers and for texts. */
interface Section {
  /** Words and marks that stand as they are. */
  readonly words: string;
  /** The rest, with the places of digits. */
  readonly code: string;
}

const PIECE = /"(?<quoted>[^"]*)"?|[\\!](?<escaped>.)|_.|\*.|\[\$(?<currency>[^\]-]*)(?<locale>-[^\]]*)?\]|\[[^\]]*\]|(?<general>General|G\/通用格式)|E[+-]|(?<end>;)|(?<code>[0#?.,%@/+\-() ])|(?<other>.)/giu;

function sectionsOf(format: string): readonly Section[] {
  const sections = [{ words: "", code: "" }];
  for (const { groups = {} } of format.matchAll(PIECE)) {
    const last = sections.at(-1);
    if (groups["end"] !== undefined || last === undefined) {
      sections.push({ words: "", code: "" });
      continue;
    }
    last.code += groups["code"] ?? (groups["general"] === undefined ? "" : "0");
    last.words += groups["quoted"] ?? groups["escaped"] ?? groups["other"] ?? currencyIn(groups["currency"], groups["locale"]);
  }
  return sections;
}

/** The sign of the Japanese yen is that of the yuan. */
function currencyIn(sign = "", locale = ""): string {
  return /-(?:0*411|ja\b.*)$/i.test(locale) ? "JPY" : sign;
}

const UNIT_WORDS: Readonly<Record<Unit, RegExp>> = {
  percent: /^$/, none: /^(?:周?岁|次)$/, points: /^(?:个?百分点|points?)$/, months: /^(?:个?月|months?)$/, days: /^(?:天|日|days?)$/, years: /^(?:年|周?岁|years?)$/,
  yuan: /^(?:人民币|RMB|CNY|¥)*(万亿|万|亿|千)?(?:元|圆|yuan|RMB|CNY)*$/i,
};

/**
 * Whether a number is shown in its unit, and in its size: without a word, or with that of its unit. `scale`: what one of it is, such as 万 for 万元.
 * A comma behind the last digit shows thousands, and a literal digit, point or minus sign another number.
 */
export function formatFits(format: string, unit: Unit, scale: string): boolean {
  return sectionsOf(format).every(({ words, code }, index) => {
    const isOfDigits = /[0#?]/.test(code);
    if (code.includes("@") && !isOfDigits) return true;
    // Such as `;;;`: the number is not shown at all.
    if (index === 0 && !isOfDigits) return false;
    const isShifted = /[0#?.],+(?![0#?,])/.test(code) || (index === 0 && /[-(]/.test(code));
    const isOfPercent = code.replace(/[^%]/g, "") === (unit === "percent" ? "%" : "");
    return !isShifted && (isOfPercent || (unit === "percent" && !isOfDigits)) && wordsFit(words, unit, scale, index === 0);
  });
}

function wordsFit(written: string, unit: Unit, scale: string, isFirst: boolean): boolean {
  const words = halfWidth(written).replaceAll("￥", "¥").replace(/\s+/g, "");
  const marks = isFirst ? words : words.replace(/^[-()]+|[-()]+$/g, "");
  if (marks === "") return true;
  const [found, shown = ""] = UNIT_WORDS[unit].exec(marks) ?? [];
  return found !== undefined && shown === scale;
}
