/** What was mostly meant where the grammar stopped, offered as a fix: figures as notices or spreadsheets write them, names that need quotes, words left out. */
import type { Fix, Phrase } from "../diagnostics/diagnostic.ts";
import { chainedComparison, missingWhen, spokenEquals } from "./condition-repairs.ts";
import { guessAround } from "./guesses.ts";
import { type KeywordId, RESERVED } from "./keywords.ts";
import { spanOfPiece, type Piece } from "./layout.ts";
import { readNumber } from "./numbers.ts";
import { type Repair, rewrite } from "./repair.ts";
import { fix, type Sink } from "./sink.ts";
import { EndOfClause, LeftBrace, NumberMark, Slash, Text, Word } from "./token-types.ts";
import { TAIL_WORDS } from "./word-groups.ts";

export function repairsOf(sink: Sink, pieces: readonly Piece[], index: number, message: string): readonly Fix[] {
  return REPAIRS.flatMap((repair) => repair(sink, pieces, index, message) ?? []);
}

/** `17/20`, where it is a whole number of hundredths of a percent. */
const fractionAsPercent: Repair = (sink, pieces, index) => {
  const [above, slash, below] = [pieces[index - 1], pieces[index], pieces[index + 1]];
  if (slash?.tokenType !== Slash || above?.tokenType !== NumberMark || below?.tokenType !== NumberMark) return undefined;
  const [part, whole] = [above, below].map(({ image }) => (/^[0-9]{1,6}$/.test(image) ? BigInt(image) : 0n));
  if (part === undefined || whole === undefined || whole === 0n || part > whole || (part * 10_000n) % whole !== 0n) return undefined;
  const hundredths = (part * 10_000n) / whole;
  const decimals = String(hundredths % 100n).padStart(2, "0").replace(/0+$/, "");
  return rewrite(sink, above.startOffset, spanOfPiece(below).end, `${hundredths / 100n}${decimals === "" ? "" : `.${decimals}`}%`);
};

/** `1 300 yuan`: a space as the separator of thousands. */
const spacedThousands: Repair = (sink, pieces, index) => {
  const [before, token] = [pieces[index - 1], pieces[index]];
  if (before?.tokenType !== NumberMark || token?.tokenType !== NumberMark) return undefined;
  const written = /^[0-9]{1,3}(?:[ \u00A0\u3000][0-9]{3})+(?![0-9])/.exec(sink.text.slice(before.startOffset, before.startOffset + 40))?.[0];
  return written === undefined ? undefined : rewrite(sink, before.startOffset, before.startOffset + written.length, written.replace(/[ \u00A0\u3000]/g, ","));
};

/** `1 year`: what is due in months. */
const yearsAsMonths: Repair = (sink, pieces, index) => {
  const [before, token] = [pieces[index - 1], pieces[index]];
  const word = token === undefined ? undefined : /^years?\b/.exec(token.image)?.[0];
  const read = before?.tokenType === NumberMark ? readNumber(before.image) : undefined;
  if (before === undefined || token === undefined || word === undefined || read?.kind !== "Read" || read.value.denominator !== 1n) return undefined;
  return rewrite(sink, before.startOffset, token.startOffset + word.length, `${read.value.numerator * 12n} months`);
};

/** `policy linhai.other`, `in year`: a word of the language as a name. */
const quotedName: Repair = (sink, pieces, index, message) => {
  const token = pieces[index];
  if (token?.keyword === "inYear") {
    const start = token.startOffset + token.image.search(/\S+$/);
    const { end } = spanOfPiece(token);
    return fix(sink, { en: "Put the name in quotes", zh: "给名称加引号" }, [[start, start, '"'], [end, end, '"']], false);
  }
  const isName = message === "name" || message === "NameWord";
  if (!isName || token?.keyword === undefined || !RESERVED.has(token.keyword)) return undefined;
  const { start, end } = spanOfPiece(token);
  return fix(sink, { en: "Put the name in quotes", zh: "给名称加引号" }, [[start, start, '"'], [end, end, '"']], false);
};

/** `source 海政发〔2025〕1号`, `article 第二条`: texts stand in quotes. */
const quotedText: Repair = (sink, pieces, index, message) => {
  const token = pieces[index];
  if (message !== "Text" || token?.tokenType !== Word) return undefined;
  return inQuotes(sink, pieces, index, { en: "Put the text in quotes", zh: "给文字加引号" }, ({ keyword, tokenType }) => tokenType === LeftBrace || (keyword !== undefined && TAIL.has(keyword)));
};

const TAIL: ReadonlySet<KeywordId> = new Set(TAIL_WORDS);

/** From here to what ends it, or to the end of the line. */
function inQuotes(sink: Sink, pieces: readonly Piece[], index: number, title: Phrase, ends: (piece: Piece) => boolean): Fix {
  const start = pieces[index]?.startOffset ?? 0;
  const lineEnd = start + (/^[^\r\n]*/.exec(sink.text.slice(start))?.[0].length ?? 0);
  const line = pieces.slice(index).filter(({ startOffset, tokenType }) => startOffset < lineEnd && tokenType !== EndOfClause);
  const other = line.findIndex((piece, place) => place > 0 && ends(piece));
  const last = line.at(other < 0 ? -1 : other - 1);
  const end = last === undefined ? start : spanOfPiece(last).end;
  return fix(sink, title, [[start, start, '"'], [end, end, '"']], false);
}

/** `2025.1.1`, `2025/1/1` */
const dateWithMarks: Repair = (sink, pieces, index, message) => {
  const token = pieces[index];
  if (message !== "Date" || token === undefined) return undefined;
  const [written = "", year = "", month = "", day = ""] = /^([12][0-9]{3})[./]([01]?[0-9])[./]([0-3]?[0-9])(?![0-9])/.exec(sink.text.slice(token.startOffset, token.startOffset + 12)) ?? [];
  return written === "" ? undefined : rewrite(sink, token.startOffset, token.startOffset + written.length, `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
};

/** `policy linhai.basic 基本办法`: what a document is called stands in quotes, unlike the other name of what it declares. */
const quotedTitle: Repair = (sink, pieces, index, message) => {
  const [previous, token] = [pieces[index - 1], pieces[index]];
  const first = pieces.find(({ clause }) => clause === token?.clause);
  if (message !== "EndOfClause" || token?.tokenType !== Word || previous === undefined || (first?.keyword !== "policy" && first?.keyword !== "library")) return undefined;
  if (/[\r\n]/.test(sink.text.slice(previous.startOffset, token.startOffset)) || guessAround(sink.text, spanOfPiece(token), undefined) !== undefined) return undefined;
  return inQuotes(sink, pieces, index, { en: "Put the title in quotes", zh: "给标题加引号" }, ({ tokenType }) => tokenType !== Word);
};

/** `settle employee: …`, `benefit inpatient 住院 employee when …` */
const missingFor: Repair = (sink, pieces, index, message) => {
  const [token, next] = [pieces[index], pieces[index + 1]];
  const clause = pieces.slice(0, index).filter((piece) => piece.clause === token?.clause);
  const isLast = next?.keyword === "when" || next?.tokenType === LeftBrace;
  const isOfBenefit = message === "EndOfClause" && isLast && clause[0]?.keyword === "benefit" && clause.every(({ keyword }) => keyword !== "for");
  if (!(message === "'for'" || isOfBenefit) || token === undefined || !(token.tokenType === Word || token.tokenType === Text || token.keyword !== undefined)) return undefined;
  const word = /[\u4E00-\u9FFF]/.test(clause[0]?.image ?? "") ? "适用" : "for";
  return fix(sink, { en: `Put “${word}” in`, zh: `补上“${word}”` }, [[token.startOffset, token.startOffset, `${word} `]], false);
};

/** `repeal inpatient` */
const repealedBenefit: Repair = (sink, pieces, index) => {
  const [before, token, after] = [pieces[index - 1], pieces[index], pieces[index + 1]];
  if (before?.keyword !== "repeal" || (token?.tokenType !== Word && token?.tokenType !== Text) || after?.image === ".") return undefined;
  const word = /[\u4E00-\u9FFF]/.test(before.image) ? "待遇" : "benefit";
  return fix(sink, { en: `Write “${before.image} ${word} ${token.image}”`, zh: `改为“${before.image} ${word} ${token.image}”` }, [[token.startOffset, token.startOffset, `${word} `]], false);
};

/** `integer 0 to 150` */
const rangeWithTo: Repair = (sink, pieces, index) => {
  const [before, token, after] = [pieces[index - 1], pieces[index], pieces[index + 1]];
  if (token?.keyword !== "to" || before?.tokenType !== NumberMark || after?.tokenType !== NumberMark) return undefined;
  return rewrite(sink, before.startOffset, spanOfPiece(after).end, `${before.image}..${after.image}`);
};

/** `given care inpatient on 2025-05-10`: what an example states is a list. */
const missingComma: Repair = (sink, pieces, index, message) => {
  const [before, token] = [pieces[index - 1], pieces[index]];
  const list = pieces.slice(0, index).findLast(({ keyword }) => keyword === "given" || keyword === "claim" || keyword === "expect");
  if (message !== "EndOfClause" || before === undefined || token === undefined || list === undefined || list.clause !== token.clause) return undefined;
  if (token.tokenType !== Word && token.keyword === undefined) return undefined;
  const { end } = spanOfPiece(before);
  return fix(sink, { en: "Put a comma in", zh: "补上逗号" }, [[end, end, /[\u4E00-\u9FFF]/.test(list.image) ? "，" : ","]], false);
};

/** The first that fits is offered. */
const REPAIRS: readonly Repair[] = [fractionAsPercent, spacedThousands, yearsAsMonths, quotedName, quotedText, quotedTitle, dateWithMarks, chainedComparison, missingFor, repealedBenefit, rangeWithTo, missingComma, missingWhen, spokenEquals];
