/** What may be written at a spot. */
import type { Span } from "../../../compiler/base/span.ts";
import type { Language } from "../../../compiler/diagnostics/render/fill.ts";
import type { KeywordPlace } from "../../../compiler/format/spell-keyword.ts";
import { type Expectation, type Frame, placeAt, wordBefore } from "../../../compiler/syntax/expectations.ts";
import { KEYWORDS, type KeywordId } from "../../../compiler/syntax/keywords.ts";
import type { Parsed } from "../../../compiler/syntax/parse.ts";
import { halfWidth } from "../../../compiler/syntax/widths.ts";
import { UNIT_WORDS } from "../../../compiler/syntax/word-groups.ts";
import { spellingOf, wordFor } from "../spelling.ts";
import { type Completion, filterFor } from "./completion.ts";
import { DECLARATION_SKELETONS } from "./declaration-skeletons.ts";
import { begunPhrases, keywordItem } from "./keyword-items.ts";
import { type Known, nameItems, type Setting } from "./name-items.ts";
import { isSecondValue, isUseful, usefulHeadings } from "./relevance.ts";
import { tableSkeletons } from "./table-skeletons.ts";
import { ownerOf, type Spot, spotIn } from "./wanted-in-tables.ts";
import { wantedNames } from "./wanted-names.ts";

export interface Completing {
  readonly snapshot: Known;
  readonly file: string;
  readonly parsed: Parsed;
  readonly text: string;
  readonly offset: number;
  /** Of the reader. */
  readonly language: Language;
  /** The character that was typed and that makes the editor ask by itself. */
  readonly typed?: string | undefined;
}

/** Nothing inside comments and inside texts that are no names. */
export function completionsAt({ snapshot, file, parsed, text, offset, language, typed }: Completing): readonly Completion[] {
  const word = wordBefore(text, offset);
  const scope = snapshot.binding.scopes.get(file);
  if (word === undefined || scope === undefined) return [];
  const spot = spotIn(placeAt(text, word.start), scope);
  if (typed === "|" && !isCellWithHeading(spot)) return [];
  const setting: Setting = { snapshot, scope, span: behindQuote(text, word), spelling: spellingOf(parsed.tokens, language), language };
  const names = nameCompletions(setting, spot, text);
  if (isQuote(text.charAt(word.start))) return distinct(names.map((item) => ({ ...item, text: item.text.startsWith('"') ? item.text : `"${item.text}"`, filter: filterQuoted(item) })));
  return distinct([...names, ...keywordCompletions(setting, spot), ...phraseCompletions(text, offset, setting), ...declarations(setting, spot), ...tables(setting, spot)]);
}

/** A bar also ends a row, and Enter behind it must not take the first proposal: only a cell with a heading is filled in unasked. */
function isCellWithHeading({ column }: Spot): boolean {
  return column === "input" || column === "value";
}

function isQuote(character: string): boolean {
  return /^["＂“「]$/.test(character);
}

function filterQuoted({ filter, text }: Completion): string {
  return `"${text.replace(/"/g, "")} ${filter}`;
}

/** An editor that closes quotes by itself has put the closing one behind the cursor. */
function behindQuote(text: string, { start, end }: Span): Span {
  return isQuote(text.charAt(start)) && /^["＂”」]$/.test(text.charAt(end)) ? { start, end: end + 1 } : { start, end };
}

function nameCompletions(setting: Setting, spot: Spot, text: string): readonly Completion[] {
  const { span } = setting;
  const expected = spot.expectations.filter(({ wanted, frames }) => wanted.kind === "name" && !isSecondValue(frames));
  return expected.flatMap((expectation) => {
    const isDotted = expectation.frames[0]?.rule === "qualifiedName";
    const from = isDotted ? { ...setting, span: { start: span.start - dottedBefore(text, span.start), end: span.end } } : setting;
    return wantedNames(expectation, spot).flatMap((wish) => nameItems(from, wish));
  });
}

/** Of `national.dimen` the whole name is replaced, not only what stands behind the dot. */
function dottedBefore(text: string, start: number): number {
  return /(?:[^\s.．,，、"“”{}|]+[.．])*$/.exec(text.slice(0, start))?.[0].length ?? 0;
}

function keywordCompletions({ spelling, span }: Setting, spot: Spot): readonly Completion[] {
  const wanted = spot.expectations.flatMap((expectation) => (expectation.wanted.kind === "keywords" ? expectation.wanted.ids.filter((id) => isUseful(id, expectation, spot)).map((id) => ({ id, frames: expectation.frames })) : []));
  const headings = spot.expectations.some(({ wanted, frames }) => wanted.kind === "name" && frames.some(({ rule }) => rule === "cell")) ? usefulHeadings(spot) : [];
  return [...headings.map((id) => ({ ...keywordItem(id, spelling, span), rank: 0 })), ...wanted.map(({ id, frames }) => keywordItem(id, spelling, span, keywordPlace(frames, spot)))];
}

/** By what stands before it; what will stand behind it nobody knows. */
function keywordPlace([own]: readonly Frame[], { clauses }: Spot): KeywordPlace {
  const last = clauses.at(-1)?.at(-1);
  const isBehindFigure = last !== undefined && (/^[0-9０-９%％]/.test(last.image) || UNIT_WORDS.some((unit) => unit === last.keyword));
  return { isOfOne: last !== undefined && halfWidth(last.image) === "1", isBehindFigure, isOfProvince: own?.rule === "city" };
}

const PHRASES: readonly KeywordId[] = KEYWORDS.filter(({ en }) => en[0]?.includes(" ") === true).map(({ id }) => id);

function phraseCompletions(text: string, offset: number, { scope }: Setting): readonly Completion[] {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  const spots = new Map<number, Spot>();
  const spotOf = (start: number): Spot => {
    const spot = spots.get(start) ?? spotIn(placeAt(text, start), scope);
    spots.set(start, spot);
    return spot;
  };
  const isWanted = (id: KeywordId, start: number): boolean => spotOf(start).expectations.some((expectation) => expects(expectation, id) && isUseful(id, expectation, spotOf(start)));
  return begunPhrases(line, offset, isWanted, PHRASES);
}

function expects({ wanted }: Expectation, id: KeywordId): boolean {
  return wanted.kind === "keywords" && wanted.ids.includes(id);
}

function declarations({ spelling, span, language }: Setting, spot: Spot): readonly Completion[] {
  const wanted = DECLARATION_SKELETONS.filter(({ keyword }) => spot.expectations.some((expectation) => expects(expectation, keyword) && expectation.frames.at(-2)?.rule === "entry" && isUseful(keyword, expectation, spot)));
  return wanted.map(({ keyword, title, lines }) => ({
    label: `${wordFor(keyword, spelling)} …`, kind: "skeleton", aside: title[language], documentation: shown(lines[spelling]), span,
    text: lines[spelling].join("\n"), isSnippet: true, filter: filterFor([wordFor(keyword, spelling), wordFor(keyword, "en"), wordFor(keyword, "zh")]), rank: 3,
  }));
}

/** Inside the braces the rows alone, before them with braces around. */
function tables({ scope, spelling, span, language }: Setting, spot: Spot): readonly Completion[] {
  const { owner, word } = ownerOf(spot);
  const isInside = spot.table === undefined && owner === "slot" && word !== undefined && spot.expectations.some(({ wanted, frames }) => wanted.kind === "row" && frames.some(({ rule }) => rule === "table"));
  const head = spot.clauses.at(-1)?.[0]?.keyword;
  const isBefore = spot.expectations.some(({ wanted, frames }) => wanted.kind === "number" && frames[1]?.rule === "slotOptions" && !isSecondValue(frames));
  const slot = isInside ? word : isBefore ? head : undefined;
  if (slot === undefined || slot === "base") return [];
  return tableSkeletons(scope, slot, spelling).map(({ over, rows }) => ({
    label: `| ${over.join(" × ")} |`, kind: "skeleton", aside: { en: "table", zh: "表" }[language], documentation: shown(rows), span,
    text: isInside ? rows.join("\n") : `{\n${rows.map((row) => `  ${row}`).join("\n")}\n}`,
    isSnippet: true, filter: filterFor(["|", "{", ...over]), rank: over.length === 1 ? 5 : 6,
  }));
}

/** A snippet as it looks once it is filled in as proposed. */
function shown(lines: readonly string[]): string {
  return ["```tongchou", ...lines, "```"].join("\n").replace(/\$\{\d+:([^}]*)\}/g, "$1").replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, "$1");
}

function distinct(items: readonly Completion[]): readonly Completion[] {
  const seen = new Map<string, Completion>();
  for (const item of items) {
    const key = `${item.isSnippet ? "…" : ""}${item.text} ${item.kind === "keyword" || item.kind === "unit" ? "keyword" : item.kind}`;
    const before = seen.get(key);
    if (before === undefined || item.rank < before.rank) seen.set(key, item);
  }
  return [...seen.values()].sort((a, b) => a.rank - b.rank);
}
