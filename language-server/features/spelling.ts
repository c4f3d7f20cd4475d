/** In which of its two spellings a file is written, and how words and names look in it. */
import { isChinese } from "../../compiler/base/chinese.ts";
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import { KEYWORDS, type KeywordId, RESERVED } from "../../compiler/syntax/keywords.ts";
import { WORD } from "../../compiler/syntax/patterns.ts";
import type { Token } from "../../compiler/syntax/token.ts";

/** Most keywords decide; in a file without any, the language of the editor. */
export function spellingOf(tokens: readonly Token[], otherwise: Language): Language {
  let balance = 0;
  for (const { kind, image } of tokens) if (kind === "Keyword") balance += isChinese(image) ? 1 : -1;
  return balance === 0 ? otherwise : balance > 0 ? "zh" : "en";
}

const SPELLINGS = new Map(KEYWORDS.map(({ id, en, zh }) => [id, { en, zh }]));

/** The spelling that the formatter writes. */
export { spellKeyword as wordFor } from "../../compiler/format/spell-keyword.ts";

export function spellingsOf(id: KeywordId, language: Language): readonly string[] {
  return SPELLINGS.get(id)?.[language] ?? [];
}

const WHOLE_WORD = new RegExp(`^(?:${WORD.source})$`);
const NEVER_NAMES: ReadonlySet<string> = new Set([...RESERVED].flatMap((id) => [...spellingsOf(id, "en"), ...spellingsOf(id, "zh")]));

/** As it is written where it is referred to: in quotes if it is no word, or a word that never is a name. */
export function writtenName(key: string): string {
  return WHOLE_WORD.test(key) && !NEVER_NAMES.has(key) ? key : `"${key}"`;
}
