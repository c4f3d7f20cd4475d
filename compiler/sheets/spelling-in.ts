import { spellingOf } from "../format/spell-keyword.ts";
import type { Spelling } from "../format/word.ts";
import type { Token } from "../syntax/token.ts";

/** The language in which most keywords of some files are written. */
export function spellingIn(tokens: readonly Token[]): Spelling {
  const keywords = tokens.filter(({ kind }) => kind === "Keyword");
  return keywords.filter(({ image }) => spellingOf(image) === "zh").length * 2 > keywords.length ? "zh" : "en";
}
