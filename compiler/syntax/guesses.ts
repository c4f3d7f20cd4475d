import { distance } from "../base/did-you-mean.ts";
import { KEYWORDS } from "./keywords.ts";
import { keywordOf } from "./phrases.ts";
import { halfWidth } from "./widths.ts";
import type { Span } from "../base/span.ts";

const MOST_WORDS = 5;
const LONGEST = 40;
const SPELLINGS = KEYWORDS.flatMap(({ en, zh }) => [...en, ...zh]).map((spelling) => ({ spelling, characters: [...spelling], words: spelling.split(" ").length }));

export interface Guess {
  readonly span: Span;
  readonly guess: string;
}

/**
 * The keyword or phrase that a slip of the pen made unreadable at or around a word: `never fall with`, `by bnad`, `fro employee`.
 * `previous` is the word before it if that was no keyword, since the slip may be there.
 */
export function guessAround(text: string, word: Span, previous: Span | undefined): Guess | undefined {
  const line = wordsAfter(text, word.start);
  for (let count = Math.min(MOST_WORDS, line.length); count > 1; count -= 1) {
    const found = guessFor(text, { start: word.start, end: line[count - 1]?.end ?? word.end }, count);
    if (found) return found;
  }
  const before = previous && (guessFor(text, { start: previous.start, end: word.end }, 2) ?? guessFor(text, previous, 1));
  return before ?? guessFor(text, word, 1);
}

/** Where the words end that follow one another from here, on this line and with nothing but spaces between. */
function wordsAfter(text: string, start: number): readonly Span[] {
  const line = /^[^\s|{}()（）,，、:：;；"“”]+(?:[ \t]+[^\s|{}()（）,，、:：;；"“”]+){0,4}/.exec(text.slice(start, start + LONGEST * 2))?.[0] ?? "";
  return [...line.matchAll(/\S+/g)].map((match) => ({ start: start + match.index, end: start + match.index + match[0].length }));
}

function guessFor(text: string, span: Span, words: number): Guess | undefined {
  const written = halfWidth(text.slice(span.start, span.end)).replace(/\s+/g, " ");
  if (written.length > LONGEST || keywordOf(written)) return undefined;
  const characters = [...written];
  let best: { readonly spelling: string; readonly edits: number } | undefined;
  for (const known of SPELLINGS) {
    if (known.words !== words || Math.abs(known.characters.length - characters.length) > 2) continue;
    const edits = distance(characters, known.characters);
    if (isSlip(characters, known.characters, edits) && edits < (best?.edits ?? Infinity)) best = { spelling: known.spelling, edits };
  }
  return best && { span, guess: best.spelling };
}

/** One edit in four characters, two in eight; in three only an exchange, `fro` for `for`, since many short words are one edit apart. */
function isSlip(written: readonly string[], known: readonly string[], edits: number): boolean {
  const length = Math.min(written.length, known.length);
  if (length === 3) return edits === 1 && [...written].sort().join("") === [...known].sort().join("");
  return length > 3 && edits <= (length < 8 ? 1 : 2);
}
