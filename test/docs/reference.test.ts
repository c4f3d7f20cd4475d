/** The reference names every keyword, in its own language, and no word that is none. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { KEYWORDS } from "../../compiler/syntax/keywords.ts";
import { root } from "../support/workspace-texts.ts";

const textOf = (name: string): string => readFileSync(`${root}compiler/docs/${name}.md`, "utf8");
const block = /^```[^\n]*\n([^]*?)^```$/gm;
const wordsIn = (text: string): string[] => text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];

/** What stands for something that a drafter writes, besides names of the samples and words in capitals. */
const STANDS_FOR = {
  en: ["members", "operation", "n", "rd", "county", "central", "continuous_year", "万元"],
  zh: ["编号", "名称", "事件", "成员", "数值", "表格", "条件", "金额", "甲", "乙", "丙", "规定", "运算", "量", "对象", "判断", "n", "n个月", "第3个自然月起", "县", "中央", "省级", "employee"],
};

describe.each([{ language: "en", page: "language", with: ["examples"] }, { language: "zh", page: "language.zh", with: [] }] as const)("the page $page", ({ language, page, with: others }) => {
  const text = textOf(page);

  test("names every keyword", () => {
    const whole = [text, ...others.map(textOf)].join("\n");
    expect(KEYWORDS.filter((keyword) => !keyword[language].some((spelling) => whole.includes(spelling))).map(({ id }) => id)).toEqual([]);
  });

  test("shows as syntax only words that are syntax, names of the samples, or stand for something", () => {
    const samples = [...text.matchAll(block)].flatMap(([, sample = ""]) => wordsIn(sample));
    const known = new Set([...KEYWORDS.flatMap(({ en, zh }) => [...en, ...zh]).flatMap((spelling) => spelling.split(/[ /]/)), ...samples, ...STANDS_FOR[language]]);
    const spans = [...text.replace(block, "").matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span).filter((span) => !/^[./]|^(tongchou|build) |\.ts$/.test(span));
    const shown = spans.flatMap((span) => wordsIn(span.replace(/"[^"]*"/g, "")));
    expect(shown.length).toBeGreaterThan(150);
    expect(shown.filter((word) => !known.has(word) && !/^[A-Z]+$/.test(word))).toEqual([]);
  });
});
