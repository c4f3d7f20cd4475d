import type { Span } from "../base/span.ts";
import type { KeywordId } from "../syntax/keywords.ts";
import type { TokenKind } from "../syntax/token.ts";

/** A comment among words is a word too. */
export type WordKind = TokenKind | "Comment";

/** A token as it is to be written. */
export interface Word {
  readonly kind: WordKind;
  readonly keyword: KeywordId | undefined;
  readonly text: string;
  /** No space stands before it, or behind it. */
  readonly isTightLeft: boolean;
  readonly isTightRight: boolean;
  /** Of a comma: it stands in a short list, where no line ends. */
  readonly isInList: boolean;
  /** Of a comment: what comes before, or behind, stands on another line. */
  readonly breaksBefore: boolean;
  readonly breaksAfter: boolean;
  readonly span: Span;
}

/** Which spelling keywords, figures and dates take, and which name is used of two. */
export type Spelling = "en" | "zh";

export function commentWord(text: string, span: Span, breaks: { readonly before: boolean; readonly after: boolean }): Word {
  return { kind: "Comment", keyword: undefined, text, isTightLeft: false, isTightRight: false, isInList: false, breaksBefore: breaks.before, breaksAfter: breaks.after, span };
}

/** The words with their spaces; `gaps` are spaces more behind some of them. */
export function joinWords(words: readonly Word[], gaps: ReadonlyMap<Word, number> = new Map()): string {
  let text = "";
  let before: Word | undefined;
  for (const word of words) {
    if (before !== undefined && !before.isTightRight && !word.isTightLeft) text += " ";
    if (before !== undefined) text += " ".repeat(gaps.get(before) ?? 0);
    text += word.text;
    before = word;
  }
  return text;
}

export function isMark(word: Word | undefined, ...marks: readonly string[]): boolean {
  return word?.kind === "Mark" && marks.includes(word.text);
}
