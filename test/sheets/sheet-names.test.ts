import fc from "fast-check";
import { expect, test } from "vitest";
import { SheetNames } from "../../compiler/sheets/sheet-names.ts";

test("a name that is legal stays as it is, and a second one is numbered", () => {
  const names = new SheetNames();
  expect(["职工住院 起付线", "职工住院 起付线", "A", "a", "History"].map((name) => names.name(name))).toEqual(["职工住院 起付线", "职工住院 起付线 (2)", "A", "a (2)", "History (2)"]);
});

test("marks that a name cannot hold become spaces, and a long one is cut", () => {
  const names = new SheetNames();
  expect(names.name("'在职[1]: 一/二*三?\\'")).toBe("在职 1 一 二 三");
  expect(names.name("字".repeat(40))).toBe(`${"字".repeat(30)}…`);
  expect(names.name("字".repeat(40))).toBe(`${"字".repeat(26)}… (2)`);
  expect(names.name("***")).toBe("-");
});

test("any names become legal and differ", () => {
  const letter = fc.constantFrom("a", "A", "字", "𠮷", "[", "]", ":", "*", "?", "/", "\\", "'", " ", "\n", "1");
  fc.assert(fc.property(fc.array(fc.string({ unit: letter, maxLength: 40 }), { maxLength: 30 }), (wanted) => {
    const names = new SheetNames();
    const made = wanted.map((name) => names.name(name));
    expect(new Set(made.map((name) => name.toLowerCase())).size).toBe(made.length);
    for (const name of made) expect(name).toMatch(/^(?!')[^[\]:*?/\\\n]{1,31}(?<!')$/);
  }));
});
