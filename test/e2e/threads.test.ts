import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { bundleCommandLine } from "../../compiler/build/bundle.ts";
import { grow } from "../bench/grow.ts";
import { newDice } from "../bench/random-table.ts";
import { scratchFolder } from "../cli/memory-host.ts";
import { edited, policiesUnder, root } from "../support/workspace-texts.ts";

/** More than a check does in one thread. */
const LINES = 20_000;

test("a large workspace is checked in threads, and the words are those of one thread", async () => {
  const folder = scratchFolder();
  const policies = grow(policiesUnder("policies"), LINES, newDice(3));
  for (const { path, text } of edited(policies, [{ file: "policies/jiangxi/maternity.tongchou", from: "100%", to: "101%" }])) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  await bundleCommandLine(root, join(folder, "dist"));
  const check = (what: string) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "dist/tongchou.cjs"), "check", what, "--as-of", "2026-01-01"], { cwd: folder, encoding: "utf8" });
    return { status, stdout, stderr };
  };
  const threadProgram = join(folder, "dist/find-worker.cjs");
  const inThreads = check("policies");
  writeFileSync(threadProgram, `throw new Error("said in a thread");`);
  const broken = [check("policies"), check("policies/national")];
  rmSync(threadProgram);
  const inOne = check("policies");
  expect(inThreads).toEqual(inOne);
  expect(inOne).toMatchObject({ status: 1, stderr: "", stdout: expect.stringContaining("101%") });
  expect(broken).toMatchObject([{ status: 2, stderr: expect.stringContaining("said in a thread") }, { status: 0 }]);
});
