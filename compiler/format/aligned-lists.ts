import type { KeywordId } from "../syntax/keywords.ts";
import { isBlock, type Block, type Clause, type Item } from "./items.ts";
import { widthOf } from "./width.ts";
import type { Word } from "./word.ts";

/** Spaces more behind some words, so that what follows stands in a column. */
export type Gaps = ReadonlyMap<Word, number>;

/** Declarations that only name something; several in a row are a list. */
const NAMING: ReadonlySet<KeywordId | undefined> = new Set<KeywordId>(["province", "city", "measure", "kind", "indicator", "parameter"]);
/** Whether the block of such a clause is a list of members. */
export function holdsMembers(opening: KeywordId | undefined): boolean {
  return opening === "dimension";
}

const WITH_PARTS: ReadonlySet<KeywordId | undefined> = new Set<KeywordId>(["contribution", "account", "set"]);

/** What stands in columns among the items of a file, or of a clause that opens with `opening`. */
export function gapsAmong(items: readonly Item[], opening: KeywordId | undefined): Gaps {
  const gaps = new Map<Word, number>();
  const clauses = items.filter((item) => item.kind === "clause");
  if (holdsMembers(opening)) alignNames(clauses, 0, gaps);
  if (WITH_PARTS.has(opening)) align(clauses.filter(hasMore(1)), 0, gaps);
  if (opening === undefined) for (const run of runsOf(items)) alignNames(run, 1, gaps);
  return gaps;
}

function hasMore(count: number): (clause: Clause) => boolean {
  return ({ parts }) => parts.length > count;
}

/** Neighbouring lines that declare the same kind of thing. */
function runsOf(items: readonly Item[]): readonly (readonly Clause[])[] {
  const runs: Clause[][] = [];
  let before: KeywordId | undefined;
  for (const item of items) {
    const [first] = item.kind === "clause" ? item.parts : [];
    const keyword = first !== undefined && !isBlock(first) ? first.keyword : undefined;
    const isListed = item.kind === "clause" && NAMING.has(keyword) && !item.parts.some(isBlock);
    if (isListed && keyword === before && !item.blankBefore) runs.at(-1)?.push(item);
    else if (isListed) runs.push([item]);
    before = isListed ? keyword : undefined;
  }
  return runs.filter(({ length }) => length > 1);
}

/** The names, and the names in the other language behind them. */
function alignNames(clauses: readonly Clause[], at: number, gaps: Map<Word, number>): void {
  align(clauses.filter(hasMore(at + 1)), at, gaps);
  align(clauses.filter(({ parts }) => parts.length > at + 2 && isName(parts[at + 1])), at + 1, gaps);
}

function isName(part: Word | Block | undefined): boolean {
  return part !== undefined && !isBlock(part) && part.kind === "Name";
}

function align(clauses: readonly Clause[], at: number, gaps: Map<Word, number>): void {
  const words = clauses.flatMap(({ parts }) => { const part = parts[at]; return part === undefined || isBlock(part) ? [] : [part]; });
  const width = Math.max(0, ...words.map(({ text }) => widthOf(text)));
  for (const word of words) gaps.set(word, width - widthOf(word.text));
}
