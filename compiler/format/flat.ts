import type { Gaps } from "./aligned-lists.ts";
import { isBlock, type Block, type Clause } from "./items.ts";
import { layOutRows } from "./table-layout.ts";
import { joinWords, type Word } from "./word.ts";

/** The clause on one line, without what is remarked behind it; `undefined` if it takes several. */
export function flatClause({ parts }: Clause, gaps: Gaps): string | undefined {
  const texts: string[] = [];
  let words: Word[] = [];
  for (const part of parts) {
    if (!isBlock(part)) {
      words.push(part);
      continue;
    }
    const block = flatBlock(part, gaps);
    if (block === undefined || !isOneLine(words)) return undefined;
    texts.push(joinWords(words, gaps), block);
    words = [];
  }
  if (!isOneLine(words)) return undefined;
  return words.length === 0 ? texts.join(" ") : [...texts, joinWords(words, gaps)].join(" ");
}

/** A block stays on one line where the drafter wrote it so. */
export function flatBlock({ isOpen, remarks, items }: Block, gaps: Gaps): string | undefined {
  const [item, second] = items;
  if ((isOpen && (items.length > 0 || remarks.length > 0)) || second !== undefined || !isOneLine(remarks)) return undefined;
  const inside = item === undefined ? "" : item.kind === "remark" ? undefined : item.kind === "row" ? layOutRows([item])[0] : flatClause(item, gaps);
  const trailing = item === undefined || item.kind === "remark" ? [] : item.trailing;
  if (inside === undefined || !isOneLine(trailing)) return undefined;
  const texts = [joinWords(remarks), inside, joinWords(trailing)].filter((text) => text !== "");
  return texts.length === 0 ? "{}" : `{ ${texts.join(" ")} }`;
}

/** No comment among them ends its line, or has several. */
export function isOneLine(words: readonly Word[]): boolean {
  return words.every(({ kind, text, breaksBefore }) => kind !== "Comment" || !(text.startsWith("//") || text.includes("\n") || breaksBefore));
}
