import { describe, expect, test } from "vitest";
import { parse } from "../../compiler/syntax/parse.ts";
import { CHINESE, ENGLISH, PROGRAMS, PROVINCE } from "./programs.ts";
import { describeFinding, rebuild, tree, withoutNames } from "./reading.ts";

describe("whole programs", () => {
  test.each(Object.entries(PROGRAMS))("%s is read without a finding and rebuilt from its tokens", (_name, text) => {
    const { tokens, diagnostics } = parse("a.tongchou", text);
    expect(diagnostics.map((diagnostic) => describeFinding(text, diagnostic))).toEqual([]);
    expect(rebuild(tokens)).toBe(text);
  });

  test.each([["carriage returns", ENGLISH.replaceAll("\n", "\r\n")], ["a byte-order mark", `\uFEFF${ENGLISH}`], ["no last line end", ENGLISH.trimEnd()]])("%s change nothing", (_name, text) => {
    expect(withoutNames(tree(text))).toEqual(withoutNames(tree(ENGLISH)));
    expect(rebuild(parse("a.tongchou", text).tokens)).toBe(text);
  });

  test("the two spellings are one program", () => {
    expect(withoutNames(tree(CHINESE))).toEqual(withoutNames(tree(ENGLISH)));
  });

  test("everything of a province's file arrives in the tree", () => {
    const { header, declarations } = tree(PROVINCE);
    expect(declarations.map((declaration) => declaration.kind)).toEqual([
      "Province", "City", "Parameter", "Indicator", "Indicator", "Contribution", "Contribution", "Account", "Fund", "Pool", "Pool",
      "Benefit", "Settle", "Rounding", "Guardrail", "Example", "Example",
    ]);
    expect(header?.repeals).toHaveLength(2);
    expect(header?.draft).toBeDefined();
    expect(header?.tail.allowances[0]?.code.key).toBe("TC6004");
  });
});
