import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../compiler/cli/run.ts";
import type { Manifest } from "../../compiler/emit/manifest-format.ts";
import { recordingHost, scratchFolder } from "../cli/memory-host.ts";

async function tongchou(folder: string, ...argv: readonly string[]) {
  const { host, out, err } = recordingHost(folder);
  return { code: await run(argv, host), out: out(), err: err() };
}

async function province(): Promise<string> {
  const folder = scratchFolder();
  await tongchou(folder, "new", "linhai");
  return folder;
}

function filesIn(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(entries.map((entry) => join(entry.parentPath, entry.name)).sort().map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}

const endingsIn = (folder: string): string[] => [...new Set(Object.keys(filesIn(folder)).map((path) => path.split(".").at(-1)!))].sort();
const manifestIn = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;

describe("build --target", () => {
  test("writes the tables alone where nothing or json is asked for, to the same bytes", async () => {
    const folder = await province();
    expect(await tongchou(folder, "build", "linhai", "--out", "a")).toMatchObject({ code: 0, out: expect.not.stringContaining("other forms") });
    expect((await tongchou(folder, "build", "linhai", "--out", "b", "--target", "json")).code).toBe(0);
    expect(filesIn(join(folder, "b"))).toEqual(filesIn(join(folder, "a")));
    expect([endingsIn(join(folder, "a")), manifestIn(join(folder, "a")).targets]).toEqual([["json"], undefined]);
  });

  test("takes several forms, given again or with commas, in any order, and names each file with its digest", async () => {
    const folder = await province();
    expect(await tongchou(folder, "build", "linhai", "--out", "a", "--target", "sql,typescript", "--target", "dmn")).toMatchObject({ code: 0, out: expect.stringContaining("In other forms: 5 files.") });
    expect((await tongchou(folder, "build", "linhai", "--out", "b", "--target", "dmn", "--target", "typescript,sql,json,sql")).code).toBe(0);
    expect(filesIn(join(folder, "b"))).toEqual(filesIn(join(folder, "a")));
    expect(endingsIn(join(folder, "a"))).toEqual(["dmn", "json", "sql", "ts"]);
    expect(manifestIn(join(folder, "a")).targets?.map(({ target, path }) => [target, Object.keys(filesIn(join(folder, "a"))).includes(path)])).toEqual([["dmn", true], ["sql", true], ["sql", true], ["sql", true], ["typescript", true]]);
    expect(await tongchou(folder, "verify", "a")).toMatchObject({ code: 0, err: "" });
  });

  test("refuses a form that there is none of, and a list with a hole, writing nothing", async () => {
    const folder = await province();
    for (const [written, wrong] of [["sqk", "sqk"], ["sql,xml", "xml"], ["sql,", ""]] as const) {
      expect(await tongchou(folder, "build", "linhai", "--target", written, "--lang", "en")).toMatchObject({ code: 2, out: "", err: expect.stringContaining(`not “${wrong}”`) });
    }
    expect(readdirSync(folder)).toEqual(["linhai"]);
  });

  test("takes away the forms of the build before, and nothing else", async () => {
    const folder = await province();
    await tongchou(folder, "build", "linhai", "--out", "a", "--target", "sql,dmn");
    writeFileSync(join(folder, "a/sql/mine.sql"), "SELECT 1;\n");
    expect((await tongchou(folder, "build", "linhai", "--out", "a", "--target", "dmn")).code).toBe(0);
    expect(Object.keys(filesIn(join(folder, "a"))).filter((path) => !path.endsWith(".json")).map((path) => path.replace(/-[0-9a-f]{16}/, ""))).toEqual(["dmn/linhai-employee.dmn", "sql/mine.sql"]);
  });

  test("is what verify holds a folder against: a file changed, missing, or named without its digest", async () => {
    const folder = await province();
    await tongchou(folder, "build", "linhai", "--out", "a", "--target", "sql");
    const [{ path, sha256 }] = manifestIn(join(folder, "a")).targets as unknown as [{ path: string; sha256: string }];
    const whole = readFileSync(join(folder, "a", path), "utf8");
    writeFileSync(join(folder, "a", path), whole.replace("0.9000", "0.9001"));
    expect(await tongchou(folder, "verify", "a")).toMatchObject({ code: 1, err: expect.stringMatching(/\.sql: error TC9115: /) });
    writeFileSync(join(folder, "a", path), whole);
    expect((await tongchou(folder, "verify", "a")).code).toBe(0);
    const manifest = readFileSync(join(folder, "a/manifest.json"), "utf8");
    writeFileSync(join(folder, "a/manifest.json"), manifest.replace(sha256.slice(0, 16), "0".repeat(16)));
    expect(await tongchou(folder, "verify", "a")).toMatchObject({ code: 1, err: expect.stringContaining("manifest.json: error") });
  });
});
