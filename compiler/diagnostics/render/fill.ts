import type { Argument } from "../catalogue-entry.ts";
import type { Phrase } from "../diagnostic.ts";

export type Language = keyof Phrase;

/** Fills the holes `{name}` of a sentence; one without an argument stays as it is written. */
export function fill(sentence: Phrase, args: Readonly<Record<string, Argument>>, language: Language): string {
  return filledPieces(sentence, args, language).join("");
}

/** A sentence of a diagnostic: in Chinese, what fills a hole is spaced as its neighbours need it. */
export function fillSentence(sentence: Phrase, args: Readonly<Record<string, Argument>>, language: Language): string {
  const pieces = filledPieces(sentence, args, language);
  return language === "zh" ? pieces.reduce(joinSpaced, "") : pieces.join("");
}

function filledPieces(sentence: Phrase, args: Readonly<Record<string, Argument>>, language: Language): string[] {
  return sentence[language].split(/(\{\w+\})/).map((piece) => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1];
    const argument = name !== undefined && Object.hasOwn(args, name) ? args[name] : undefined;
    if (argument === undefined) return piece;
    return typeof argument === "object" ? argument[language] : String(argument);
  });
}

const HAN_LAST = /[㐀-鿿]$/;
const WIDE_LAST = /[㐀-鿿）：，、；]$/;
const HAN_FIRST = /^[㐀-鿿]/;
const FIGURE_LAST = /[A-Za-z0-9%]$/;
const FIGURE_FIRST = /^[−A-Za-z0-9%.]/;

/** In Chinese a space stands where a figure or a Latin word meets a Han character, and nowhere else around what fills a hole. */
function joinSpaced(before: string, piece: string): string {
  const [left, right] = [before.trimEnd(), piece.trimStart()];
  // “断缴：是 没有…” would otherwise run into “是没有”.
  if (WIDE_LAST.test(left) && HAN_FIRST.test(right) && !/：[是否]$/.test(left)) return left + right;
  const meet = (HAN_LAST.test(left) && FIGURE_FIRST.test(right)) || (FIGURE_LAST.test(left) && HAN_FIRST.test(right));
  return meet ? `${left} ${right}` : before + piece;
}
