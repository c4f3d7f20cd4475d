import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { readVersionNames } from "../../compiler/cli/versions.ts";
import { run } from "../../compiler/cli/run.ts";
import { root } from "../house/source.ts";
import { recordingHost, scratchFolder } from "./memory-host.ts";

const schema = JSON.parse(readFileSync(`${root}compiler/emit/schema/diff.schema.json`, "utf8"));
const isValid = new Ajv2020({ allErrors: true }).compile(schema);
const claimSchema = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(`${root}compiler/emit/schema/claim.schema.json`, "utf8")));

const resident = "jiangxi/resident.tongchou";

/** Jiangxi in the folder `old` and again in `new`, where edits can be made. */
function twoVersions(...edits: readonly (readonly [file: string, from: string, to: string])[]): string {
  const folder = scratchFolder();
  for (const version of ["old", "new"]) {
    for (const part of ["national", "jiangxi"]) cpSync(`${root}policies/${part}`, join(folder, version, part), { recursive: true });
  }
  for (const [file, from, to] of edits) change(join(folder, "new", file), from, to);
  return folder;
}

function change(path: string, from: string, to: string): void {
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, () => to));
}

const lowered = [resident, "| 三级     | 60%      |", "| 三级     | 55%      |"] as const;
const raised = [resident, "| 三级     | 60%      |", "| 三级     | 65%      |"] as const;

async function diff(folder: string, ...args: readonly string[]) {
  const { host, out, err } = recordingHost(folder);
  const code = await run(["diff", ...args], host);
  return { code, out: out(), err: err() };
}

describe("tongchou diff", () => {
  test("two versions that mean the same", async () => {
    const folder = twoVersions();
    expect(await diff(folder, "old", "new")).toEqual({ code: 0, out: "The two versions mean the same.\n", err: "" });
    expect((await diff(folder, "old", "new", "--lang", "zh")).out).toBe("两个版本含义相同。\n");
    expect((await diff(folder, "old", "new", "--fail-on", "any")).code).toBe(0);
  });

  test("two spellings of all policies, names and keywords", async () => {
    const folder = scratchFolder();
    for (const version of ["old", "new"]) cpSync(`${root}policies`, join(folder, version), { recursive: true });
    expect(await run(["format", "new", "--spelling", "zh"], recordingHost(folder).host)).toBe(0);
    expect(readFileSync(join(folder, "new/beijing/employee.tongchou"), "utf8")).toContain("起付线 每 结算期");
    expect((await diff(folder, "old", "new")).out).toBe("The two versions mean the same.\n");
    expect((await diff(folder, "new", "old")).out).toBe("The two versions mean the same.\n");
  });

  test("a cell, in words", async () => {
    const { code, out } = await diff(twoVersions(lowered), "old", "new", "--lang", "zh");
    expect(code).toBe(0);
    expect(out).toContain("  “居民住院”的支付比例（居民）\n    三级，2025-01-01 起：60% → 55%（降低；参保人受损，基金受益）\n");
    expect(out).toMatch(/“居民住院”（居民）受损最多：.*多付 3,333\.33 元/);
    expect(out).not.toContain("受益最多");
  });

  test("as Markdown, with signs that stand for themselves", async () => {
    const { out } = await diff(twoVersions(lowered), "old", "new", "--format", "markdown");
    expect(out).toMatch(/^### Jiangxi|^### jiangxi/);
    expect(out).toContain("\n| tertiary | from 2025-01-01 | 60% | 55% | loses | gains |\n");
  });

  test("as JSON that obeys its schema, with a claim that can be settled", async () => {
    const { out } = await diff(twoVersions(lowered), "old", "new", "--format", "json");
    const made = JSON.parse(out);
    expect([isValid(made), isValid.errors]).toEqual([true, null]);
    expect(made.summary).toEqual({ provinces: 1, slots: 2, rows: 2, gains: 0, losses: 2, from: "2025-01-01" });
    expect(made.provinces[0].slots[0]).toMatchObject({
      owner: "resident_inpatient", slot: "ratio", unit: "ratio",
      rows: [{ facts: { hospital: ["tertiary"] }, from: "2025-01-01", old: { value: { kind: "number", amount: 6000 } }, new: { value: { kind: "number", amount: 5500 } }, direction: "lowered", patient: "worse", fund: "better" }],
    });
    const [{ loss }] = made.provinces[0].money;
    expect([claimSchema(loss.claim), claimSchema.errors]).toEqual([true, null]);
    expect(loss.patient.new - loss.patient.old).toBe(333_333);
  });

  test.each([
    ["lower, and somebody loses", lowered, "lower", 1],
    ["lower, and everybody gains", raised, "lower", 0],
    ["any, and everybody gains", raised, "any", 1],
  ] as const)("fails on %s", async (_name, edit, what, code) => {
    expect((await diff(twoVersions(edit), "old", "new", "--fail-on", what)).code).toBe(code);
  });

  test("what was not looked at, or not exactly, is said at the end in every format", async () => {
    const folder = twoVersions(lowered);
    expect((await diff(folder, "old", "new", "--lang", "zh")).out).toMatch(/\n\n {2}受益、受损最多者，是就单一口径的费用、新的参保年度精确求得的；/);
    expect((await diff(folder, "old", "new", "--format", "markdown")).out).toMatch(/\n\n> The largest gains and losses are exact for bills of one kind of cost/);
    expect(JSON.parse((await diff(folder, "old", "new", "--format", "json")).out).limits).toEqual([expect.stringMatching(/one kind of cost/), expect.stringMatching(/^Some cases stand in no largest gain or loss/)]);
  });

  test("folders of compiled tables, against each other and against policies", async () => {
    const folder = twoVersions(lowered);
    for (const version of ["old", "new"]) expect(await run(["build", version, "--out", `${version}.tables`], recordingHost(folder).host)).toBe(0);
    const between = async (...versions: readonly string[]) => (await diff(folder, ...versions)).out.split("\n\n")[0];
    const policies = await between("old", "new");
    expect(policies).toContain("tertiary, from 2025-01-01: 60% → 55% (lowered; insured loses, fund gains)");
    expect(await between("old.tables", "new")).toContain("tertiary, from 2025-01-01: 60% → 55% (lowered; insured loses, fund gains)");
    expect(await between("old", "new.tables")).toContain("tertiary, from 2025-01-01: 60% → 55%");
    expect((await diff(folder, "old.tables", "new.tables", "--fail-on", "lower")).code).toBe(1);
    const { code, out } = await diff(folder, "old.tables", "old", "--fail-on", "any");
    expect([code, out]).toEqual([0, expect.stringMatching(/^The two versions mean the same\.\n\n {2}One version is a folder of compiled tables/)]);
  });

  test("a table folder that verify refuses is not compared", async () => {
    const folder = twoVersions();
    expect(await run(["build", "old", "--out", "tables"], recordingHost(folder).host)).toBe(0);
    const [file] = readdirSync(join(folder, "tables/jiangxi"));
    change(join(folder, "tables/jiangxi", file!), "9000", "9001");
    const { code, out, err } = await diff(folder, "tables", "new");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/TC9\d\d\d/);
  });

  test("policies with errors are not compared", async () => {
    const { code, out, err } = await diff(twoVersions([resident, "支付比例 60%", "支付比例 60元"]), "old", "new");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("TC3");
  });

  test("what is not there is the world's fault", async () => {
    expect((await diff(twoVersions(), "old", "newer")).code).toBe(2);
    expect((await diff(twoVersions(), "old")).code).toBe(2);
    expect((await diff(twoVersions(), "old", "new", "--fail-on", "higher")).code).toBe(2);
  });
});

describe("revisions of a git repository", () => {
  const git = (folder: string, ...args: readonly string[]) => execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@example.com", ...args], { cwd: folder, stdio: "pipe" });

  function repository(): string {
    const folder = join(twoVersions(), "new");
    git(folder, "init", "--quiet");
    git(folder, "add", ".");
    git(folder, "commit", "--quiet", "-m", "first");
    change(join(folder, resident), lowered[1], lowered[2]);
    return folder;
  }

  test("one against the folder, and two against each other", async () => {
    const folder = repository();
    expect((await diff(folder, "git:HEAD", ".", "--fail-on", "any")).code).toBe(1);
    git(folder, "commit", "--quiet", "-am", "second");
    expect((await diff(folder, "git:HEAD", ".", "--fail-on", "any")).code).toBe(0);
    const { code, out } = await diff(folder, "git:HEAD~1", "git:HEAD");
    expect(code).toBe(0);
    expect(out).toContain("60% → 55%");
  });

  test("from a folder below, by a path in the revision", async () => {
    const folder = repository();
    mkdirSync(join(folder, "below"));
    const { code, out } = await diff(join(folder, "below"), "git:HEAD:..", "..");
    expect([code, out.includes("60% → 55%")]).toEqual([0, true]);
  });

  test("a revision that there is not, and a folder without a repository", async () => {
    const folder = repository();
    expect(await diff(folder, "git:nowhere", ".")).toEqual({ code: 2, out: "", err: "tongchou: there is no revision “nowhere”.\n" });
    expect((await diff(folder, "git:--all", ".")).code).toBe(2);
    const outside = twoVersions();
    expect(await diff(outside, "git:HEAD", "new", "--lang", "zh")).toMatchObject({ code: 2, err: "tongchou: 当前文件夹不在 git 仓库之中。\n" });
  });

  test("names of versions", () => {
    expect(readVersionNames(["git:v1", "policies"])).toEqual([{ revision: "v1", paths: ["policies"] }, { revision: undefined, paths: ["policies"] }]);
    expect(readVersionNames(["git:v1:a/b", "git:v2"])).toEqual([{ revision: "v1", paths: ["a/b"] }, { revision: "v2", paths: ["a/b"] }]);
    expect(readVersionNames(["git:v1", "git:v2"])).toEqual([{ revision: "v1", paths: [] }, { revision: "v2", paths: [] }]);
    expect(readVersionNames(["C:\\old", "new"])[0]).toEqual({ revision: undefined, paths: ["C:\\old"] });
  });
});
