import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "../support/workspace-texts.ts";
import { laidOut } from "./laid-out.ts";

const text = readFileSync(`${root}compiler/format/principles.md`, "utf8");
const blocks = [...text.matchAll(/```tongchou(?: width=(\d+))?\n([\s\S]*?)```/g)].map(([, width, block = ""]) => ({ width: width === undefined ? {} : { width: Number(width) }, block }));
const pairs = blocks.flatMap((before, index) => (index % 2 === 0 ? [{ name: before.block.split("\n", 1)[0], ...before, after: blocks[index + 1]?.block }] : []));

test("the page has examples", () => {
  expect(blocks.length).toBeGreaterThan(10);
  expect(blocks.length % 2).toBe(0);
});

/** Clauses of a benefit are shown without it; here they get one. */
function inBenefit(clauses: string): string {
  return `benefit shown {\n${clauses}}\n`;
}

function withoutBenefit(printed: string): string {
  return printed.split("\n").slice(1, -2).map((line) => line.replace(/^ {2}/, "")).join("\n") + "\n";
}

test.each(pairs)("$name", ({ block, after, width }) => {
  const isClauses = /^(deductible|base|cap)/.test(block);
  const printed = isClauses ? withoutBenefit(laidOut(inBenefit(block), width)) : laidOut(block, width);
  expect(printed).toBe(after);
  expect(isClauses ? withoutBenefit(laidOut(inBenefit(printed), width)) : laidOut(printed, width)).toBe(printed);
});
