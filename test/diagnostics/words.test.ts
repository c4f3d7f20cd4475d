import { describe, expect, test } from "vitest";
import { fill, fillSentence } from "../../compiler/diagnostics/render/fill.ts";
import { helpOf, messageOf } from "../../compiler/diagnostics/render/message.ts";
import { inReadingOrder } from "../../compiler/diagnostics/render/order.ts";
import { summarize, summaryLine } from "../../compiler/diagnostics/render/summary.ts";
import { report } from "../../compiler/diagnostics/report.ts";

describe("holes", () => {
  const sentence = { en: "{a} of {b}", zh: "{b}的{a}" };

  test("are filled with a text, a number or the words of the language", () => {
    expect(fill(sentence, { a: 3, b: { en: "beds", zh: "床位" } }, "en")).toBe("3 of beds");
    expect(fill(sentence, { a: 3, b: { en: "beds", zh: "床位" } }, "zh")).toBe("床位的3");
  });

  test("in Chinese a space stands where figures and characters meet, and only there", () => {
    const cap = { en: "{case}: {value}, {more}", zh: "{case} 没有{value}，{more} 与 {more}" };
    expect(fillSentence(cap, { case: "年龄 69", value: "85%", more: { en: "", zh: "无" } }, "zh")).toBe("年龄 69 没有 85%，无与无");
    expect(fillSentence(cap, { case: "一级", value: "“x”", more: "0 元" }, "zh")).toBe("一级没有“x”，0 元与 0 元");
  });

  test("what a user wrote is put in as it is", () => {
    expect(fill(sentence, { a: "$& {b}", b: "x" }, "en")).toBe("$& {b} of x");
    expect(fill({ en: "{toString}", zh: "" }, {}, "en")).toBe("{toString}");
  });

  test("a diagnostic speaks both languages", () => {
    const unreadable = report("unreadableFile", undefined, { reason: "甲" });
    expect([messageOf(unreadable, "en"), messageOf(unreadable, "zh")]).toEqual(["The file cannot be read: 甲.", "无法读取该文件：甲。"]);
    const diagnostic = report("noPolicyFiles", undefined, {});
    expect([helpOf(diagnostic, "en"), helpOf(diagnostic, "zh")]).toEqual([expect.stringMatching(/dot/), expect.stringMatching(/点/)]);
    expect(helpOf(unreadable, "en")).toBeUndefined();
  });
});

test("findings are read by file, place and code, in whatever order they were found", () => {
  const at = (file: string, start: number) => ({ file, span: { start, end: start + 1 } });
  const ordered = [
    report("missingPath", undefined, {}),
    report("missingPath", at("a", 3), {}),
    report("notUtf8", at("a", 3), { byte: "0" }),
    report("notUtf8", at("a", 3), { byte: "1" }),
    report("missingPath", at("a", 20), {}),
    report("missingPath", at("b", 1), {}),
  ];
  expect(inReadingOrder([...ordered].reverse())).toEqual(ordered);
  expect(inReadingOrder([ordered[3]!, ordered[5]!, ordered[0]!, ordered[2]!, ordered[1]!, ordered[4]!])).toEqual(ordered);
});

test.each([
  [0, 0, 1, "1 file: no errors, no warnings", "共 1 个文件：0 个错误，0 个警告"],
  [1, 2, 3, "3 files: 1 error, 2 warnings", "共 3 个文件：1 个错误，2 个警告"],
])("%i errors and %i warnings in %i files are summed up", (errors, warnings, files, en, zh) => {
  const made = [
    ...Array.from({ length: errors }, () => report("missingPath", undefined, {})),
    ...Array.from({ length: warnings }, () => report("linkOutside", undefined, {})),
    report("completeBuildKept", undefined, {}),
  ];
  const summary = summarize(made, files);
  expect(summary).toEqual({ files, errors, warnings });
  expect([summaryLine(summary, "en"), summaryLine(summary, "zh")]).toEqual([en, zh]);
});
