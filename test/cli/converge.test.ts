import { cpSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../compiler/cli/run.ts";
import { root } from "../house/source.ts";
import { recordingHost, scratchFolder } from "./memory-host.ts";

async function converge(...args: readonly string[]) {
  const folder = scratchFolder();
  for (const part of ["examples/qinglan", "policies/national"]) cpSync(root + part, join(folder, part), { recursive: true });
  const { host, out, err } = recordingHost(folder);
  const code = await run(["converge", ...args], host);
  return { code, out: out(), err: err() };
}

describe("tongchou converge", { timeout: 30_000 }, () => {
  test("the report of a province, in either language and format", async () => {
    const zh = await converge("examples/qinglan", "--lang", "zh");
    expect([zh.code, zh.err]).toEqual([0, ""]);
    expect(zh.out).toMatch(/^青岚\n {2}“居民住院”的起付线\n {4}一级/);
    const { out } = await converge("examples/qinglan", "--format", "markdown");
    expect(out).toContain("\n- secondary, from 2025-01-01: 75% in anping, beihe, changlin, fengxi; 80% in dongtan (5 points apart)\n  - fewest lose with 80% everywhere");
  });

  test("where no city differs, and where nothing can be read", async () => {
    expect(await converge("policies/national")).toMatchObject({ code: 0, out: "No city differs from another.\n" });
    expect(await converge("nowhere")).toMatchObject({ code: 2, out: "" });
  });
});
