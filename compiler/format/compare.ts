import { parse } from "../syntax/parse.ts";
import { isBlock, type Clause, type Item, type Row } from "./items.ts";
import { obstaclesIn } from "./refusal.ts";
import type { Word } from "./word.ts";

/** A token or comment that must be found again in what was printed; `word` is missing for braces and bars. */
interface Due {
  readonly text: string;
  readonly word: Word | undefined;
}

function dueOf(items: readonly Item[], due: Due[] = []): readonly Due[] {
  const mark = (text: string): void => void due.push({ text, word: undefined });
  const add = (words: readonly Word[]): void => { for (const word of words) due.push({ text: word.text, word }); };
  for (const item of items) {
    if (item.kind === "remark") add([item.comment]);
    else if (item.kind === "row") addRow(item, mark, add);
    else addClause(item, due, mark, add);
  }
  return due;
}

type Mark = (text: string) => void;
type Add = (words: readonly Word[]) => void;

function addRow({ cells, tail, trailing }: Row, mark: Mark, add: Add): void {
  mark("|");
  for (const cell of cells) {
    add(cell);
    mark("|");
  }
  add(tail);
  add(trailing);
}

function addClause({ parts, trailing }: Clause, due: Due[], mark: Mark, add: Add): void {
  for (const part of parts) {
    if (!isBlock(part)) {
      due.push({ text: part.text, word: part });
      continue;
    }
    mark("{");
    add(part.remarks);
    dueOf(part.items, due);
    mark("}");
  }
  add(trailing);
}

/**
 * Reads what was printed and compares it, word for word and remark for remark, with what was to be printed. `undefined` if they are the same;
 * else the words around the first that differs, and around what could not be read.
 */
export function differencesIn(items: readonly Item[], printed: string): readonly Word[] | undefined {
  const wanted = dueOf(items);
  const { tokens, diagnostics } = parse("", printed);
  const found: { readonly text: string; readonly kind: Word["kind"]; readonly end: number }[] = [];
  for (const { leading, image, kind, span } of tokens) {
    for (const trivia of leading) if (trivia.kind !== "Space") found.push({ text: trivia.image, kind: "Comment", end: trivia.span.end });
    if (kind !== "EndOfFile") found.push({ text: image, kind, end: span.end });
  }
  const first = wanted.findIndex(({ text, word }, index) => text !== found[index]?.text || (word !== undefined && word.kind !== found[index]?.kind));
  const unread = obstaclesIn({ tokens, diagnostics }).flatMap(({ location }) => (location === undefined ? [] : found.findIndex(({ end }) => end >= location.span.start)));
  if (first < 0 && wanted.length === found.length && unread.length === 0) return undefined;
  return [...new Set([...unread, first < 0 ? wanted.length : first].flatMap((at) => around(wanted, at)))];
}

function around(wanted: readonly Due[], at: number): readonly Word[] {
  return wanted.slice(Math.max(0, at - 12), at + 12).flatMap(({ word }) => word ?? []);
}
