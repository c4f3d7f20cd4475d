import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { Files } from "../../compiler/cli/host.ts";
import { replaceFile } from "../../compiler/cli/replace-file.ts";
import { writeTables, type Prove, type TableFile } from "../../compiler/cli/write-tables.ts";
import { report } from "../../compiler/diagnostics/report.ts";
import { realFiles, scratchFolder } from "./memory-host.ts";

let folder = "";
beforeEach(() => void (folder = scratchFolder()));

function buildOf(content: string, ...paths: readonly string[]): readonly [readonly TableFile[], TableFile] {
  const data = paths.map((path) => ({ path, text: `${content} ${path}` }));
  return [data, { path: "manifest.json", text: JSON.stringify({ content, files: data.map(({ path }) => ({ path })) }) }];
}

const accept: Prove = () => [];
const old = buildOf("old", "linhai/a-1.json", "linhai/b-1.json");
const next = buildOf("new", "linhai/a-2.json", "linhai/c-2.json", "yunhai/a-2.json");

function names(): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Whether the manifest and every file that it names are those of one build. */
function holds([data, manifest]: typeof old): boolean {
  return [...data, manifest].every(({ path, text }) => {
    try {
      return readFileSync(join(folder, path), "utf8") === text;
    } catch {
      return false;
    }
  });
}

/** Files that fail at the nth thing done to the disk, and at everything after it if the power is gone. */
function failingAt(nth: number, isPowerGone: boolean): { readonly files: Files; readonly hasFailed: () => boolean } {
  let done = 0;
  const failing = <A extends readonly unknown[]>(act: (...args: A) => void) => (...args: A): void => {
    done += 1;
    if (done === nth || (isPowerGone && done > nth)) throw Object.assign(new Error("no space"), { code: "ENOSPC" });
    act(...args);
  };
  const { writeNew, rename, makeFolder, remove, settleFolder } = realFiles;
  const files = {
    ...realFiles,
    writeNew: failing(writeNew), rename: failing(rename), makeFolder: failing(makeFolder),
    settleFolder: failing(settleFolder), remove: failing(remove),
  };
  return { files, hasFailed: () => done >= nth };
}

describe("a build", () => {
  test("replaces the one before and leaves nothing of it", () => {
    expect(writeTables(folder, ...old, realFiles, accept)).toBeUndefined();
    expect(writeTables(folder, ...next, realFiles, accept)).toBeUndefined();
    expect(names()).toEqual(["linhai/a-2.json", "linhai/c-2.json", "manifest.json", "yunhai/a-2.json"]);
  });

  test("that is the same again writes nothing", () => {
    writeTables(folder, ...old, realFiles, accept);
    const before = statSync(join(folder, "manifest.json")).ino;
    expect(writeTables(folder, ...old, { ...realFiles, writeNew: () => expect.unreachable() }, accept)).toBeUndefined();
    expect(statSync(join(folder, "manifest.json")).ino).toBe(before);
  });

  test("leaves alone what it did not write", () => {
    writeFileSync(join(folder, "notes.json"), "{}");
    writeTables(folder, ...old, realFiles, accept);
    writeTables(folder, ...next, realFiles, accept);
    expect(names()).toContain("notes.json");
  });

  test("clears what a killed build had begun", () => {
    mkdirSync(join(folder, "linhai"));
    writeFileSync(join(folder, "linhai/.tongchou-1-1-a.json.tmp"), "half");
    writeTables(folder, ...old, realFiles, accept);
    expect(names()).toEqual(["linhai/a-1.json", "linhai/b-1.json", "manifest.json"]);
  });

  test.each([["../outside.json"], ["/outside.json"], ["linhai/../../outside.json"]])("is not led astray by a manifest that names %s", (path) => {
    const inside = join(folder, "tables");
    mkdirSync(inside);
    writeFileSync(join(folder, "outside.json"), "precious");
    writeFileSync(join(inside, "manifest.json"), JSON.stringify({ files: [{ path }] }));
    writeTables(inside, ...old, realFiles, accept);
    expect(names()).toContain("outside.json");
  });

  test.each(["", "{", "[]", `{"files":3}`, `{"files":[null,{"path":1}]}`])("takes a manifest of %j for none", (text) => {
    writeFileSync(join(folder, "manifest.json"), text);
    expect(writeTables(folder, ...old, realFiles, accept)).toBeUndefined();
    expect(holds(old)).toBe(true);
  });

  test("is repaired where a file was altered", () => {
    writeTables(folder, ...old, realFiles, accept);
    writeFileSync(join(folder, "linhai/a-1.json"), "\ufeffold linhai/a-1.json");
    writeTables(folder, ...old, realFiles, accept);
    expect(holds(old)).toBe(true);
  });
});

describe.each([["a full disk", false], ["a loss of power", true]])("%s at any moment", (_name, isPowerGone) => {
  test("leaves one whole build: the old one, or the new one once the manifest is in its place", () => {
    const outcomes: string[] = [];
    for (let nth = 1, isOver = false; !isOver; nth += 1) {
      folder = scratchFolder();
      writeTables(folder, ...old, realFiles, accept);
      const { files, hasFailed } = failingAt(nth, isPowerGone);
      const failure = writeTables(folder, ...next, files, accept);
      isOver = !hasFailed();
      outcomes.push(holds(next) ? "new" : holds(old) ? "old" : `neither after ${nth}`);
      if (outcomes.at(-1) === "old") expect(failure).toMatchObject({ error: { code: "ENOSPC" } });
    }
    // 4 steps to each of 3 data files, 3 to the manifest, then its folder, 2 removals, and once more without a failure.
    expect(outcomes).toEqual([...Array<string>(15).fill("old"), ...Array<string>(4).fill("new")]);
  });
});

test("a disk that does not keep what it was given is found before the manifest", () => {
  writeTables(folder, ...old, realFiles, accept);
  const lying: Files = { ...realFiles, writeNew: (path, text, like) => realFiles.writeNew(path, text.slice(1), like) };
  expect(writeTables(folder, ...next, lying, accept)).toMatchObject({ error: { code: "EIO" } });
  expect(holds(old)).toBe(true);
});

describe("the proof", () => {
  test("sees the data files as the disk has them, before the manifest is there", () => {
    const seen: unknown[] = [];
    writeTables(folder, ...old, realFiles, (written) => {
      seen.push(written, names());
      return [];
    });
    expect(seen).toEqual([old[0], ["linhai/a-1.json", "linhai/b-1.json"]]);
  });

  test("that fails leaves the build before, and nothing of this one", () => {
    writeTables(folder, ...old, realFiles, accept);
    const disproved = [report("nothingToBuild", undefined, {})];
    expect(writeTables(folder, ...next, realFiles, () => disproved)).toEqual({ disproved });
    expect([holds(old), names()]).toEqual([true, ["linhai/a-1.json", "linhai/b-1.json", "manifest.json"]]);
  });
});

test("a replaced file keeps its permissions, and a failure leaves no half of one", () => {
  const path = join(folder, "x.tongchou");
  writeFileSync(path, "old", { mode: 0o640 });
  replaceFile(path, "new", realFiles);
  expect([readFileSync(path, "utf8"), statSync(path).mode & 0o777]).toEqual(["new", 0o640]);
  expect(() => replaceFile(path, "newer", failingAt(2, false).files)).toThrow("no space");
  expect([readFileSync(path, "utf8"), names()]).toEqual(["new", ["x.tongchou"]]);
});
