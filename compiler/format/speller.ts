import type { KeywordId } from "../syntax/keywords.ts";
import type { Token } from "../syntax/token.ts";
import { halfWidth } from "../syntax/widths.ts";
import type { Facts } from "./facts.ts";
import { eventIn, nameIn, type NamesInUse } from "./names.ts";
import { isTightLeft, isTightRight, type Piece } from "./spacing.ts";
import { spellDate, spellMonthDay, spellNumber, spellOrdinal } from "./spell-figure.ts";
import { ANYWHERE, spellKeyword, spellingOf, type KeywordPlace } from "./spell-keyword.ts";
import { bareName, isSensitive, spellName, spellReference, spellText, quote } from "./spell-name.ts";
import type { Spelling, Word } from "./word.ts";

export interface SpellingOrder {
  /** `undefined`: every word keeps its language. */
  readonly spelling: Spelling | undefined;
  readonly names: NamesInUse;
  /** Starts of names that are read as something else without quotes. */
  readonly quoted: ReadonlySet<number>;
}

const MARKS = new Map([
  ["，", ","], ["、", ","], ["*", "×"], ["＊", "×"], ["-", "−"], ["－", "−"], ["–", "−"], ["≥", ">="], ["≤", "<="], ["。。", ".."], ["～", ".."], ["~", ".."],
]);

/** Writes the tokens of a file one after the other; figures and dates follow the language of the last keyword before them. */
export class Speller {
  private language: Spelling;
  private readonly tokens: readonly Token[];
  private readonly facts: Facts;
  private readonly order: SpellingOrder;

  constructor(tokens: readonly Token[], facts: Facts, order: SpellingOrder) {
    this.tokens = tokens;
    this.facts = facts;
    this.order = order;
    this.language = order.spelling ?? "en";
  }

  /** To be asked for every token, in their order. */
  word(index: number, isInCell: boolean): Word {
    const [token, before, after] = [this.tokens[index], this.tokens[index - 1], this.tokens[index + 1]];
    if (token === undefined) throw new Error("there is no such token");
    if (token.kind === "Keyword") this.language = this.order.spelling ?? spellingOf(token.image);
    const isRangeWord = token.keyword === "to" && token.kind === "Keyword" && before !== undefined && this.facts.lowEnds.has(before.span.end);
    const text = isRangeWord ? ".." : this.spell(token, before, after, isInCell);
    const piece: Piece = { kind: isRangeWord ? "Mark" : token.kind, keyword: isRangeWord ? undefined : token.keyword, text, span: token.span };
    return {
      kind: piece.kind, keyword: piece.keyword, text, span: piece.span,
      isTightLeft: isTightLeft(piece, before, this.facts), isTightRight: isTightRight(piece, before, after, this.facts),
      isInList: text === "," && before !== undefined && this.facts.listed.has(before.span.end), breaksBefore: false, breaksAfter: false,
    };
  }

  private spell(token: Token, before: Token | undefined, after: Token | undefined, isInCell: boolean): string {
    switch (token.kind) {
      case "Keyword": return this.keyword(token.keyword, before, after);
      case "Name": return this.name(token);
      case "Number": return this.number(token, after, isInCell);
      case "Date": return spellDate(token.image, this.language, isInCell);
      case "MonthDay": return before?.keyword === "yearFrom" ? spellMonthDay(token.image, this.language) : halfWidth(token.image);
      case "Ordinal": return spellOrdinal(token.image, this.order.spelling ?? spellingOf(after?.image ?? ""));
      case "Text": return spellText(token.image);
      case "Mark": return MARKS.get(token.image) ?? halfWidth(token.image);
      default: return token.image;
    }
  }

  private keyword(id: KeywordId | undefined, before: Token | undefined, after: Token | undefined): string {
    if (id === undefined) return "";
    const place: KeywordPlace = {
      isOfOne: before?.kind === "Number" && halfWidth(before.image) === "1",
      isBehindFigure: before !== undefined && isFigureEnd(before) && (after === undefined || !isValueStart(after)),
      isOfProvince: after !== undefined && this.facts.provinces.has(after.span.start),
    };
    return spellKeyword(id, this.language, place);
  }

  private number(token: Token, after: Token | undefined, isInCell: boolean): string {
    const isYuan = after?.keyword === "yuan" && after.kind === "Keyword";
    const language = this.order.spelling ?? (isYuan ? spellingOf(after.image) : this.language);
    return spellNumber(token.image, { isMoney: isYuan || this.facts.bareMoney.has(token.span.start), inMyriads: isYuan && language === "zh" && !isInCell });
  }

  private name(token: Token): string {
    const { start } = token.span;
    const { text, isQuoted } = bareName(token.image);
    const spelling = this.order.spelling ?? spellingOf(text);
    const column = this.facts.columnWords.get(start);
    if (column !== undefined) return spellKeyword(column, spelling, ANYWHERE);
    const event = this.facts.events.has(start) && !isQuoted ? eventIn(spelling, text) : undefined;
    const written = event ?? this.translated(token, isQuoted) ?? spellName(token.image, isSensitive(token.image, this.facts.headings.get(start)));
    const isWord = this.order.names.get(start)?.kind === "word";
    return this.order.quoted.has(start) && !isWord && !/^["“「]/.test(written) ? quote(written) : written;
  }

  /** What it is called in the language asked for, as its declaration writes it. */
  private translated(token: Token, isQuoted: boolean): string | undefined {
    const { spelling, names } = this.order;
    const use = names.get(token.span.start);
    if (spelling === undefined || use === undefined) return undefined;
    if (use.kind === "word") return spellKeyword(use.keyword, spelling, ANYWHERE);
    const name = nameIn(spelling, use.names);
    if (name === undefined) return undefined;
    const words = this.facts.headings.get(token.span.start) ?? [];
    return spellReference(name, isQuoted, words);
  }
}

const FIGURE_UNITS: ReadonlySet<KeywordId | undefined> = new Set<KeywordId>(["yuan", "points", "months", "days", "years"]);

function isFigureEnd({ kind, keyword, image }: Token): boolean {
  return kind === "Number" || kind === "Date" || (kind === "Keyword" && FIGURE_UNITS.has(keyword)) || image === "%" || image === "％";
}

function isValueStart({ kind, image }: Token): boolean {
  return kind === "Number" || kind === "Date" || kind === "Name" || /^[(（−–－-]$/.test(image);
}
