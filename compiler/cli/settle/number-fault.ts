import type { Phrase } from "../../diagnostics/diagnostic.ts";
import { jsonPlaces } from "../../findings/json-places.ts";

/** Which number of a claim is not a whole one, with its field; nothing where the text has another fault. */
export function numberFault(text: string): Phrase | undefined {
  const found = numbersIn(text).find(([, written]) => !/^-?[0-9]+$/.test(written) || !Number.isSafeInteger(Number(written)) || written === "-0");
  if (found === undefined) return undefined;
  const [field, written] = found;
  return {
    en: `“${field}” is ${written}: a number is whole, and money is in fen (1 yuan is 100)`,
    zh: `“${field}”为 ${written}：数字须为整数，金额以分为单位（1 元写作 100）`,
  };
}

/** By field; none where the text is not JSON, or too deep to be a claim. */
function numbersIn(text: string): readonly (readonly [field: string, written: string])[] {
  try {
    JSON.parse(text);
    return [...jsonPlaces(text)].flatMap(([pointer, { value }]) => {
      const written = text.slice(value.start, value.end);
      return /^[-0-9]/.test(written) ? [[pointer.slice(1), written] as const] : [];
    });
  } catch {
    return [];
  }
}
