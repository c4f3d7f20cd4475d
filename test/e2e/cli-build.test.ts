import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Files } from "../../compiler/cli/host.ts";
import { run } from "../../compiler/cli/run.ts";
import { realFiles, recordingHost, scratchFolder } from "../cli/memory-host.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

async function tongchou(workingFolder: string, argv: readonly string[], files: Files = realFiles) {
  const { host, out, err } = recordingHost(workingFolder, { files });
  const code = await run(argv, host);
  return { code, out: out(), err: err() };
}

/** Every file below a folder, by its path in it. */
function contents(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}

const listedBackwards: Files = { ...realFiles, list: (folder) => [...realFiles.list(folder)].reverse() };

describe("the policies of the repository", () => {
  test("give the same bytes from another place and with their files listed in another order", async () => {
    const folder = scratchFolder();
    cpSync(join(root, "policies"), join(folder, "elsewhere/rules"), { recursive: true });
    const built = await tongchou(root, ["build", "policies", "--out", join(folder, "a")]);
    expect(built).toMatchObject({ code: 0, out: expect.stringContaining("Wrote") });
    expect(await tongchou(folder, ["build", "elsewhere/rules", "--out", "b"], listedBackwards)).toMatchObject({ code: 0 });
    const named = readdirSync(join(folder, "elsewhere/rules"), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(await tongchou(join(folder, "elsewhere/rules"), ["build", ...named.reverse(), "--out", "../../c"])).toMatchObject({ code: 0 });
    const expected = contents(join(folder, "a"));
    expect(Object.keys(expected).length).toBeGreaterThan(4);
    expect(contents(join(folder, "b"))).toEqual(expected);
    expect(contents(join(folder, "c"))).toEqual(expected);
  });

  test("are accepted by verify as they were built, and notes are counted, not shown", async () => {
    const folder = scratchFolder();
    const { err } = await tongchou(root, ["build", "policies", "--out", join(folder, "tables")]);
    expect(err).toMatch(/\n\d+ notes; `tongchou check policies` shows them\.\n$/);
    expect(err).not.toContain(": note TC");
    expect(await tongchou(folder, ["verify", "tables"])).toMatchObject({ code: 0, err: "" });
  });

  test("check shows each note in one line, before what has to be mended", async () => {
    const { code, out } = await tongchou(root, ["check", "policies"]);
    const [notes = "", rest = ""] = [out.slice(0, out.indexOf("\n\n")), out.slice(out.indexOf("\n\n"))];
    expect(code).toBe(0);
    expect(notes.split("\n").every((line) => line.includes(": note TC"))).toBe(true);
    expect(rest).toContain(": warning TC");
    expect(rest).not.toContain(": note TC");
  });

  test("lend the example province their national libraries", async () => {
    const folder = scratchFolder();
    expect(await tongchou(root, ["check", "examples/linhai"])).toMatchObject({ code: 0, out: expect.stringMatching(/no errors, no warnings\n$/) });
    expect(await tongchou(root, ["build", "examples/linhai", "--out", join(folder, "tables")])).toMatchObject({ code: 0 });
    expect(readdirSync(join(folder, "tables")).sort()).toEqual(["linhai", "manifest.json"]);
    expect((await tongchou(folder, ["verify", "tables"])).code).toBe(0);
  });
});

describe("the proof of what stands on the disk", () => {
  const isData = (path: string): boolean => /tables\/linhai\/employee-\w+\.json$/.test(path);
  const wrong = (text: string): string => text.replace(`"value":9000,`, `"value":9001,`);

  async function buildWith(change: (files: Files) => Partial<Files>) {
    const folder = scratchFolder();
    await tongchou(folder, ["new", "linhai"]);
    const ended = await tongchou(folder, ["build", "linhai"], { ...realFiles, ...change(realFiles) });
    return { folder, ...ended };
  }

  test("refuses a figure that another one has taken the place of, and nothing names the file", async () => {
    let reads = 0;
    const { folder, code, out, err } = await buildWith(({ read }) => ({
      read: (path) => {
        const bytes = read(path);
        if (!isData(path)) return bytes;
        reads += 1;
        return reads === 1 ? bytes : Buffer.from(wrong(Buffer.from(bytes).toString()));
      },
    }));
    expect(reads).toBe(2);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^linhai\/employee\.tongchou:\d+:\d+: error TC9106: .*the ratio of “inpatient” .*: it differs for primary, active on 2025-01-01\./);
    expect(err).toMatch(/Nothing was written\.\n$/);
    expect(Object.keys(contents(join(folder, "dist/tables")))).toEqual([]);
  });

  test("is not reached where the disk did not keep what it was given", async () => {
    const { folder, code, err } = await buildWith(({ writeNew }) => ({
      writeNew: (path, text, like) => writeNew(path, wrong(text), like),
    }));
    expect([code, err]).toEqual([2, expect.stringContaining("TC9007: It cannot be written: the disk reports an error.")]);
    expect(existsSync(join(folder, "dist/tables/manifest.json"))).toBe(false);
  });

  test("finds nothing where nothing was changed", async () => {
    const { folder, code } = await buildWith(() => ({}));
    const [path = "", text = ""] = Object.entries(contents(join(folder, "dist/tables"))).find(([path]) => isData(`tables/${path}`)) ?? [];
    expect([code, wrong(text) === text]).toEqual([0, false]);
    expect(path).not.toBe("");
  });
});
