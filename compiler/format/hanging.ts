import type { KeywordId } from "../syntax/keywords.ts";
import { TAIL_WORDS } from "../syntax/word-groups.ts";
import { isBlock, type Item } from "./items.ts";

/** Clauses on lines of their own that belong to the head of the file, the guardrail or the example above them. */
const HANGING: ReadonlySet<KeywordId | undefined> = new Set<KeywordId>([
  "issued", "effectiveFrom", "amends", "repeals", "overridesLocal", "implements", "draft", "reviewBy",
  "error", "warning", "note", "when", "require", "given", "claim", "expect", ...TAIL_WORDS,
]);

export function isHanging(item: Item): boolean {
  const [first] = item.kind === "clause" ? item.parts : [];
  return first !== undefined && !isBlock(first) && first.kind === "Keyword" && HANGING.has(first.keyword);
}

/** Which items of a file stand in below the one they belong to; a remark goes with what it stands above. */
export function hanging(items: readonly Item[]): readonly boolean[] {
  let below = false;
  return [...items].reverse().map((item) => {
    if (item.kind !== "remark") below = isHanging(item);
    return below;
  }).reverse();
}
