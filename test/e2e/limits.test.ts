import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../compiler/cli/run.ts";
import type { Box, Space } from "../../compiler/space/box.ts";
import { mixedSpace, newDice, treeRows } from "../bench/random-table.ts";
import { recordingHost, scratchFolder } from "../cli/memory-host.ts";

interface Ended {
  readonly code: number;
  readonly codes: readonly string[];
  readonly err: string;
}

async function check(contents: Readonly<Record<string, string | Uint8Array>>): Promise<Ended> {
  const folder = scratchFolder();
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content);
  const { host, out, err } = recordingHost(folder);
  const code = await run(["check", "--format", "json", folder], host);
  const { diagnostics } = JSON.parse(out()) as { readonly diagnostics: readonly { readonly code: string }[] };
  return { code, codes: [...new Set(diagnostics.map((diagnostic) => diagnostic.code))].sort(), err: err() };
}

const head = "policy linhai.case\n  effective from 2025-01-01\n  source \"示例〔2024〕1号\"\n\nprovince linhai code \"990000\"\nscheme everyone\nmeasure eligible\n\n";

function benefit(name: string, ratio: string): string {
  return `benefit ${name} for everyone {\n  base eligible\n  deductible none\n  ratio ${ratio}\n  cap none\n}\nsettle for everyone: ${name}\n`;
}

describe("check comes to an end and says something", () => {
  test("on a file of 10 MB", async () => {
    const text = head + "benefit b for everyone {\n  base eligible\n}\n".repeat(240_000);
    expect(text.length).toBeGreaterThan(10_000_000);
    expect(await check({ "a.tongchou": text })).toEqual({ code: 1, codes: ["TC1035"], err: "" });
  });

  test("on 100,000 nested braces and parentheses", async () => {
    const open = await check({ "a.tongchou": `${head}benefit b for everyone ${"{".repeat(100_000)}` });
    const closed = await check({ "a.tongchou": `${head}impossible ${"(".repeat(100_000)}a = b${")".repeat(100_000)}` });
    const words = await check({ "a.tongchou": `${head}impossible ${"not ".repeat(100_000)} a = b` });
    expect(open).toMatchObject({ code: 1, err: "", codes: expect.arrayContaining(["TC1008"]) });
    expect(closed).toMatchObject({ code: 1, err: "", codes: expect.arrayContaining(["TC1034"]) });
    expect(words).toMatchObject({ code: 1, err: "" });
    expect(words.codes.length).toBeGreaterThan(0);
  });

  test.each([["a disjoint and complete one", 0], ["one with a missing row", 1]])("on a table of 20 columns and 5,000 rows: %s", async (_name, missing) => {
    const space = mixedSpace(20);
    const rows = treeRows(space, 5000, newDice(11)).slice(missing);
    const dimensions = space.map(({ size }, column) => `dimension d${column} integer 0..${size - 1}\n`).join("");
    const ended = await check({ "a.tongchou": `${head}${dimensions}\n${benefit("wide", tableOf(space, rows))}` });
    expect(ended).toEqual({ code: missing, codes: missing === 0 ? [] : ["TC4001"], err: "" });
  });

  test("on 1 MB of random bytes", async () => {
    const dice = newDice(5);
    const bytes = Uint8Array.from({ length: 1_000_000 }, () => dice(256));
    const ended = await check({ "a.tongchou": bytes });
    expect(ended).toEqual({ code: 1, codes: ["TC9004"], err: "" });
  });

  test("on 1 MB of random letters and marks", async () => {
    const dice = newDice(6);
    const letters = [...`abc 起付线|{}();:,.。“”"\n\t0123456789%=<>×−+待遇适用当`];
    const text = Array.from({ length: 1_000_000 }, () => letters[dice(letters.length)]).join("");
    const ended = await check({ "a.tongchou": text });
    expect(ended).toMatchObject({ code: 1, err: "" });
    expect(ended.codes.length).toBeGreaterThan(0);
  });
});

function tableOf(space: Space, rows: readonly Box[]): string {
  const line = (cells: readonly string[]): string => `    | ${cells.join(" | ")} |\n`;
  const cells = (row: Box): string[] => space.map((_, column) => (row[column] === undefined ? "any" : `${row[column][0]}..${row[column][1]}`));
  return `{\n${line([...space.map((_, column) => `d${column}`), "ratio"])}${rows.map((row, index) => line([...cells(row), `${(index % 90) + 1}%`])).join("")}  }`;
}
