import { RESERVED, type KeywordId } from "../syntax/keywords.ts";
import { WORD } from "../syntax/patterns.ts";
import { keywordOf } from "../syntax/phrases.ts";
import { halfWidth } from "../syntax/widths.ts";

const isWord = new RegExp(`^(?:${WORD.source})$`);

/** Whether a name must stand in quotes wherever it is used: it holds a space or a mark, starts with a digit, or means something by itself. */
export function needsQuotes(name: string): boolean {
  const keyword = keywordOf(name);
  return !isWord.test(name) || (keyword !== undefined && RESERVED.has(keyword));
}

/** What a word or a quotation calls; inside quotes the drafter's characters stay. */
export function bareName(image: string): { readonly text: string; readonly isQuoted: boolean } {
  const isQuoted = /^["＂“「]/.test(image);
  return { text: isQuoted ? image.slice(1, -1) : halfWidth(image).replace(/\s+/g, " "), isQuoted };
}

/** Quotes that a name does not need go, but for words that mean something else without them. */
export function spellName(image: string, isQuoteKept: boolean): string {
  const { text, isQuoted } = bareName(image);
  if (!isQuoted) return text;
  const plain = halfWidth(text);
  return isQuoteKept || needsQuotes(plain) ? quote(text, image) : plain;
}

/** The name of a declaration, where it is referred to. `words` are what it would be taken for there. */
export function spellReference(name: string, wasQuoted: boolean, words: readonly KeywordId[]): string {
  const keyword = keywordOf(name);
  const isMistaken = keyword !== undefined && (words.includes(keyword) || (wasQuoted && SENSITIVE.has(keyword)));
  const plain = halfWidth(name);
  return needsQuotes(plain) || isMistaken ? quote(name) : plain;
}

/** Words that, without quotes, may mean something of the language's own where a name could stand. */
const SENSITIVE: ReadonlySet<KeywordId> = new Set<KeywordId>(["city", "contribution", "account"]);

/** Whether a quoted name would mean something else without its quotes. `words` are those of its table's columns. */
export function isSensitive(image: string, words: readonly KeywordId[] = []): boolean {
  const { text, isQuoted } = bareName(image);
  const keyword = isQuoted ? keywordOf(text) : undefined;
  return keyword !== undefined && (words.includes(keyword) || SENSITIVE.has(keyword));
}

/** Straight quotes, but around a text that holds some. */
export function quote(text: string, image?: string): string {
  return text.includes('"') ? (image ?? `“${text}”`) : `"${text}"`;
}

export function spellText(image: string): string {
  return quote(image.slice(1, -1), image);
}
