/**
 * How the words and figures of the language are spelled, and the UTF-16 units that they begin with. Without the `u` flag, for positions
 * count such units: Han characters are listed as ranges, and those beyond the basic plane as surrogate pairs.
 */
const DIGIT = "[0-9０-９]";
const HYPHEN = "[-－−–]";
const LETTER = "A-Za-zＡ-Ｚａ-ｚ_＿\\u3005\\u3007\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF";
const RARE_HAN = "[\\uD840-\\uD888][\\uDC00-\\uDFFF]";

const pattern = (source: string): RegExp => new RegExp(source);

export const DIGIT_START = pattern(DIGIT);
export const ORDINAL_START = pattern(`${DIGIT}|第`);
export const WORD_START = pattern(`[${LETTER}\\uD840-\\uD888]`);
export const STRING_START = /["＂“「]/;

export const WORD = pattern(`(?:[${LETTER}]|${RARE_HAN})(?:[${LETTER}0-9０-９]|${RARE_HAN})*`);
/** Commas are taken with any number of digits behind them; whether they group thousands is judged later, so that `1,3000` is one mistake. */
export const NUMBER = pattern(`${DIGIT}+(?:[,，]${DIGIT}+)*(?:[.．]${DIGIT}+)?(?:万亿|万|亿)?`);
export const DATE = pattern(`${DIGIT}{4}(?:${HYPHEN}${DIGIT}{1,2}${HYPHEN}${DIGIT}{1,2}(?!${DIGIT})|年${DIGIT}{1,2}月${DIGIT}{1,2}日)`);
export const MONTH_DAY = pattern(`${DIGIT}{1,2}(?:${HYPHEN}${DIGIT}{1,2}(?![0-9０-９.．,，%％万亿])|月${DIGIT}{1,2}日)`);
export const ORDINAL = pattern(`${DIGIT}+(?:st|nd|rd|th)(?![${LETTER}0-9])|第${DIGIT}+个(?=自然月|[^${LETTER}0-9]|$)`);
/** Curly quotes may hold quotes of their own once; straight ones may hold curly ones. */
export const STRING = /"[^"\r\n]*"|＂[^＂\r\n]*＂|“(?:[^“”\r\n]|“[^“”\r\n]*”)*”|「[^「」\r\n]*」/;
export const OPEN_STRING = /["＂“「][^\r\n]*/;
/** One character, never half of a surrogate pair where it has its other half. */
export const UNKNOWN = /[\uD800-\uDBFF][\uDC00-\uDFFF]|[\u0000-\uFFFF]/;
