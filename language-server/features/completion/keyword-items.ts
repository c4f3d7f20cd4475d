/** Keywords in the file's spelling; typing the other spelling finds them as well. */
import type { Span } from "../../../compiler/base/span.ts";
import type { KeywordPlace } from "../../../compiler/format/spell-keyword.ts";
import type { Language } from "../../../compiler/diagnostics/render/fill.ts";
import type { KeywordId } from "../../../compiler/syntax/keywords.ts";
import { TAIL_WORDS, UNIT_WORDS } from "../../../compiler/syntax/word-groups.ts";
import { spellingsOf, wordFor } from "../spelling.ts";
import { type Completion, filterFor } from "./completion.ts";

/** `order`: of its group; clause tails come last wherever they may stand. */
export function keywordItem(id: KeywordId, spelling: Language, span: Span, place?: KeywordPlace): Completion {
  const label = wordFor(id, spelling, place);
  const isTail = TAIL_WORDS.includes(id);
  return {
    label, span, text: label, isSnippet: false,
    kind: UNIT_WORDS.includes(id) ? "unit" : "keyword",
    aside: wordFor(id, spelling === "en" ? "zh" : "en"),
    documentation: undefined,
    filter: filterFor([label, ...spellingsOf(id, "en"), ...spellingsOf(id, "zh")]),
    rank: isTail ? 4 : 2,
  };
}

/** Phrases of several words of which the first ones are written already: `over cap` and then `of`. Each replaces what is written of it. */
export function begunPhrases(line: string, end: number, isWanted: (id: KeywordId, start: number) => boolean, ids: readonly KeywordId[]): readonly Completion[] {
  return ids.flatMap((id) => spellingsOf(id, "en").slice(0, 1).flatMap((phrase) => {
    const written = begunWith(phrase, line);
    if (written === undefined || !isWanted(id, end - written)) return [];
    return [{ ...keywordItem(id, "en", { start: end - written, end }), filter: phrase, rank: 1 }];
  }));
}

/** How many characters at the end of the line are the phrase's first word, a space, and maybe more of it. */
function begunWith(phrase: string, line: string): number | undefined {
  const first = phrase.indexOf(" ");
  if (first < 0) return undefined;
  for (let length = phrase.length - 1; length > first; length -= 1) {
    const begun = phrase.slice(0, length);
    if (line.endsWith(begun) && !/[A-Za-z0-9_]$/.test(line.slice(0, -length))) return length;
  }
  return undefined;
}
