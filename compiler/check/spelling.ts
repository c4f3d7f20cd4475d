/** Fixes write the spelling that a file is written in. */
import type { Context } from "./context.ts";

/** The head's keyword in Chinese is shorter than the shortest in English, which a space follows. */
export function isSpeltInChinese({ scope }: Pick<Context, "scope">): boolean {
  const { header } = scope.unit.tree;
  return header?.name !== undefined && header.name.span.start - header.span.start <= "policy".length;
}

/** A text to insert, in the file's spelling. */
export function spelt(context: Context, text: { readonly en: string; readonly zh: string }): string {
  return isSpeltInChinese(context) ? text.zh : text.en;
}
