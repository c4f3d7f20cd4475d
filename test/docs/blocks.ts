/** The blocks of code in documents. */
import { readFileSync } from "node:fs";
import { root } from "../support/workspace-texts.ts";
import { allPages } from "./pages.ts";

export interface Block {
  readonly page: string;
  readonly line: number;
  /** The first word behind the fence; empty where there is none. */
  readonly language: string;
  readonly text: string;
}

/** @throws if a page has a fence that is not the beginning or the end of a block. */
export function blocksOf(page: string): Block[] {
  const text = readFileSync(root + page, "utf8");
  const blocks = [...text.matchAll(/^(`{3,})([^\s`]*)[^\n`]*\n([^]*?)^\1$/gm)];
  const fences = text.split("\n").filter((line) => /^\s*(```|~~~)/.test(line)).length;
  const inside = blocks.reduce((sum, [, , , body = ""]) => sum + body.split("\n").filter((line) => /^\s*(```|~~~)/.test(line)).length, 0);
  if (fences !== 2 * blocks.length + inside) throw new Error(`${page} has a fence that is not closed, or not at the margin`);
  return blocks.map(({ index, 2: language = "", 3: body = "" }) => ({ page, line: text.slice(0, index).split("\n").length, language, text: body }));
}

export function allBlocks(): Block[] {
  return allPages().flatMap(blocksOf);
}

export function placeOf({ page, line, language }: Block): string {
  return `${page}:${line} ${language === "" ? "without a language" : language}`;
}
