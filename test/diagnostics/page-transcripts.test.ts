import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readPage, readPages, type Page } from "../support/diagnostic-pages.ts";
import { SCENES } from "../support/page-scenes.ts";
import { play, type Language } from "../support/page-stage.ts";

const updates = process.env["UPDATE_GOLDEN"] === "1";
if (updates && process.env["CI"]) throw new Error("UPDATE_GOLDEN rewrites what the tests expect; it does not run where CI is set.");

const folder = fileURLToPath(new URL("../../compiler/diagnostics/pages/", import.meta.url));
const pages = new Map(readPages().map((page) => [page.code, page]));
const codesIn = (text: string): readonly string[] => [...new Set(text.match(/\bTC\d{4}(?=: )/g))];

/** The proof takes seconds before it gives up; once is enough. */
const slow: ReadonlySet<string> = new Set(["TC9126"]);
const cases = Object.keys(SCENES).flatMap((code) => (slow.has(code) ? ["en" as const] : (["en", "zh"] as const)).map((language) => [code, language] as const));

/** What a page says under “Wrong” or “Right”, or would. */
async function shownBy(code: string, kind: "wrong" | "right", language: Language): Promise<string> {
  return `${(await play(SCENES[code]![kind], language)).trimEnd()}\n`;
}

function rewrite({ code, text }: Page, changes: readonly (readonly [old: string, fresh: string])[]): void {
  const fresh = changes.reduce((page, [old, now]) => page.replace(old, () => now), text);
  if (fresh !== text) writeFileSync(`${folder}${code}.md`, fresh);
}

describe.each(cases)("the transcripts of %s (%s)", (code, language) => {
  test("are what a terminal shows, with the code where it fails and without where it does not", async () => {
    const page = pages.get(code)!;
    const [wrong, right] = [await shownBy(code, "wrong", language), await shownBy(code, "right", language)];
    const [[oldWrong = ""], [oldRight = ""]] = [page[language].wrong.transcripts, page[language].right.transcripts];
    if (updates) rewrite(readPage(code, readFileSync(`${folder}${code}.md`, "utf8")), [[oldWrong, wrong], [oldRight, right]]);
    else expect([oldWrong, oldRight]).toEqual([wrong, right]);
    expect(codesIn(wrong)).toContain(code);
    expect(codesIn(right)).toEqual([]);
  });
});
