import { describe, expect, test } from "vitest";
import { sourceText } from "../../compiler/base/source-text.ts";
import { applySafeFixes } from "../../compiler/cli/apply-fixes.ts";
import type { Diagnostic, Edit, Fix } from "../../compiler/diagnostics/diagnostic.ts";
import { report } from "../../compiler/diagnostics/report.ts";

const edit = (start: number, end: number, text: string, file = "a"): Edit => ({ location: { file, span: { start, end } }, text });
const fix = (safe: boolean, ...edits: readonly Edit[]): Fix => ({ title: { en: "", zh: "" }, safe, edits });
const found = (...fixes: readonly Fix[]): Diagnostic => report("missingPath", undefined, {}, { fixes });

function applied(text: string, ...diagnostics: readonly Diagnostic[]): { readonly text: string | undefined; readonly count: number } {
  const { texts, count } = applySafeFixes(diagnostics, new Map([["a", sourceText("a", text)]]));
  return { text: texts.get("a"), count };
}

describe("safe fixes", () => {
  test("replace, remove and insert, wherever they stand", () => {
    expect(applied("起付线每年", found(fix(true, edit(3, 3, " "))), found(fix(true, edit(0, 1, "X"))))).toEqual({ text: "X付线 每年", count: 2 });
    expect(applied("abc", found(fix(true, edit(2, 3, ""), edit(0, 1, "z"))))).toEqual({ text: "zb", count: 1 });
  });

  test("only the safe ones, and of each finding the first", () => {
    expect(applied("abc", found(fix(false, edit(0, 1, "z"))))).toEqual({ text: undefined, count: 0 });
    expect(applied("abc", found(fix(false, edit(0, 1, "x")), fix(true, edit(0, 1, "y")), fix(true, edit(2, 3, "z"))))).toEqual({ text: "ybc", count: 1 });
  });

  test("are taken whole or not at all", () => {
    const clash = found(fix(true, edit(1, 2, "y"), edit(3, 4, "y")));
    expect(applied("abcd", found(fix(true, edit(1, 2, "x"))), clash)).toEqual({ text: "axcd", count: 1 });
    expect(applied("abcd", found(fix(true, edit(0, 1, "x"))), found(fix(true, edit(2, 3, "y"))))).toEqual({ text: "xbyd", count: 2 });
    expect(applied("abcd", found(fix(true, edit(1, 1, "x"))), found(fix(true, edit(1, 1, "y"))))).toEqual({ text: "axbcd", count: 1 });
  });

  test("change no file that was not given", () => {
    expect(applied("abc", found(fix(true, edit(0, 1, "x"), edit(0, 0, "y", "elsewhere"))))).toEqual({ text: undefined, count: 0 });
  });

  test("end lines as the file does", () => {
    expect(applied("a\r\nb\r\n", found(fix(true, edit(3, 3, "x\n"))))).toEqual({ text: "a\r\nx\r\nb\r\n", count: 1 });
    expect(applied("a\nb\n", found(fix(true, edit(2, 2, "x\n"))))).toEqual({ text: "a\nx\nb\n", count: 1 });
  });
});
