import type { Span } from "../base/span.ts";
import { BETWEEN } from "./spellings.ts";
import type { Trivia } from "./token.ts";

/** Of each of `BETWEEN`. */
const KINDS: readonly Trivia["kind"][] = ["Space", "DocComment", "LineComment", "BlockComment", "BlockComment"];
const PATTERN = new RegExp(BETWEEN.map(({ pattern }) => `(${pattern.source})`).join("|"), "g");

/** The spaces and comments between two tokens. The lexer passes over them, for only a formatter wants to know. */
export function triviaBetween(text: string, start: number, end: number): readonly Trivia[] {
  const gap = text.slice(start, end);
  if (gap.trim() === "") return gap === "" ? [] : [{ kind: "Space", image: gap, span: { start, end } }];
  return [...gap.matchAll(PATTERN)].map(({ index, 0: image, ...groups }) => {
    const kind = KINDS.find((_, group) => groups[group + 1] !== undefined) ?? "Space";
    return { kind, image, span: { start: start + index, end: start + index + image.length } };
  });
}

/** A comment that nothing closes, among what stands behind the last token. */
export function openCommentBehind(text: string, end: number): Span | undefined {
  if (!text.includes("/*", end)) return undefined;
  const last = triviaBetween(text, end, text.length).at(-1);
  return last?.kind === "BlockComment" && !/^\/\*[^]*\*\/$/.test(last.image) ? last.span : undefined;
}
