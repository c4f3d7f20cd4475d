const DIGITS = new Map([..."〇一二三四五六七八九"].map((character, value) => [character, BigInt(value)]));
DIGITS.set("零", 0n).set("两", 2n);
const TENS = new Map([["十", 10n], ["百", 100n], ["千", 1000n]]);
const NUMERAL = "[〇零一二两三四五六七八九十百千万亿]+";
const AMOUNT = new RegExp(`^(?:百分之(${NUMERAL})(?:点([〇零一二三四五六七八九]+))?|(${NUMERAL})(元|个百分点|个月|日|年)|(${NUMERAL}))$`);

/** 八成, 八成五, 八成半: tenths. */
const TENTHS = /^([一二三四五六七八九])成([一二三四五六七八九半])?$/;

/**
 * What a number in Han characters is in figures (`百分之八十五` → `85%`, `一千三百元` → `1300元`), or `undefined` for any other word.
 * A bare numeral counts only if it has a place value (`十五`, `三百`), since `一` and `二` may well be names.
 */
export function figuresOf(word: string): string | undefined {
  if (word.length > 40) return undefined;
  const [, tenths, half] = TENTHS.exec(word) ?? [];
  if (tenths) return `${DIGITS.get(tenths) ?? 0n}${half === undefined ? 0n : half === "半" ? 5n : DIGITS.get(half) ?? 0n}%`;
  const [, percent, decimals, amount, unit, bare] = AMOUNT.exec(word) ?? [];
  if (percent) return inFigures(percent, (figures) => `${figures}${decimals ? `.${[...decimals].map((digit) => String(DIGITS.get(digit) ?? 0n)).join("")}` : ""}%`);
  if (amount && unit) return inFigures(amount, (figures) => figures + unit);
  return bare && /[十百千万亿]/.test(bare) && bare.length > 1 ? inFigures(bare, (figures) => figures) : undefined;
}

function inFigures(numeral: string, write: (figures: string) => string): string | undefined {
  const value = valueOf(numeral);
  return value === undefined ? undefined : write(String(value));
}

/** `undefined` where the characters do not follow one another as in a number, such as 十千百. */
function valueOf(numeral: string): bigint | undefined {
  const [large, small] = splitAt(numeral, "亿");
  if (large !== undefined) return combine(large, 100_000_000n, small);
  const [thousands, rest] = splitAt(numeral, "万");
  return thousands === undefined ? belowTenThousand(rest) : combine(thousands, 10_000n, rest);
}

function splitAt(numeral: string, place: string): readonly [string | undefined, string] {
  const at = numeral.lastIndexOf(place);
  return at < 0 ? [undefined, numeral] : [numeral.slice(0, at), numeral.slice(at + 1)];
}

function combine(before: string, scale: bigint, after: string): bigint | undefined {
  const high = before === "" ? undefined : valueOf(before);
  const low = after === "" ? 0n : valueOf(after);
  return high === undefined || low === undefined || low >= scale ? undefined : high * scale + low;
}

function belowTenThousand(numeral: string): bigint | undefined {
  let total = 0n;
  let digit: bigint | undefined;
  let place = 10_000n;
  for (const character of numeral) {
    const tens = TENS.get(character);
    const value = DIGITS.get(character);
    if (tens === undefined) {
      if (value === undefined || (digit !== undefined && digit !== 0n)) return undefined;
      digit = value;
      continue;
    }
    if (tens >= place) return undefined;
    total += (digit ?? 1n) * tens;
    [place, digit] = [tens, undefined];
  }
  return total + (digit ?? 0n);
}
