import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { codeOf, messageOf } from "../../compiler/diagnostics/render/message.ts";
import { tablesText } from "../support/tables-text.ts";
import { root } from "../support/workspace-texts.ts";
import { CAPS } from "./caps.ts";
import { CHECKLIST } from "./checklist.ts";
import { CHRONIC } from "./chronic.ts";
import { CONTRIBUTIONS } from "./contributions.ts";
import { COSTS } from "./costs.ts";
import { CRITICAL } from "./critical.ts";
import { DEDUCTIBLES } from "./deductibles.ts";
import { OUTPATIENT } from "./outpatient.ts";
import { RATIOS } from "./ratios.ts";
import { head } from "./structure.ts";
import { TIMES, type DatedStructure } from "./times.ts";
import { WHERE } from "./where.ts";
import { WHO } from "./who.ts";

const groups: Readonly<Record<string, readonly DatedStructure[]>> = {
  "Who": WHO, "Where": WHERE, "Deductibles": DEDUCTIBLES, "Ratios and bands": RATIOS, "Which cost counts": COSTS, "Caps": CAPS,
  "Outpatients": OUTPATIENT, "Chronic and special diseases": CHRONIC, "Critical illness, assistance, care elsewhere": CRITICAL,
  "Contributions, accounts, waiting": CONTRIBUTIONS, "Time, settlement, pooling": TIMES, "What a naive table language cannot say": CHECKLIST,
};
const structures = Object.values(groups).flat();
const byId = new Map(structures.map((structure) => [structure.id, structure]));
const shared = { path: "fictional.tongchou", text: readFileSync(`${root}test/golden/fictional.tongchou`, "utf8") };
const page = `${root}compiler/docs/structures.md`;

const series = (letter: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
/** Every structure of the handbook's section 2, and its checklist. */
const demanded = [
  ...series("P", 14), ...series("I", 9), ...series("D", 20), ...series("R", 14), ...series("S", 9), ...series("C", 14), ...series("O", 8), ...series("K", 7),
  ...series("B", 9), ...series("A", 7), "care elsewhere: points", "care elsewhere: first share", "care elsewhere: multiplier", ...series("F", 14),
  "personal account", "waiting periods", ...series("T", 12), "settlement order", "rounding", "pooling: unified", "pooling: adjustment fund", ...series("checklist ", 20),
];

test("every structure of the handbook is here, once", () => {
  expect(structures.map(({ id }) => id)).toEqual([...byId.keys()]);
  expect([...byId.keys()].sort()).toEqual([...demanded].sort());
});

test("what a structure refers to has a source", () => {
  const referred = structures.flatMap(({ see = [] }) => see);
  expect(referred.filter((id) => byId.get(id)?.source === undefined && !byId.get(id)?.see?.some((other) => byId.get(other)?.source !== undefined))).toEqual([]);
  const silent = structures.filter(({ source, see, how }) => source === undefined && see === undefined && !how.startsWith("not in the language"));
  expect(silent.map(({ id }) => id)).toEqual([]);
});

describe.each(structures.filter(({ source }) => source !== undefined).map((structure) => [structure.id, structure] as const))("%s", (_id, { source = "", second, until, yields = [], finds = [] }) => {
  const files = [{ path: "linhai/case.tongchou", text: firstHead(until) + source }, ...(second !== undefined ? [{ path: "linhai/later.tongchou", text: second }] : []), shared];
  const compilation = compile(files);

  test("compiles", () => {
    const errors = compilation.diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map((diagnostic) => `${codeOf(diagnostic)} ${messageOf(diagnostic, "en")}`)).toEqual([]);
    const others = compilation.diagnostics.filter(({ severity }) => severity !== "error").map((diagnostic) => codeOf(diagnostic));
    expect([...new Set(others)]).toEqual(finds);
  });

  test("yields tables that say it", () => {
    const text = tablesText(compilation, { words: [], sources: false });
    expect(yields.length).toBeGreaterThan(0);
    for (const line of yields) expect(text).toContain(line);
  });
});

function firstHead(until: string | undefined): string {
  return until === undefined ? head("case") : head("case").replace("effective from 2025-01-01", `effective from 2025-01-01 to ${until}`);
}

test("compiler/docs/structures.md lists them", () => {
  if (process.env["UPDATE_GOLDEN"] === "1" && !process.env["CI"]) writeFileSync(page, pageText());
  expect(readFileSync(page, "utf8")).toBe(pageText());
});

function pageText(): string {
  const sections = Object.entries(groups).flatMap(([title, list]) => [
    `## ${title}`, "", "| id | structure | in the language | |", "| --- | --- | --- | --- |",
    ...list.map((structure) => `| ${structure.id} | ${cell(structure.title)} | ${cell(structure.how)} | ${placeOf(structure)} |`), "",
  ]);
  return [
    "# Structures of the field, and how the language says them", "",
    "Every structure that the rules of Chinese medical insurance were found to have. “tested” is a small source in `test/structures/`,",
    "compiled by the tests, whose tables are compared; “as …” is said by the source of another line. The page is written by",
    "`UPDATE_GOLDEN=1 npx vitest run test/structures`.", "", ...sections,
  ].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function placeOf({ source, see }: DatedStructure): string {
  if (source !== undefined) return "tested";
  return see === undefined ? "no" : `as ${see.join(", ")}`;
}
