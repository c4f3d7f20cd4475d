/** Code in documents is compiled: of each page the samples of one file are put together, and the files of a page are one workspace. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile, type SourceFile } from "../../compiler/compile.ts";
import { prettyDiagnostic } from "../../compiler/diagnostics/render/pretty.ts";
import { PLAIN } from "../../compiler/diagnostics/render/style.ts";
import { format } from "../../compiler/format/format.ts";
import { runExamples } from "../../compiler/evaluate/run-examples.ts";
import { root } from "../support/workspace-texts.ts";
import { pagesWith } from "./pages.ts";

const REFERENCE = "compiler/docs/language.md";
const block = /^```tongchou(?: file=(\S+))?\n([^]*?)^```$/gm;

/** A sample without a file of its own belongs to the province of the reference. */
function filesOf(page: string): SourceFile[] {
  const files = new Map<string, string>();
  const read = (path: string, only: "named" | "all"): void => {
    for (const [, file, text = ""] of readFileSync(root + path, "utf8").matchAll(block)) {
      if (file === undefined && only === "named") continue;
      const name = file ?? "basic.tongchou";
      files.set(name, `${files.get(name) ?? ""}${text}\n`);
    }
  };
  if (page === "compiler/docs/examples.md") read(REFERENCE, "named");
  read(page, "all");
  return [...files].map(([path, text]) => ({ path, text }));
}

/** Tried elsewhere: pages that show a layout, lessons that are played, and excerpts of files beside them. */
const ELSEWHERE = /^(compiler\/format\/principles\.md|compiler\/diagnostics\/pages\/|test\/golden\/|examples\/(tutorial|lessons)\/)/;
const pages = pagesWith("```tongchou").filter((path) => !ELSEWHERE.test(path));

describe.each(pages)("%s", (page) => {
  const files = filesOf(page);
  const compilation = compile(files);

  test("compiles without errors and warnings", () => {
    const found = compilation.diagnostics.filter(({ severity }) => severity !== "note");
    expect(found.map((one) => prettyDiagnostic(one, { sources: compilation.sources, language: "en", shownPath: (path) => path, style: PLAIN, width: 100 }))).toEqual([]);
  });

  test("settles its examples", () => {
    const outcomes = compilation.program.provinces.flatMap((province) => runExamples(province, compilation.decided));
    expect(outcomes.filter(({ passes }) => !passes).map(({ example, figures }) => [example.title, figures])).toEqual([]);
  });

  test("is laid out", () => {
    for (const { path, text } of files) {
      const laidOut = format(text);
      expect("text" in laidOut ? laidOut.text.trim() : laidOut, path).toBe(text.replace(/\n{3,}/g, "\n\n").trim());
    }
  });
});

test("the pages are those that are known to have samples", () => {
  expect(pages).toEqual(["README.md", "README.zh.md", "compiler/docs/examples.md", "compiler/docs/language.md", "compiler/docs/language.zh.md"]);
});
