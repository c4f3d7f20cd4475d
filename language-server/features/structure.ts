/** What can be folded, and what a growing selection takes in next. */
import type { Span } from "../../compiler/base/span.ts";
import { lineAt, positionAt, type SourceText } from "../../compiler/base/source-text.ts";
import type { Parsed } from "../../compiler/syntax/parse.ts";
import type { Token } from "../../compiler/syntax/token.ts";

export interface Fold {
  /** Lines from 1, both included; the last one stays visible where it closes a brace. */
  readonly first: number;
  readonly last: number;
  readonly kind: "comment" | "block";
}

export function foldsOf({ tokens }: Parsed, source: SourceText): readonly Fold[] {
  const lineOf = (offset: number): number => positionAt(source, offset).line;
  const blocks = bracePairs(tokens).map(({ start, end }): Fold => ({ first: lineOf(start), last: lineOf(end) - 1, kind: "block" }));
  return [...blocks, ...commentFolds(tokens, lineOf)].filter(({ first, last }) => last > first);
}

const OPENING: Readonly<Record<string, string>> = { "{": "}", "｛": "}", "(": ")", "（": ")" };
const CLOSING: Readonly<Record<string, string>> = { "}": "}", "｝": "}", ")": ")", "）": ")" };

/** From behind the opening mark up to the closing one. */
function bracePairs(tokens: readonly Token[]): readonly Span[] {
  const open: { readonly closes: string; readonly end: number }[] = [];
  const pairs: Span[] = [];
  for (const { image, span } of tokens) {
    const closes = OPENING[image];
    if (closes !== undefined) open.push({ closes, end: span.end });
    else if (CLOSING[image] !== undefined && open.at(-1)?.closes === CLOSING[image]) pairs.push({ start: open.pop()?.end ?? 0, end: span.start });
  }
  return pairs;
}

/** Comments in lines of their own, one below the other. */
function commentFolds(tokens: readonly Token[], lineOf: (offset: number) => number): readonly Fold[] {
  const lines = tokens.flatMap(({ leading }) => leading.filter(({ kind }) => kind !== "Space").map(({ span }) => ({ first: lineOf(span.start), last: lineOf(span.end) })));
  const folds: { first: number; last: number; readonly kind: "comment" }[] = [];
  for (const { first, last } of lines) {
    const before = folds.at(-1);
    if (before !== undefined && first <= before.last + 1) before.last = last;
    else folds.push({ first, last, kind: "comment" });
  }
  return folds;
}

/** From the word at the place outwards: its cell, its row, what its braces hold, the braces, the file. */
export function selectionsAt({ tokens }: Parsed, source: SourceText, offset: number): readonly Span[] {
  const word = tokens.find(({ span, image }) => image !== "" && span.start <= offset && offset <= span.end)?.span;
  const { line } = positionAt(source, offset);
  const start = source.lineStarts[line - 1] ?? 0;
  const text = lineAt(source, line);
  const whole: Span = { start: start + (text.length - text.trimStart().length), end: start + text.trimEnd().length };
  const around = bracePairs(tokens).filter((pair) => pair.start <= offset && offset <= pair.end).flatMap((pair) => [pair, { start: pair.start - 1, end: pair.end + 1 }]);
  const spans = [word, ...cellAt(source.text, whole, offset), whole, ...around, { start: 0, end: source.text.length }].filter((span) => span !== undefined);
  return growing(spans.filter((span) => span.start <= offset && offset <= span.end));
}

/** What stands in it; in its blank part, all between the bars. */
function cellAt(text: string, { start, end }: Span, offset: number): readonly Span[] {
  const isBar = (at: number): boolean => /[|｜]/.test(text.charAt(at));
  let [from, to] = [offset, offset];
  while (from > start && !isBar(from - 1)) from -= 1;
  while (to < end && !isBar(to)) to += 1;
  if (from <= start || to >= end) return [];
  const cell = text.slice(from, to);
  const inner = { start: from + (cell.length - cell.trimStart().length), end: from + cell.trimEnd().length };
  return inner.start <= offset && offset <= inner.end ? [inner] : [{ start: from, end: to }];
}

function growing(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((a, b) => a.end - a.start - (b.end - b.start));
  const kept: Span[] = [];
  for (const span of sorted) {
    const last = kept.at(-1);
    const isLarger = last === undefined || (span.start <= last.start && span.end >= last.end && span.end - span.start > last.end - last.start);
    if (isLarger) kept.push(span);
  }
  return kept;
}
