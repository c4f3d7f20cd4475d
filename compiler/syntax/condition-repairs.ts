/** Repairs of conditions: how people write comparisons elsewhere. */
import type { TokenType } from "chevrotain";
import type { Fix } from "../diagnostics/diagnostic.ts";
import { spanOfPiece, type Piece } from "./layout.ts";
import { orBefore } from "./notice-repairs.ts";
import { type Repair, rewrite, spelledLike } from "./repair.ts";
import type { Sink } from "./sink.ts";
import { Colon, EndOfClause, LeftBrace, RightBrace, Word } from "./token-types.ts";
import { halfWidth } from "./widths.ts";

const CONDITION_ENDS: ReadonlySet<TokenType> = new Set([LeftBrace, RightBrace, EndOfClause]);

/** `60 <= age <= 69`: a range is compared from the side of the fact. */
export const chainedComparison: Repair = (sink, pieces, index) => {
  const token = pieces[index];
  return token === undefined ? undefined : chainAt(sink, token.startOffset);
};

export function chainAt(sink: Sink, start: number): Fix | undefined {
  const line = halfWidth(sink.text.slice(start, start + 80));
  const [written, low, under, name, over, high] = /^([0-9]+)[ \t]*(<=?|≤)[ \t]*([^\s<>=≤≥|]+)[ \t]*(<=?|≤)[ \t]*([0-9]+)/.exec(line) ?? [];
  if (written === undefined || low === undefined || high === undefined || name === undefined) return undefined;
  const [from, to] = [Number(low) + (under === "<" ? 1 : 0), Number(high) - (over === "<" ? 1 : 0)];
  return rewrite(sink, start, start + written.length, `${name} ${spelledLike(name, { en: "in", zh: "属于" })} ${from}..${to}`);
}

/** `when care is inpatient` */
export const spokenEquals: Repair = (sink, pieces, index, message) => {
  const token = pieces[index];
  if (message !== "comparison" || token === undefined || !/^(?:is|equals?|是|为|等于)$/.test(token.image)) return undefined;
  return rewrite(sink, token.startOffset, spanOfPiece(token).end, "=");
};

/**
 * `retired: halve`, `when inpatient {`: the word before the end of the condition is a member, and a condition names its dimension too. Of one that ends otherwise
 * than with a colon the word may as well be the dimension; then it must be compared with elsewhere.
 */
export function lacksDimension(sink: Sink, pieces: readonly Piece[], index: number, message: string): Piece | undefined {
  const [before, token] = [pieces[index - 1], pieces[index]];
  if (message !== "comparison" || token === undefined || before?.tokenType !== Word || orBefore(pieces, index, message) !== undefined) return undefined;
  return token.tokenType === Colon || (CONDITION_ENDS.has(token.tokenType) && dimensionOf(sink, before.image) !== undefined) ? before : undefined;
}

/** The dimension that this file compares with the member elsewhere. */
export function dimensionOf(sink: Sink, member: string): string | undefined {
  const name = member.replace(/[^\p{L}\p{N}_]/gu, "");
  return new RegExp(`([\\p{L}_][\\p{L}\\p{N}_]*)[ \\t]*=[ \\t]*${name}(?![\\p{L}\\p{N}_])`, "u").exec(sink.text)?.[1];
}
