/** The layout of one table while it is being typed, whatever the state of the rest of the file. */
import type { Span } from "../base/span.ts";
import { parse } from "../syntax/parse.ts";
import type { Token } from "../syntax/token.ts";
import { factsOf } from "./facts.ts";
import { pageOf, type FormatOptions } from "./format.ts";
import { frameOf, withLineEnds } from "./line-ends.ts";
import { printItems } from "./print.ts";
import { readItems } from "./read-items.ts";
import { missingBarsIn, obstaclesIn } from "./refusal.ts";
import { Speller } from "./speller.ts";

/** Rows of neighbouring lines that begin with a bar, with remarks and empty lines among them, from the first bar to the end of the last row. */
interface Lines extends Span {
  readonly standIn: string;
}

/** The rows around an offset with their columns aligned, in the place of those that stand there; `undefined` where no row stands. */
export function alignTable(text: string, offset: number, options: FormatOptions = {}): { readonly span: Span; readonly text: string } | undefined {
  const lines = rowsAround(text, offset);
  if (lines === undefined) return undefined;
  const parsed = parse(options.file ?? "", text);
  const isUnread = obstaclesIn(parsed).some(({ location }) => location !== undefined && location.span.start <= lines.end && location.span.end >= lines.start);
  if (isUnread) return undefined;
  const { tokens } = parsed;
  if (tokens.some((token) => isCut(token, lines))) return undefined;
  const first = tokens.findIndex(({ span }) => span.start >= lines.start);
  const inside = tokens.slice(first).filter(({ span }) => span.end <= lines.end);
  const speller = new Speller(tokens, factsOf(parsed.tree), { spelling: options.spelling, names: options.names ?? new Map(), quoted: quotedIn(inside) });
  for (let before = 0; before < first; before += 1) speller.word(before, false);
  const items = readItems([...inside, endAfter(tokens, first + inside.length, lines)], (index, isInCell) => speller.word(first + index, isInCell), missingBarsIn(parsed.diagnostics));
  const printed = printItems(items, pageOf(options)).trimEnd().replace(/\n(?!\n)/g, `\n${lines.standIn}`);
  return { span: { start: lines.start, end: lines.end }, text: withLineEnds(printed, frameOf(text)) };
}

/** Quotes that may be needed stay: whether they are is found out with the whole file. */
function quotedIn(tokens: readonly Token[]): ReadonlySet<number> {
  return new Set(tokens.filter(({ kind, image }) => kind === "Name" && /^["＂“「]/.test(image)).map(({ span }) => span.start));
}

/** It, or a comment before it, goes on beyond the rows. */
function isCut({ span, leading }: Token, { start, end }: Span): boolean {
  const pieces = [span, ...leading.filter(({ kind }) => kind !== "Space").map((comment) => comment.span)];
  return pieces.some((piece) => [start, end].some((edge) => piece.start < edge && edge < piece.end));
}

/** The end of the rows, with the remark that stands behind the last of them. */
function endAfter(tokens: readonly Token[], index: number, { end }: Span): Token {
  const leading = (tokens[index]?.leading ?? []).filter(({ span }) => span.end <= end);
  return { kind: "EndOfFile", keyword: undefined, image: "", span: { start: end, end }, leading };
}

const isRow = /^[^\S\r\n]*[|｜]/;
const isBetweenRows = /^\s*(?:\/\/.*)?\s*$/;

function rowsAround(text: string, offset: number): Lines | undefined {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const starts: number[] = [];
  lines.reduce((start, line) => (starts.push(start), start + line.length), 0);
  const here = starts.findLastIndex((start) => start <= offset);
  if (!isRow.test(lines[here] ?? "")) return undefined;
  const [first, last] = [lastRow(lines, here, -1), lastRow(lines, here, 1)];
  const standIn = /^\s*/.exec(lines[first] ?? "")?.[0] ?? "";
  return { start: (starts[first] ?? 0) + standIn.length, end: (starts[last] ?? 0) + (lines[last] ?? "").trimEnd().length, standIn };
}

function lastRow(lines: readonly string[], here: number, step: 1 | -1): number {
  let last = here;
  for (let at = here + step; at in lines && (isRow.test(lines[at] ?? "") || isBetweenRows.test(lines[at] ?? "")); at += step) if (isRow.test(lines[at] ?? "")) last = at;
  return last;
}
