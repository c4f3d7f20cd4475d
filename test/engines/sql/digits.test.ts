import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect } from "vitest";
import { canonicalJson } from "../../../compiler/emit/canonical.ts";
import type { Tables } from "../../../compiler/emit/format.ts";
import type { Claim } from "../../../compiler/evaluate/claim.ts";
import { engineFor, realFiles } from "../../evaluate/real-engine.ts";
import { root } from "../../house/source.ts";
import { requireTool } from "../../support/require-tool.ts";
import { writeFolder } from "../engine-folders.ts";
import { duckdbTools } from "./duckdb-tools.ts";
import { fineClaim, fineTables } from "./fine-tables.ts";

describe("the 38 digits of the SQL engine", () => {
  const folder = mkdtempSync(join(tmpdir(), "tongchou-digits-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (files: readonly Tables[], options: readonly string[], claims: readonly Claim[] = []): string => {
    writeFolder(folder, files);
    const input = claims.map((each) => `${JSON.stringify(each)}\n`).join("");
    const { stdout, stderr } = spawnSync("node", ["examples/engines/sql/settle.mjs", folder, ...options], { cwd: root, input, encoding: "utf8", maxBuffer: 1 << 28 });
    if (stderr !== "") throw new Error(stderr);
    return stdout;
  };
  const isGuarded = (script: string): boolean => /WHERE f\.claim_no IS NULL OR GREATEST\(bill/.test(script);
  const test = requireTool(...duckdbTools);

  test("are enough for every claim of every policy", () => {
    expect(isGuarded(run(realFiles.filter(({ settlement }) => settlement.length > 0), ["--print", "duckdb"]))).toBe(false);
  });

  test("are watched where tables are finer, and only where numbers have an end", () => {
    const scripts = ["duckdb", "spark", "postgresql"].map((dialect) => run([fineTables(3)], ["--print", dialect]));
    expect(scripts.map(isGuarded)).toEqual([true, true, false]);
    expect(isGuarded(run([fineTables(1)], ["--print", "duckdb"]))).toBe(false);
  });

  test("settle a small claim exactly and refuse by name what they do not hold", () => {
    const tables = fineTables(2);
    const small = [1, 999, 123_457, 40_000_003].map(fineClaim);
    const lines = run([tables], [], [...small, fineClaim(8_999_999_999_999_999)]).trimEnd().split("\n");
    const engine = engineFor([tables]);
    expect(lines.slice(0, -1)).toEqual(small.map((each) => canonicalJson(engine.settle(each))));
    expect(lines.at(-1)).toBe(`{"about":"costs","id":"8999999999999999","refused":"beyondThisEngine"}`);
  });
});
