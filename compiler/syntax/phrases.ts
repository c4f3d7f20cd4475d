import { KEYWORDS, type KeywordId } from "./keywords.ts";
import type { Lexeme } from "./lex.ts";
import { K, Slash, Word } from "./token-types.ts";
import { halfWidth } from "./widths.ts";

interface Branch {
  readonly next: Map<string, Branch>;
  keyword: KeywordId | undefined;
}

const ROOT: Branch = { next: new Map(), keyword: undefined };
for (const { id, en, zh } of KEYWORDS) for (const spelling of [...en, ...zh]) plant(spelling, id);

function plant(spelling: string, id: KeywordId): void {
  let branch = ROOT;
  for (const step of spelling.split(/ |(?=\/)|(?<=\/)/)) {
    const next: Branch = branch.next.get(step) ?? { next: new Map(), keyword: undefined };
    branch.next.set(step, next);
    branch = next;
  }
  branch.keyword = id;
}

/** Of a single word, or of a phrase with any white space between its words. */
export function keywordOf(words: string): KeywordId | undefined {
  const whole = ROOT.next.get(words);
  if (whole) return whole.keyword;
  const narrow = halfWidth(words);
  if (!/[\s/]/.test(narrow)) return ROOT.next.get(narrow)?.keyword;
  const steps = narrow.split(/\s+|(?=\/)|(?<=\/)/);
  return steps.reduce<Branch | undefined>((branch, step) => branch?.next.get(step), ROOT)?.keyword;
}

/** Gives every word its keyword and makes one token of each phrase, the longest that its words on this line allow. */
export function joinPhrases(text: string, lexemes: readonly Lexeme[]): Lexeme[] {
  const joined: Lexeme[] = [];
  let index = 0;
  for (let first = lexemes[index]; first; first = lexemes[index]) {
    const match = first.type === Word ? longestPhrase(text, lexemes, index) : undefined;
    joined.push(match ? asKeyword(text, first, lexemes[match.last] ?? first, match.keyword) : first);
    index = (match?.last ?? index) + 1;
  }
  return joined;
}

function longestPhrase(text: string, lexemes: readonly Lexeme[], start: number): { readonly last: number; readonly keyword: KeywordId } | undefined {
  let best: { readonly last: number; readonly keyword: KeywordId } | undefined;
  let branch: Branch | undefined = ROOT;
  for (let at = start; branch; at += 1) {
    const lexeme: Lexeme | undefined = lexemes[at];
    if (!lexeme || (at > start && !goesOn(text, lexemes[at - 1], lexeme))) break;
    branch = branch.next.get(halfWidth(lexeme.image));
    if (branch?.keyword) best = { last: at, keyword: branch.keyword };
  }
  return best;
}

function goesOn(text: string, before: Lexeme | undefined, lexeme: Lexeme): boolean {
  return (lexeme.type === Word || lexeme.type === Slash) && !lexeme.isFirst && text.slice(before?.span.end, lexeme.span.start).trim() === "";
}

function asKeyword(text: string, first: Lexeme, last: Lexeme, keyword: KeywordId): Lexeme {
  const span = { start: first.span.start, end: last.span.end };
  const { isFirst, column } = first;
  return { type: K[keyword], keyword, image: text.slice(span.start, span.end), span, isFirst, column };
}
