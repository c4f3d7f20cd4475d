/** The lessons of the tutorial, each played in a folder of its own: `UPDATE_GOLDEN=1` puts the output of today into them. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../support/workspace-texts.ts";
import { played } from "./living-page.ts";
import { programFor } from "./program.ts";

const scratch = mkdtempSync(join(tmpdir(), "tongchou-tutorial-"));
const tutorial = join(root, "examples/tutorial");
const lessons = readdirSync(tutorial, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();

const program = programFor("tutorial");

beforeAll(async () => {
  await program.build();
  mkdirSync(join(scratch, "bin"));
  writeFileSync(join(scratch, "bin/tongchou"), `#!/bin/sh\nexec "${process.execPath}" "${program.folder}/tongchou.cjs" "$@"\n`, { mode: 0o755 });
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
  program.remove();
});

/** A person who is nobody, on a day that stays. */
function environmentFor(language: "zh" | "en"): Readonly<Record<string, string>> {
  const [name, email, date] = ["tutorial", "tutorial@example.org", "2025-01-01T00:00:00Z"];
  return {
    PATH: [join(scratch, "bin"), process.env["PATH"]].join(delimiter), HOME: scratch, TZ: "UTC", NO_COLOR: "1", LANG: language === "zh" ? "zh_CN.UTF-8" : "C.UTF-8",
    GIT_CONFIG_NOSYSTEM: "1", GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date,
  };
}

describe.each(["en", "zh"] as const)("in %s", (language) => {
  test.each(lessons)("lesson %s shows what happens", (lesson) => {
    const folder = join(scratch, language, lesson);
    const own = join(tutorial, lesson, language);
    if (existsSync(own)) cpSync(own, folder, { recursive: true });
    else mkdirSync(folder, { recursive: true });
    const path = join(tutorial, lesson, language === "zh" ? "README.zh.md" : "README.md");
    const text = readFileSync(path, "utf8");
    const now = played(text, { folder, environment: environmentFor(language) });
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(path, now);
    else expect(text).toBe(now);
  });
});

test("there are ten lessons, and the lists name each of them in order", () => {
  expect(lessons).toHaveLength(10);
  for (const list of ["README.md", "README.zh.md"]) {
    const named = [...readFileSync(join(tutorial, list), "utf8").matchAll(/\]\((\d\d-[^/)]+)\//g)].map(([, name]) => name);
    expect(named, list).toEqual(lessons);
  }
});
