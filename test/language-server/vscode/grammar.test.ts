import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import textmate from "vscode-textmate";
import { generatedFiles } from "../../../compiler/build/extension/generated.ts";
import { KEYWORDS } from "../../../compiler/syntax/keywords.ts";
import { parse } from "../../../compiler/syntax/parse.ts";
import { policiesUnder, root } from "../../support/workspace-texts.ts";

await loadWASM(new Uint8Array(readFileSync(createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm"))).buffer);
const registry = new textmate.Registry({
  onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
  loadGrammar: async () => textmate.parseRawGrammar(generatedFiles().get("syntaxes/tongchou.tmLanguage.json") ?? "", "tongchou.json"),
});
const grammar = await registry.loadGrammar("source.tongchou");

/** Words with their innermost scopes, spaces left out. */
function tokenised(text: string): readonly (readonly [string, string])[] {
  let state = textmate.INITIAL;
  return text.split("\n").flatMap((line) => {
    const { tokens, ruleStack } = grammar!.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => [line.slice(startIndex, endIndex), scopes.at(-1) ?? ""] as const).filter(([word]) => word.trim() !== "");
  });
}

describe("colours by spelling", () => {
  test.each([
    ["benefit inpatient for employee {", [["benefit", "storage.type.declaration"], ["inpatient", "variable.other"], ["for", "keyword.control"], ["employee", "variable.other"], ["{", "punctuation.section.braces"]]],
    ["待遇 住院 适用 职工 ｛", [["待遇", "storage.type.declaration"], ["住院", "variable.other"], ["适用", "keyword.control"], ["职工", "variable.other"], ["｛", "punctuation.section.braces"]]],
    ["cap 100,000 yuan of payment per year", [["cap", "support.function.slot"], ["100,000", "constant.numeric.number"], ["yuan", "keyword.other.unit"], ["of payment", "keyword.control"], ["per year", "support.type.period"]]],
    ["封顶线 １０万元 按支付额 每年", [["封顶线", "support.function.slot"], ["１０万", "constant.numeric.number"], ["元", "keyword.other.unit"], ["按支付额", "keyword.control"], ["每年", "support.type.period"]]],
    ["| ..69 ｜ not covered | 85％ |", [["|", "punctuation.separator.table"], ["..", "keyword.operator.range"], ["69", "constant.numeric.number"], ["｜", "punctuation.separator.table"], ["not covered", "constant.language"], ["|", "punctuation.separator.table"], ["85", "constant.numeric.number"], ["％", "keyword.other.unit"], ["|", "punctuation.separator.table"]]],
    ["生效 2025年1月1日 // 说明", [["生效", "storage.type.declaration"], ["2025年1月1日", "constant.numeric.date"], ["// 说明", "comment.line.double-slash"]]],
    ["from 2025-01-01 ／／ later", [["from", "keyword.control"], ["2025-01-01", "constant.numeric.date"], ["／／ later", "comment.line.double-slash"]]],
    ["/// 说明", [["/// 说明", "comment.line.documentation"]]],
    ["identity has poor and not late", [["identity", "variable.other"], ["has", "keyword.operator.word"], ["poor", "variable.other"], ["and", "keyword.operator.word"], ["not", "keyword.operator.word"], ["late", "variable.other"]]],
    ["benefits 𠮷口腔 每年度", [["benefits", "variable.other"], ["𠮷口腔", "variable.other"], ["每年度", "variable.other"]]],
  ])("%s", (line, expected) => expect(tokenised(line)).toEqual(expected));

  test("texts end with their quotes or with their line, curly ones hold curly ones once", () => {
    expect(tokenised('“甲“乙”丙” 丁').map(([word, scope]) => [word, scope.split(".")[0]])).toEqual([["“", "punctuation"], ["甲", "string"], ["“", "string"], ["乙", "string"], ["”", "string"], ["丙", "string"], ["”", "punctuation"], ["丁", "variable"]]);
    expect(tokenised('source "open\ncap').at(-1)).toEqual(["cap", "support.function.slot"]);
    expect(tokenised('"a // b"').some(([, scope]) => scope.startsWith("comment"))).toBe(false);
  });

  test("a comment goes over several lines", () => {
    expect(tokenised("/* a\ncap */ cap")).toEqual([["/*", "comment.block"], [" a", "comment.block"], ["cap ", "comment.block"], ["*/", "comment.block"], ["cap", "support.function.slot"]].map(([word, scope]) => [word, scope]));
  });
});

test("every spelling of every keyword is one token, and none is a name", () => {
  for (const { en, zh } of KEYWORDS) {
    for (const spelling of [...en, ...zh]) expect([spelling, tokenised(spelling)]).toEqual([spelling, [[spelling, expect.not.stringContaining("variable")]]]);
  }
});

test("where the compiler reads a keyword, a figure or a text, so does the editor", () => {
  const kinds = { Keyword: /^(storage|support|keyword|constant\.language)/, Number: /^constant\.numeric/, Date: /^constant\.numeric/, Text: /^(string|punctuation\.definition\.string)/ };
  for (const { path, text } of policiesUnder("policies")) {
    const scopes = scopesByOffset(text);
    for (const { kind, span: { start }, image } of parse(path, text).tokens) {
      if (kind in kinds) expect([path, image, scopes.get(start)]).toEqual([path, image, expect.stringMatching(kinds[kind as keyof typeof kinds])]);
    }
  }
});

function scopesByOffset(text: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  let state = textmate.INITIAL;
  let offset = 0;
  for (const line of text.split("\n")) {
    const { tokens, ruleStack } = grammar!.tokenizeLine(line, state);
    for (const { startIndex, scopes } of tokens) found.set(offset + startIndex, scopes.at(-1) ?? "");
    state = ruleStack;
    offset += line.length + 1;
  }
  return found;
}

test.each([...generatedFiles()])("%s is what the language says now", (path, text) => {
  expect(readFileSync(`${root}language-server/vscode/${path}`, "utf8")).toBe(text);
});

test("patterns of the configuration are patterns", () => {
  const configuration = JSON.parse(generatedFiles().get("language-configuration.json") ?? "{}") as { readonly wordPattern: { readonly pattern: string }; readonly onEnterRules: readonly { readonly beforeText: string }[] };
  const words = new RegExp(configuration.wordPattern.pattern, "g");
  expect("待遇 住院2型 benefit_a".match(words)).toEqual(["待遇", "住院2型", "benefit_a"]);
  expect(configuration.onEnterRules.filter(({ beforeText }) => new RegExp(beforeText).test("  | 一级 | 90% |"))).toHaveLength(1);
});
