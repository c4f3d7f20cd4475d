import type { KeywordId } from "../syntax/keywords.ts";
import type { Token } from "../syntax/token.ts";
import type { Facts } from "./facts.ts";
import { spellingOf } from "./spell-keyword.ts";
import type { Word } from "./word.ts";

export type Piece = Pick<Word, "kind" | "keyword" | "text" | "span">;

const UNITS: ReadonlySet<KeywordId | undefined> = new Set<KeywordId>(["yuan", "points", "months", "days", "years", "yearsBefore"]);
const CLOSING: ReadonlySet<string> = new Set([",", ";", ":", ")", "%", "."]);

/** Marks lean on what they belong to; a Chinese unit stands right behind its figure, as in print. */
export function isTightLeft(piece: Piece, before: Token | undefined, facts: Facts): boolean {
  if (piece.kind === "Keyword") {
    const isBehindFigure = piece.keyword === "calendarMonthOfContribution" ? before?.kind === "Ordinal" : UNITS.has(piece.keyword) && before?.kind === "Number";
    return isBehindFigure && spellingOf(piece.text) === "zh";
  }
  if (piece.kind !== "Mark") return false;
  if (piece.text === "..") return !facts.openBelow.has(piece.span.start) && before !== undefined && endsValue(before);
  return CLOSING.has(piece.text);
}

export function isTightRight(piece: Piece, before: Token | undefined, after: Token | undefined, facts: Facts): boolean {
  if (piece.kind !== "Mark") return false;
  if (piece.text === "..") return !facts.openAbove.has(piece.span.end) && after !== undefined && startsValue(after);
  if (piece.text === "−") return !facts.operations.has(piece.span.start) && (before === undefined || !endsValue(before)) && before?.keyword !== "patientShare";
  return piece.text === "(" || piece.text === ".";
}

const VALUE_ENDS: ReadonlySet<KeywordId | undefined> = new Set<KeywordId>([
  "yuan", "points", "months", "days", "years", "ofPreviousYear", "yearsBefore", "theTableValue", "ofTheTableValue", "none", "yes", "no", "notCovered",
]);

function endsValue({ kind, keyword, image }: Token): boolean {
  if (kind === "Mark") return /^[)）%％]$/.test(image);
  if (kind === "Keyword") return VALUE_ENDS.has(keyword);
  return kind !== "Text";
}

function startsValue({ kind, image }: Token): boolean {
  if (kind === "Mark") return /^[(（−–－-]$/.test(image);
  return kind !== "Text" && kind !== "EndOfFile" && kind !== "Keyword";
}
