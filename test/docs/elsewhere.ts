/** Blocks that other tests try. */
import type { Block } from "./blocks.ts";

interface Tried {
  readonly pages: RegExp;
  readonly languages: readonly string[];
  /** As many as the test takes of a page; all of them where nothing is said. */
  readonly each?: number;
  readonly by: string;
}

export const ELSEWHERE: readonly Tried[] = [
  { pages: /^compiler\/diagnostics\/pages\//, languages: ["tongchou", "text"], by: "test/diagnostics/page-transcripts.test.ts" },
  { pages: /^compiler\/docs\/(examples|language(\.zh)?)\.md$/, languages: ["tongchou"], by: "test/docs/samples.test.ts" },
  { pages: /^compiler\/docs\/ci(\.zh)?\.md$/, languages: ["json"], each: 1, by: "test/examples/ci.test.ts" },
  { pages: /^compiler\/docs\/signing(\.zh)?\.md$/, languages: ["sh"], each: 3, by: "test/examples/ci.test.ts" },
  { pages: /^compiler\/docs\/targets(\.zh)?\.md$/, languages: ["text"], each: 1, by: "test/targets/sql-settlement.test.ts" },
  { pages: /^compiler\/format\/principles\.md$/, languages: ["tongchou"], by: "test/format/principles.test.ts" },
  { pages: /^examples\/lessons\//, languages: ["tongchou", "text"], by: "test/examples/lessons.test.ts" },
  { pages: /^examples\/tutorial\/\d/, languages: ["console", "diff", "tongchou"], by: "test/docs/tutorial.test.ts" },
  { pages: /^README(\.zh)?\.md$/, languages: ["tongchou", "json", "text"], each: 1, by: "test/readme.test.ts" },
  { pages: /^test\/golden\/settlement\//, languages: ["text"], by: "test/cli/settle-explained.test.ts" },
  { pages: /^test\/golden\/[^/]+\.md$/, languages: ["tongchou", "text"], by: "test/golden/golden.test.ts" },
];

/** Of the blocks of all pages those that are left. */
export function triedNowhereElse(blocks: readonly Block[]): Block[] {
  const taken = new Map<string, number>();
  return blocks.filter((block) => {
    const tried = ELSEWHERE.find(({ pages, languages }) => pages.test(block.page) && languages.includes(block.language));
    if (tried === undefined) return true;
    const key = `${block.page} ${block.language}`;
    const before = taken.get(key) ?? 0;
    taken.set(key, before + 1);
    return before >= (tried.each ?? Infinity);
  });
}
