import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { format } from "../../compiler/format/format.ts";
import { parse, parseTree } from "../../compiler/syntax/parse.ts";
import { PROGRAMS } from "../syntax/programs.ts";
import { policiesUnder, root } from "../support/workspace-texts.ts";
import { laidOut } from "./laid-out.ts";
import { randomPrograms } from "./random-programs.ts";

/** For a busy machine. */

/** The sources that stand in Markdown, most of them with a mistake. */
function sourcesIn(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(root + folder).filter((name) => name.endsWith(".md")).flatMap((name) => {
    const blocks = [...readFileSync(`${root}${folder}/${name}`, "utf8").matchAll(/```tongchou[^\n]*\n([\s\S]*?)```/g)];
    return blocks.map(([, block = ""], index) => [`${name} ${index}`, block] as const);
  });
}

const real = policiesUnder("policies", "examples").map(({ path, text }) => [path, text] as const);
const sources = [...real, ...Object.entries(PROGRAMS), ...sourcesIn("test/golden"), ...sourcesIn("compiler/diagnostics/pages")]
  .filter(([, text]) => format(text).kind === "formatted");

/** The tree without places, and without what two ways of writing one thing differ in. */
function meaningOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaningOf);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return value;
  if (Object.keys(value).join() === "start,end") return "a place";
  const name = "quoted" in value && "keyword" in value ? { name: value.keyword ?? ("key" in value ? value.key : undefined) } : undefined;
  return name ?? Object.fromEntries(Object.entries(value).filter(([key]) => key !== "grouped").map(([key, child]) => [key, meaningOf(child)]));
}

function commentsOf(text: string): string[] {
  return parse("", text).tokens.flatMap(({ leading }) => leading.filter(({ kind }) => kind !== "Space").map(({ image }) => image.trimEnd()));
}

function keepsAll(text: string, width = 120): void {
  const printed = laidOut(text, { width });
  expect(laidOut(printed, { width })).toBe(printed);
  expect(meaningOf(parseTree("", printed).tree)).toEqual(meaningOf(parseTree("", text).tree));
  expect(commentsOf(printed).map(withPlainSlashes)).toEqual(commentsOf(text).map(withPlainSlashes));
  expect(printed).not.toMatch(/\n\n\n|[ \t]\n|^\n/);
}

const withPlainSlashes = (comment: string): string => comment.replace(/^[/／]+/, (slashes) => "/".repeat(slashes.length));

test("there is enough to look at", () => expect(sources.length).toBeGreaterThan(400));

test.each(real)("%s is laid out; `tongchou format policies examples` does it", (_path, text) => {
  expect(laidOut(text)).toBe(text);
});

test.each(sources)("%s keeps its meaning and its remarks", (_name, text) => keepsAll(text));

test("so does any program", () => {
  fc.assert(fc.property(randomPrograms, (text) => {
    fc.pre(format(text).kind === "formatted");
    keepsAll(text);
  }), { numRuns: 60 });
});

describe("a remark anywhere is kept", () => {
  const files = [...real, ...Object.entries(PROGRAMS)];

  test.each(files)("around every token of %s", (_path, text) => {
    let count = 0;
    const remarked = parse("", text).tokens.map(({ leading, image }) => `${leading.map((trivia) => trivia.image).join("")}/* ${count++} */${image}`).join("");
    keepsAll(remarked);
  });

  test.each(files)("behind and above every line of %s", (_path, text) => {
    let count = 0;
    keepsAll(text.replace(/\n/g, () => ` // ${count++}\n  // ${count++}\n`));
    keepsAll(text.split("\n").map((line) => (line.includes("//") ? line : `${line} /* ${count++}\n   */ /* a */`)).join("\n"));
  });
});

/** A cross-tab that has become too wide is another table; `cross-tabs.test.ts` is about those. */
test.each(real)("a narrow page keeps the meaning of %s", (path, text) => {
  for (const width of path.includes("qinglan") ? [80, 200] : [20, 60, 200]) keepsAll(text, width);
});
