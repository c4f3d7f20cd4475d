import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "vitest";
import { lastCommit } from "../../compiler/cli/last-commit.ts";
import { requireTool } from "../support/require-tool.ts";

requireTool("git")("policies and workspace files of the whole repository as they were committed, by URI", () => {
  const root = mkdtempSync(join(tmpdir(), "tongchou-commit-"));
  try {
    const git = (...args: readonly string[]): void => void execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...args], { cwd: root, stdio: "ignore" });
    const uri = (path: string): string => pathToFileURL(join(root, path)).href;
    expect(lastCommit(uri("基层"))).toHaveProperty("zh");
    mkdirSync(join(root, "基层"));
    for (const [path, text] of [["基层/a.tongchou", "old"], ["基层/tongchou.json", "{}"], ["lib.tongchou", "lib"], ["README.md", "no"]] as const) writeFileSync(join(root, path), text);
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message", "a");
    writeFileSync(join(root, "基层/a.tongchou"), "new");
    writeFileSync(join(root, "基层/b.tongchou"), "new");
    expect(lastCommit(uri("基层"))).toEqual(new Map([[uri("lib.tongchou"), "lib"], [uri("基层/a.tongchou"), "old"], [uri("基层/tongchou.json"), "{}"]]));
    expect(lastCommit("untitled:a")).toHaveProperty("en");
  } finally {
    rmSync(root, { recursive: true });
  }
});
