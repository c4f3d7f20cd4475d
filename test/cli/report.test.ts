import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { Files } from "../../compiler/cli/host.ts";
import { run } from "../../compiler/cli/run.ts";
import { writePages } from "../../compiler/cli/write-pages.ts";
import { root } from "../support/workspace-texts.ts";
import { realFiles, recordingHost, scratchFolder } from "./memory-host.ts";

let folder = "";
beforeEach(() => void (folder = scratchFolder()));

const filesIn = (place: string): readonly string[] => readdirSync(join(folder, place), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(join(folder, place).length + 1)).sort();

async function tongchou(...argv: readonly string[]) {
  const { host, out, err } = recordingHost(folder);
  const code = await run(argv, host);
  return { code, out: out(), err: err() };
}

describe("report", () => {
  beforeEach(async () => void (await tongchou("new", "linhai")));

  test("writes a site in both languages, and nothing else than what it lists", async () => {
    expect(await tongchou("report", "linhai", "--out", "site")).toEqual({ code: 0, out: "Wrote 17 pages to “site”; begin with index.html.\n", err: "" });
    const { pages } = JSON.parse(readFileSync(join(folder, "site/report.json"), "utf8")) as { readonly pages: readonly string[] };
    expect(filesIn("site")).toEqual([...pages, "report.json"].sort());
  });

  test("of one language, as of a day", async () => {
    expect(await tongchou("report", "linhai", "--out", "site", "--language", "zh", "--as-of", "2025-07-01")).toMatchObject({ code: 0, err: "" });
    expect(readFileSync(join(folder, "site/index.html"), "utf8")).toContain("截至 2025-07-01");
    expect(filesIn("site").some((path) => path.startsWith("en/"))).toBe(false);
  });

  test("writes the same bytes again, and takes away pages that are no longer made", async () => {
    await tongchou("report", "linhai", "--out", "site");
    const read = () => filesIn("site").map((path) => readFileSync(join(folder, "site", path), "utf8"));
    const first = read();
    writeFileSync(join(folder, "site/notes.html"), "mine");
    await tongchou("report", "linhai", "--out", "site");
    expect(read().filter((text) => text !== "mine")).toEqual(first);
    await tongchou("report", "linhai", "--out", "site", "--language", "en");
    expect(filesIn("site").filter((path) => path.startsWith("zh/"))).toEqual([]);
    expect(readFileSync(join(folder, "site/notes.html"), "utf8")).toBe("mine");
  });

  test("refuses policies with errors as build does, and leaves what stood", async () => {
    await tongchou("report", "linhai", "--out", "site", "--language", "en");
    const before = filesIn("site");
    const policy = join(folder, "linhai/employee.tongchou");
    writeFileSync(policy, readFileSync(policy, "utf8").replace(/\d+%/, "120%"));
    const { code, out, err } = await tongchou("report", "linhai", "--out", "site");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("Nothing was written.");
    expect(filesIn("site")).toEqual(before);
  });

  test("tells what an earlier version said otherwise", async () => {
    cpSync(join(folder, "linhai"), join(folder, "old"), { recursive: true });
    const policy = join(folder, "linhai/employee.tongchou");
    const text = readFileSync(policy, "utf8");
    expect(await tongchou("report", "linhai", "--out", "same", "--against", "old")).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, "same/en/linhai/changes.html"), "utf8")).toContain("Nothing differs.");
    const ratio = /\| tertiary *\| (\d+)%/.exec(text)!;
    writeFileSync(policy, text.replace(ratio[0], ratio[0].replace(`${ratio[1]!}%`, "73%")));
    expect(await tongchou("report", "linhai", "--out", "site", "--against", "old")).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, "site/en/linhai/changes.html"), "utf8")).toContain(`${ratio[1]!}% → 73%`);
    expect(await tongchou("report", "linhai", "--out", "site", "--against", "git:nowhere")).toMatchObject({ code: 2, out: "" });
  });

  test("says the same in Chinese", async () => {
    expect(await tongchou("report", "linhai", "--lang", "zh")).toEqual({ code: 0, out: "已写入“dist/report”：17 个页面；请从 index.html 看起。\n", err: "" });
  });

  test("has nothing to say where there is no province", async () => {
    mkdirSync(join(folder, "empty"));
    cpSync(join(root, "policies/national"), join(folder, "empty"), { recursive: true });
    expect(await tongchou("report", "empty", "--out", "site")).toMatchObject({ code: 2, out: "" });
  });
});

describe("the disk", () => {
  const pages = (content: string, ...paths: readonly string[]) => new Map(paths.map((path) => [path, `${content} ${path}`]));

  /** Fails at the nth page or list that is written down. */
  function fullAt(nth: number): Files {
    let done = 0;
    return { ...realFiles, writeNew: (...args) => {
      done += 1;
      if (done === nth) throw Object.assign(new Error("no space"), { code: "ENOSPC" });
      realFiles.writeNew(...args);
    } };
  }

  test("full at any page leaves the old report whole", () => {
    writePages(folder, pages("old", "index.html", "a/index.html", "a/b.html"), realFiles);
    for (const nth of [1, 2, 3, 4]) {
      expect(writePages(folder, pages("new", "index.html", "a/index.html", "c/b.html"), fullAt(nth))).toMatchObject({ error: { code: "ENOSPC" } });
      expect(filesIn("")).toEqual(["a/b.html", "a/index.html", "index.html", "report.json"]);
      for (const path of ["index.html", "a/index.html", "a/b.html"]) expect(readFileSync(join(folder, path), "utf8")).toBe(`old ${path}`);
    }
  });

  test("with room takes the new one, and what the old one had too many goes", () => {
    writePages(folder, pages("old", "index.html", "a/b.html"), realFiles);
    expect(writePages(folder, pages("new", "index.html", "c/b.html"), realFiles)).toBeUndefined();
    expect(filesIn("")).toEqual(["c/b.html", "index.html", "report.json"]);
  });

  test("a list that someone wrote removes nothing elsewhere", () => {
    writeFileSync(join(folder, "kept.html"), "kept");
    mkdirSync(join(folder, "site"));
    writeFileSync(join(folder, "site/report.json"), JSON.stringify({ pages: ["../kept.html", "/kept.html", "a\\b.html", "notes.txt", 7] }));
    writeFileSync(join(folder, "site/notes.txt"), "kept");
    writePages(join(folder, "site"), pages("new", "index.html"), realFiles);
    expect(filesIn("")).toEqual(["kept.html", "site/index.html", "site/notes.txt", "site/report.json"]);
  });
});
