import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { replaceOutput } from "../../compiler/build/replace-output.ts";
import { scratchFolder } from "../cli/memory-host.ts";

let dist = "";
beforeEach(() => {
  dist = scratchFolder();
  for (const name of ["chunks", "tables"]) mkdirSync(join(dist, name));
  for (const name of ["a.js", "gone.js", "chunks/old.js", "tables/linhai.json", "tongchou.vsix"]) writeFileSync(join(dist, name), "old");
});

function contents(): Readonly<Record<string, string>> {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(files.map((file) => [file.slice(dist.length + 1), readFileSync(file, "utf8")]));
}

test("what was made takes the place of what stood there, but for what other scripts made", async () => {
  await replaceOutput(dist, async (folder) => {
    expect(contents()).toMatchObject({ "a.js": "old", "chunks/old.js": "old" });
    mkdirSync(join(folder, "chunks"));
    for (const name of ["a.js", "chunks/new.js"]) writeFileSync(join(folder, name), "new");
  });
  expect(contents()).toEqual({ "a.js": "new", "chunks/new.js": "new", "tables/linhai.json": "old", "tongchou.vsix": "old" });
});

test("a build that fails changes nothing and leaves nothing behind", async () => {
  const before = contents();
  await expect(replaceOutput(dist, async (folder) => {
    writeFileSync(join(folder, "a.js"), "half");
    throw new Error("a type is wrong");
  })).rejects.toThrow("a type is wrong");
  expect(contents()).toEqual(before);
});

test("a folder that is not there yet is made", async () => {
  await replaceOutput(join(dist, "sub/dist"), async (folder) => writeFileSync(join(folder, "a.js"), "new"));
  expect(contents()["sub/dist/a.js"]).toBe("new");
});
