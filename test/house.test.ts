import { describe, expect, test } from "vitest";
import { importsGoOneWay } from "./house/layers.ts";
import { coreIsPure } from "./house/purity.ts";
import { filesAreShort, functionsAreShort, nestingIsShallow } from "./house/sizes.ts";
import { filesUnder, readSources, readText, type Rule } from "./house/source.ts";
import { filesAreNamedForAnIdea, namedExportsOnly, noAny, noBarrels, noEnum, noNonNull, noNull } from "./house/style.ts";
import { forbiddenWords, strangersAtTheTop } from "./house/words.ts";

const rules: Readonly<Record<string, Rule>> = {
  importsGoOneWay, coreIsPure, filesAreShort, functionsAreShort, nestingIsShallow,
  noAny, noNonNull, namedExportsOnly, noEnum, noNull, noBarrels, filesAreNamedForAnIdea,
};

describe("house", () => {
  const sources = readSources();
  const files = filesUnder("");

  test("there is something to look at", () => {
    expect(sources.map((source) => source.path)).toContain("compiler/build/main.ts");
    expect(files).toContain("package.json");
  });

  test.each(Object.entries(rules))("%s", (_name, rule) => {
    expect(sources.flatMap(rule).join("\n")).toBe("");
  });

  test("no unfinished work, silenced check, registry host or path of one machine", () => {
    expect(files.flatMap((path) => forbiddenWords(path, readText(path))).join("\n")).toBe("");
  });

  test("the top level is fixed", () => {
    expect(strangersAtTheTop(files)).toEqual([]);
  });
});
