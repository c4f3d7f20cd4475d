import type { Gaps } from "./aligned-lists.ts";
import { isMark, joinWords, type Word } from "./word.ts";

/** Words of a clause that stay on one line. */
export interface Piece {
  readonly text: string;
  readonly isOnNewLine: boolean;
}

/**
 * Pieces of a clause between which a line may end: behind a comma or a colon, before `and` and `or`, but not in parentheses or short lists.
 * `bySteps`: every step of an order of settlement has a line of its own.
 */
export function piecesOf(words: readonly Word[], gaps: Gaps, bySteps: boolean): readonly Piece[] {
  const pieces: { readonly words: Word[]; readonly isOnNewLine: boolean }[] = [];
  let before: Word | undefined;
  let depth = 0;
  for (const word of words) {
    const isOnNewLine = word.breaksBefore || endsLine(before) || (bySteps && isMark(before, ";"));
    if (before === undefined || isOnNewLine || (depth === 0 && mayBreakBefore(word, before))) pieces.push({ words: [word], isOnNewLine });
    else pieces.at(-1)?.words.push(word);
    depth += isMark(word, "(") ? 1 : isMark(word, ")") ? -1 : 0;
    before = word;
  }
  return pieces.map((piece) => ({ text: joinWords(piece.words, gaps), isOnNewLine: piece.isOnNewLine }));
}

function endsLine(word: Word | undefined): boolean {
  return word?.kind === "Comment" && word.breaksAfter;
}

/** A remark to the end of the line stays on its line, however long. */
function mayBreakBefore(word: Word, before: Word): boolean {
  if (word.kind === "Comment" && word.breaksAfter) return false;
  return (isMark(before, ",", ":", ";") && !before.isInList) || (word.kind === "Keyword" && (word.keyword === "and" || word.keyword === "or"));
}
