import type { Token, Trivia } from "../syntax/token.ts";
import { countLineEnds, withPlainLineEnds } from "./line-ends.ts";
import { commentWord, type Word } from "./word.ts";

/** A comment between two tokens. */
export interface Remarked {
  readonly word: Word;
  /** It stands on the line of the token before. */
  readonly isBehind: boolean;
  readonly blankBefore: boolean;
}

/** What lies between a token and the one before it. */
export interface Gap {
  readonly comments: readonly Remarked[];
  /** The token is the first on its line. */
  readonly hasLineEnd: boolean;
  /** An empty line stands right before the token. */
  readonly blankBefore: boolean;
}

export function gapBefore({ leading }: Token): Gap {
  const comments: Remarked[] = [];
  let since = 0;
  let hasLineEnd = false;
  leading.forEach((trivia) => {
    const lineEnds = countLineEnds(trivia.image);
    if (trivia.kind === "Space") since += lineEnds;
    else {
      comments.push({ word: wordOf(trivia, since > 0), isBehind: !hasLineEnd && since === 0, blankBefore: since > 1 });
      since = 0;
    }
    hasLineEnd ||= lineEnds > 0;
  });
  return { comments, hasLineEnd, blankBefore: since > 1 };
}

/** Where lines end around a remark in the middle of a clause is kept only where it must be: lines are broken anew in every language and width. */
function wordOf({ kind, image, span }: Trivia, isOnNewLine: boolean): Word {
  const isLine = kind !== "BlockComment";
  const text = isLine ? withHalfWidthSlashes(image, kind === "DocComment" ? 3 : 2) : withPlainLineEnds(image);
  return commentWord(text, span, { before: isLine && isOnNewLine, after: isLine });
}

function withHalfWidthSlashes(image: string, count: number): string {
  return "/".repeat(count) + image.slice(count).trimEnd();
}
