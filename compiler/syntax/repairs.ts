/** What was mostly meant where the grammar stopped, offered as a fix: figures as notices or spreadsheets write them, names that need quotes, words left out. */
import type { Fix } from "../diagnostics/diagnostic.ts";
import { chainedComparison, spokenEquals } from "./condition-repairs.ts";
import { spanOfPiece, type Piece } from "./layout.ts";
import { dayOnwards, orInList, strokePeriod } from "./notice-repairs.ts";
import { readNumber } from "./numbers.ts";
import { missingBar, missingComma, missingFor, missingListComma, missingWhen } from "./omissions.ts";
import { type Repair, rewrite, spelledLike } from "./repair.ts";
import { fix, type Sink } from "./sink.ts";
import { bareArticle, quotedName, quotedText, quotedTitle } from "./text-repairs.ts";
import { NumberMark, Slash, Text, Word } from "./token-types.ts";

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

/** `2025.1.1`, `2025/1/1` */
const dateWithMarks: Repair = (sink, pieces, index, message) => {
  const token = pieces[index];
  if (message !== "Date" || token === undefined) return undefined;
  const [written = "", year = "", month = "", day = ""] = /^([12][0-9]{3})[./]([01]?[0-9])[./]([0-3]?[0-9])(?![0-9])/.exec(sink.text.slice(token.startOffset, token.startOffset + 12)) ?? [];
  return written === "" ? undefined : rewrite(sink, token.startOffset, token.startOffset + written.length, `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
};

/** `repeal inpatient` */
const repealedBenefit: Repair = (sink, pieces, index) => {
  const [before, token, after] = [pieces[index - 1], pieces[index], pieces[index + 1]];
  if (before?.keyword !== "repeal" || (token?.tokenType !== Word && token?.tokenType !== Text) || after?.image === ".") return undefined;
  const word = spelledLike(before.image, { en: "benefit", zh: "待遇" });
  return fix(sink, { en: `Write “${before.image} ${word} ${token.image}”`, zh: `改为“${before.image} ${word} ${token.image}”` }, [[token.startOffset, token.startOffset, `${word} `]], false);
};

/** `integer 0 to 150` */
const rangeWithTo: Repair = (sink, pieces, index) => {
  const [before, token, after] = [pieces[index - 1], pieces[index], pieces[index + 1]];
  if (token?.keyword !== "to" || before?.tokenType !== NumberMark || after?.tokenType !== NumberMark) return undefined;
  return rewrite(sink, before.startOffset, spanOfPiece(after).end, `${before.image}..${after.image}`);
};

/** Those that fit are offered. */
const REPAIRS: readonly Repair[] = [
  missingListComma, fractionAsPercent, spacedThousands, yearsAsMonths, quotedName, quotedText, bareArticle, dateWithMarks, dayOnwards, strokePeriod, chainedComparison, orInList, repealedBenefit, rangeWithTo, spokenEquals,
];
const OMISSIONS: readonly Repair[] = [quotedTitle, missingFor, missingComma, missingWhen, missingBar];

/** What was written in another way. */
export function repairsOf(sink: Sink, pieces: readonly Piece[], index: number, message: string): readonly Fix[] {
  return REPAIRS.flatMap((repair) => repair(sink, pieces, index, message) ?? []);
}

/** What was left out. */
export function omissionsAt(sink: Sink, pieces: readonly Piece[], index: number, message: string): readonly Fix[] {
  return OMISSIONS.flatMap((repair) => repair(sink, pieces, index, message) ?? []);
}
