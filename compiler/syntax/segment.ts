import { isChinese } from "../base/chinese.ts";
import { keywordOf } from "./phrases.ts";

/** No keyword is longer, in either spelling. */
const LONGEST = 12;
const FIGURES = /^[0-9０-９]+(?:[.．][0-9０-９]+)?(?:万亿|万|亿)?/;

/**
 * The keywords and figures that a word consists of without a rest, in the cut with the fewest pieces; `undefined` for any other word
 * and for one that is a keyword itself. Chinese only: run-together English words are other words.
 */
export function segment(word: string): readonly string[] | undefined {
  if (word.length > 60 || !isChinese(word)) return undefined;
  const best: (readonly string[] | undefined)[] = [[]];
  for (let start = 0; start < word.length; start += 1) {
    const before = best[start];
    if (!before) continue;
    for (const piece of piecesAt(word, start)) {
      const known = best[start + piece.length];
      if (!known || known.length > before.length + 1) best[start + piece.length] = [...before, piece];
    }
  }
  const whole = best[word.length];
  return whole && whole.length > 1 ? whole : undefined;
}

function piecesAt(word: string, start: number): string[] {
  const figures = FIGURES.exec(word.slice(start, start + LONGEST))?.[0];
  const pieces = figures ? [figures] : [];
  for (let length = 1; length <= Math.min(LONGEST, word.length - start); length += 1) {
    const piece = word.slice(start, start + length);
    if (keywordOf(piece)) pieces.push(piece);
  }
  return pieces;
}
