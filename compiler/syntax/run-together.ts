import type { Fix, Phrase } from "../diagnostics/diagnostic.ts";
import { bandInWords } from "./bands-in-words.ts";
import type { Span } from "../base/span.ts";
import { splitCount } from "./counts-in-words.ts";
import type { Lexeme } from "./lex.ts";
import { keywordOf } from "./phrases.ts";
import { quoting } from "./quoting.ts";
import { segment } from "./segment.ts";
import { fix, quoted, tell, type Sink } from "./sink.ts";
import { K, NumberMark, Unknown, Word } from "./token-types.ts";
import { UNIT_WORDS } from "./word-groups.ts";

export const SEPARATE_WORDS: Phrase = { en: "Put spaces between the words", zh: "在词之间加空格" };
/** Before these units the figure is an amount for certain, whatever is written behind. */
const SURE_UNIT = /^(?:元|个百分点|个月)/;

/**
 * A word right behind a figure is its unit. Where it is a unit and more (`元每年`), or a range (`60至69`), it is read as if the spaces stood;
 * where it is anything else, the two are a name that lacks its quotes.
 */
export function splitBehindNumbers(sink: Sink, lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const isAnyStuck = lexemes.some((lexeme, index) => index > 0 && isStuck(lexemes[index - 1] ?? lexeme, lexeme));
  return isAnyStuck ? lexemes.flatMap((_, index) => apartFrom(sink, lexemes, index)) : lexemes;
}

/** What the lexeme is, or what it and the one it sticks to are. */
function apartFrom(sink: Sink, lexemes: readonly Lexeme[], index: number): readonly Lexeme[] {
  const [before, lexeme, after] = [lexemes[index - 1], lexemes[index], lexemes[index + 1]];
  if (!lexeme) return [];
  if (after && isStuck(lexeme, after) && isPlainNumber(lexeme) && !cut(after.image)) return splitCount(sink, lexemes, index) ?? [asName(sink, before, lexeme, after)];
  if (!before || !isStuck(before, lexeme)) return [lexeme];
  const pieces = cut(lexeme.image);
  if (pieces) return split(sink, before, lexeme, pieces);
  return isPlainNumber(before) ? [] : [lexeme];
}

function isStuck(number: Lexeme, word: Lexeme): boolean {
  return number.type === NumberMark && word.type === Word && word.span.start === number.span.end;
}

function isPlainNumber(lexeme: Lexeme): boolean {
  return lexeme.type === NumberMark && /^[0-9０-９]+$/.test(lexeme.image);
}

function cut(word: string): readonly string[] | undefined {
  const whole = segment(word);
  const unit = SURE_UNIT.exec(word)?.[0];
  return whole ?? (unit && unit.length < word.length ? [unit, ...withoutWord(word.slice(unit.length))] : undefined);
}

/** `每结算期`: a keyword before a name that the drafter declared. */
function withoutWord(rest: string): readonly string[] {
  return rest.length > 1 && rest.startsWith("每") && !keywordOf(rest) ? ["每", rest.slice(1)] : [rest];
}

function split(sink: Sink, number: Lexeme, word: Lexeme, pieces: readonly string[]): Lexeme[] {
  const parts: Lexeme[] = [];
  let start = word.span.start;
  for (const image of pieces) {
    const keyword = keywordOf(image);
    const type = keyword ? K[keyword] : /^[0-9０-９]/.test(image) ? NumberMark : Word;
    const span = { start, end: start + image.length };
    parts.push({ ...word, type, keyword, image, span, column: word.column + start - word.span.start });
    start = span.end;
  }
  const apartFrom = parts.filter((_, at) => (at > 0 || keywordOf(pieces[0] ?? "") === "to") && !isUnitOfFigure(pieces, at));
  const gaps = apartFrom.map((part) => [part.span.start, part.span.start, " "] as const);
  const written = number.image + word.image;
  const fixes = [...asBand(sink, written, { start: number.span.start, end: word.span.end }), fix(sink, SEPARATE_WORDS, gaps)];
  tell(sink, "wordsRunTogether", word.span, { written: quoted(written), apart: quoted(apart(number.image, pieces)) }, fixes);
  return parts;
}

/** Where all of it is a band of money, that is what was mostly meant. */
function asBand(sink: Sink, written: string, { start, end }: Span): readonly Fix[] {
  const band = bandInWords(written);
  return band === undefined ? [] : [fix(sink, { en: `Write ${band}`, zh: `改为 ${band}` }, [[start, end, band]], false)];
}

function apart(number: string, pieces: readonly string[]): string {
  const [first = ""] = pieces;
  return pieces.reduce((text, piece, at) => text + (isUnitOfFigure(pieces, at) || (at === 0 && keywordOf(first) !== "to") ? "" : " ") + piece, number);
}

/** Where the spaces belong in a word that is nothing but keywords and figures. */
export function gapsIn(word: string): readonly number[] | undefined {
  const pieces = segment(word) ?? [];
  const starts = pieces.map((_, index) => pieces.slice(0, index).join("").length);
  const gaps = starts.filter((start, index) => start > 0 && !isUnitOfFigure(pieces, index));
  return gaps.length === 0 ? undefined : gaps;
}

export function spaced(word: string, gaps: readonly number[]): string {
  return gaps.toReversed().reduce((text, gap) => `${text.slice(0, gap)} ${text.slice(gap)}`, word);
}

/** `4万` and `元` stay together. */
function isUnitOfFigure(pieces: readonly string[], at: number): boolean {
  const keyword = keywordOf(pieces[at] ?? "");
  return /^[0-9０-９]/.test(pieces[at - 1] ?? "") && keyword !== undefined && UNIT_WORDS.includes(keyword);
}

/** Behind a character without a meaning it is a part of what that stands in, `〔2025〕1号`. */
function asName(sink: Sink, before: Lexeme | undefined, number: Lexeme, word: Lexeme): Lexeme {
  const image = number.image + word.image;
  const span = { start: number.span.start, end: word.span.end };
  const isPart = before?.type === Unknown && before.span.end === span.start;
  if (!isPart) tell(sink, "nameStartsWithDigit", span, { name: quoted(image) }, [quoting(sink, "name", span, true)]);
  return { ...number, type: Word, image, span };
}
