import { expect, test } from "vitest";
import { snippets } from "../../../compiler/build/extension/snippets.ts";
import { compile } from "../../../compiler/compile.ts";
import { codeOf, messageOf } from "../../../compiler/diagnostics/render/message.ts";
import { filled } from "../filled.ts";

function problems(...texts: readonly string[]): readonly string[] {
  const { diagnostics } = compile(texts.map((text, index) => ({ path: `${index}.tongchou`, text })));
  return diagnostics.filter(({ severity }) => severity !== "note").map((diagnostic) => `${codeOf(diagnostic)} ${messageOf(diagnostic, "en")}`);
}

function snippet(name: string): string {
  return filled((snippets()[name]?.body ?? []).join("\n"));
}

test.each(["policy", "政策", "library", "库"])("%s compiles as it stands", (name) => expect(problems(snippet(name))).toEqual([]));

test("an amendment compiles beside what it amends", () => {
  expect(problems(snippet("policy"), snippet("amendment"))).toEqual([]);
  expect(problems(snippet("政策"), snippet("修订"))).toEqual([]);
});

test("each is found in both languages' words, by its sound too", () => {
  expect(Object.values(snippets()).flatMap(({ prefix }) => prefix)).toEqual(expect.arrayContaining(["policy", "政策", "zhengce", "library", "库", "amendment", "修订文件"]));
});
