import { describe, expect, test } from "vitest";
import { type Expectation, placeAt, wordBefore } from "../../compiler/syntax/expectations.ts";

function expectedAt(text: string): readonly Expectation[] {
  return placeAt(text, text.length).expectations;
}

function keywordsAt(text: string): readonly string[] {
  return expectedAt(text).flatMap(({ wanted }) => (wanted.kind === "keywords" ? wanted.ids : []));
}

function rulesAt(text: string): readonly string[] {
  return expectedAt(text).filter(({ wanted }) => wanted.kind === "name").map(({ frames }) => frames[0]?.rule ?? "");
}

describe("what may follow", () => {
  test.each([
    ["benefit x ", "for", "splits"],
    ["period x ", "splits", "for"],
    ["benefit x { ", "deductible", "settlesBy"],
    ["scheme x { ", "settlesBy", "employer"],
    ["benefit x { ratio by band ", "ofExcess", "settlesBy"],
    ["待遇 甲 适用 职工 ", "when", "splits"],
    ["benefit x { base eligible\n ratio 80% }\n", "scheme", "deductible"],
  ])("%s: %s, not %s", (text, wanted, unwanted) => {
    expect(keywordsAt(text)).toContain(wanted);
    expect(keywordsAt(text)).not.toContain(unwanted);
  });

  test("names are told apart by the rule that reads them", () => {
    expect(rulesAt("benefit x for ")).toEqual(["nameList"]);
    expect(rulesAt("benefit x kind ")).toEqual(["benefitHead"]);
    expect(rulesAt("benefit x when ")).toEqual(["primary"]);
    expect(rulesAt("benefit ")).toEqual(["names"]);
  });

  test("what is wrong in an earlier clause does no harm, what is wrong before the place in its own leaves nothing", () => {
    expect(keywordsAt("benefit x { ratio = = | , 80\n  cap 1 yuan ")).toContain("perYear");
    expect(keywordsAt("scheme ) )\nbenefit x { ")).toContain("base");
    expect(keywordsAt("benefit x { ratio = = ")).toEqual([]);
  });

  test("the first alternative that fits is taken, as the parser does", () => {
    expect(rulesAt("benefit x { base ")).toEqual(["baseTerm"]);
  });

  test("a list that two rules may go on with has one way of being read, however long it is", () => {
    const listed = (count: number) => expectedAt(`benefit x { cap 1 yuan ${'unresolved "a" '.repeat(count)}`);
    expect(listed(1).length).toBeGreaterThan(5);
    expect(listed(200)).toHaveLength(listed(1).length);
    const rules = (count: number) => listed(count).map(({ frames }) => frames.map(({ rule }) => rule));
    expect(rules(200)).toEqual(rules(1));
  });

  test("nothing behind the place counts", () => {
    const text = "benefit x for  when care = inpatient { base eligible }";
    expect(placeAt(text, "benefit x for ".length).expectations.map(({ wanted }) => wanted.kind)).toEqual(["name"]);
  });
});

describe("tables", () => {
  const table = (rows: string) => placeAt(`benefit x { ratio {\n${rows}\n}\n}`, `benefit x { ratio {\n${rows}`.length);

  test("the place knows its column and the heading above", () => {
    expect(table("| a | b |\n| c | ").table).toMatchObject({ column: 1, headings: [[{ image: "a" }], [{ image: "b" }]] });
    expect(table("| a | ").table).toEqual({ column: 1, headings: [] });
    expect(table("").table).toBeUndefined();
  });

  test("behind a bar another cell may come, or the row's end with its tail", () => {
    const rules = table("| a | b |\n| c | d | ").expectations.map(({ frames }) => frames.map(({ rule }) => rule));
    expect(rules.some((names) => names.includes("cell"))).toBe(true);
    expect(rules.some((names) => names.includes("rowTail"))).toBe(true);
  });

  test("the clauses around it, up to the braces that hold it", () => {
    expect(table("| a ").clauses.map((clause) => clause.map(({ image }) => image))).toEqual([["benefit", "x", "{"], ["ratio", "{"], ["|", "a"]]);
  });
});

test("the word that ends at the place", () => {
  const before = (text: string) => wordBefore(text, text.length);
  expect(before("base elig")).toEqual({ start: 5, end: 9 });
  expect(before("base ")).toEqual({ start: 5, end: 5 });
  expect(before("10万y")).toEqual({ start: 3, end: 4 });
  expect(before('in "2型')).toEqual({ start: 3, end: 6 });
  expect(before("base // elig")).toBeUndefined();
  expect(before("base /* elig")).toBeUndefined();
  expect(before("/* a */ base")).toEqual({ start: 8, end: 12 });
});
