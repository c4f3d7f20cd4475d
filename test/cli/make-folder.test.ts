import { existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { makeFolder } from "../../compiler/cli/make-folder.ts";
import { reasonOf } from "../../compiler/cli/reasons.ts";
import { run } from "../../compiler/cli/run.ts";
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import { ciWorkspace } from "./ci-workspace.ts";
import { recordingHost, scratchFolder } from "./memory-host.ts";

let folder = "";
beforeEach(() => void (folder = scratchFolder()));

function reasonFor(path: string): Phrase | undefined {
  try {
    makeFolder(path);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

describe("a folder", () => {
  test("is made with all that are missing above it, and again without harm", () => {
    for (const _ of [1, 2]) makeFolder(join(folder, "a/b/c"));
    expect(statSync(join(folder, "a/b/c")).isDirectory()).toBe(true);
  });

  test("is made behind a link to a folder, and not behind one to nothing", () => {
    mkdirSync(join(folder, "real"));
    symlinkSync(join(folder, "real"), join(folder, "good"));
    symlinkSync(join(folder, "nowhere"), join(folder, "bad"));
    makeFolder(join(folder, "good/a"));
    expect(existsSync(join(folder, "real/a"))).toBe(true);
    expect(() => makeFolder(join(folder, "bad/a"))).toThrow(expect.objectContaining({ code: "LINK_NOWHERE" }));
  });

  test("is not made where a file stands", () => {
    writeFileSync(join(folder, "file"), "");
    // Systems and versions of Node have two codes for it, which are told alike.
    for (const path of ["file", "file/a"]) expect(reasonFor(join(folder, path))).toEqual({ en: "there is a file where a folder should be", zh: "应为文件夹之处是一个文件" });
  });
});

/** Where the system lets nobody make a folder, and says that it is not there. */
describe.runIf(existsSync("/proc/self"))("below /proc", () => {
  const unmade = "/proc/tongchou/a";

  test.each([
    ["build", "--out", unmade], ["report", "--out", unmade], ["export", "--out", unmade],
    ["check", "--baseline", `${unmade}/b.json`, "--write-baseline", "--until", "2026-12-31"],
  ])("%s says so and ends", async (...argv) => {
    expect(await ciWorkspace(`{"language": "zh"}`).tongchou(...argv)).toMatchObject({ code: 2 });
  });

  test("the reason is told", async () => {
    const { host, err } = recordingHost(folder);
    expect(await run(["new", `${unmade}/linhai`, "--lang", "zh"], host)).toBe(2);
    expect(err()).toContain("无法写入：此处不能新建文件夹。");
  });
});
