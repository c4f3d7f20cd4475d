import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Files } from "../../compiler/cli/host.ts";
import { run } from "../../compiler/cli/run.ts";
import { root } from "../house/source.ts";
import { realFiles, recordingHost, scratchFolder } from "./memory-host.ts";

/** A folder with these files, in which the command runs. */
function workspace(files: Readonly<Record<string, string>>): string {
  const folder = scratchFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function formatIn(folder: string, args: readonly string[], files: Files = realFiles) {
  const { host, out, err } = recordingHost(folder, { files });
  const code = await run(["format", ...args], host);
  return { code, out: out(), err: err(), text: (path: string) => readFileSync(join(folder, path), "utf8") };
}

const library = 'library shared\ndimension hospital 医院级别 { primary 一级, tertiary 三级 }\n';
const policy = "policy linhai.basic\n\nuse shared\nimpossible  hospital=一级\n";

describe("tongchou format", () => {
  test("rewrites what differs, lists it, and leaves the rest", async () => {
    const folder = workspace({ "a.tongchou": library, "b.tongchou": policy });
    const before = statSync(join(folder, "a.tongchou")).mtimeMs;
    const first = await formatIn(folder, []);
    expect(first).toMatchObject({ code: 0, out: "b.tongchou\n", err: "Rewrote 1 of 2 files.\n" });
    expect(first.text("b.tongchou")).toBe("policy linhai.basic\n\nuse shared\nimpossible hospital = 一级\n");
    expect(statSync(join(folder, "a.tongchou")).mtimeMs).toBe(before);
    expect(await formatIn(folder, ["--lang", "zh"])).toMatchObject({ code: 0, out: "", err: "2 个文件版式都已符合，无须改写。\n" });
  });

  test("--check writes nothing and gives 1 where it would", async () => {
    const folder = workspace({ "a.tongchou": library, "b.tongchou": policy });
    const checked = await formatIn(folder, ["--check"]);
    expect(checked).toMatchObject({ code: 1, out: "b.tongchou\n", err: "1 of 2 files would change; `tongchou format` rewrites.\n" });
    expect(checked.text("b.tongchou")).toBe(policy);
    expect(await formatIn(folder, ["--check", "a.tongchou"])).toMatchObject({ code: 0, out: "", err: "Nothing to rewrite in 1 file: laid out already.\n" });
    expect((await formatIn(folder, ["--check", "--spelling", "zh", "a.tongchou"])).err).toContain("`tongchou format --spelling zh` rewrites");
  });

  test("--spelling knows the names of the other files", async () => {
    const folder = workspace({ "tongchou.json": "{}", "a.tongchou": library, "b.tongchou": policy });
    const chinese = await formatIn(folder, ["--spelling", "zh", "b.tongchou"]);
    expect(chinese.text("b.tongchou")).toBe("政策 linhai.basic\n\n引用 shared\n不可能 医院级别 = 一级\n");
    expect(chinese.text("a.tongchou")).toBe(library);
    const english = await formatIn(folder, ["--spelling", "en"]);
    expect(english.text("b.tongchou")).toBe("policy linhai.basic\n\nuse shared\nimpossible hospital = primary\n");
  });

  test("a file that cannot be read is left alone and told of, and the others are laid out", async () => {
    const folder = workspace({ "a.tongchou": "benefet x\nuse  b\n", "b.tongchou": policy });
    const { code, out, err, text } = await formatIn(folder, []);
    expect([code, out, text("a.tongchou")]).toEqual([1, "b.tongchou\n", "benefet x\nuse  b\n"]);
    expect(err).toContain("a.tongchou:1:1: error TC1004");
    expect(err).toMatch(/Left 1 file as found, because of something that could not be read\.\nRewrote 1 of 2 files\.\n$/);
    expect((await formatIn(folder, [])).err).toMatch(/Left 1 file as found.*\nNothing to rewrite in 1 file: laid out already\.\n$/);
    expect((await formatIn(folder, ["a.tongchou"])).err).not.toContain("rewrite");
  });

  test("a file is written whole or not at all, and a link stays a link", async () => {
    const folder = workspace({ "real/b.tongchou": policy });
    symlinkSync(join(folder, "real/b.tongchou"), join(folder, "b.tongchou"));
    const failing: Files = { ...realFiles, rename: () => { throw Object.assign(new Error("full"), { code: "ENOSPC" }); } };
    const failed = await formatIn(folder, ["b.tongchou"], failing);
    expect([failed.code, failed.text("b.tongchou")]).toEqual([2, policy]);
    expect(failed.err).toMatch(/the disk is full[^]*\nRewrote 0 of 1 file\.\n$/);
    expect(await formatIn(folder, ["b.tongchou"])).toMatchObject({ code: 0 });
    expect(failed.text("real/b.tongchou")).toContain("impossible hospital = 一级");
    expect(realFiles.list(folder).find(({ name }) => name === "b.tongchou")?.kind).toBe("link");
  });

  test("line ends and a byte order mark stay", async () => {
    const folder = workspace({ "a.tongchou": "\uFEFFuse  a\r\nuse b\r\n" });
    expect((await formatIn(folder, [])).text("a.tongchou")).toBe("\uFEFFuse a\r\nuse b\r\n");
  });

  test.each([
    [["--stdin-filepath", "a.tongchou", "--check"], "“--stdin-filepath” and “--check” cannot be used together."],
    [["--stdin-filepath", "a.tongchou", "b.tongchou"], "“--stdin-filepath” and “b.tongchou” cannot be used together."],
    [["--stdin-filepath", "a.tongchou", "b.tongchou", "--lang", "zh"], "“--stdin-filepath”与“b.tongchou”不能同用。"],
  ])("%j ask for two things at once", async (args, says) => {
    expect(await formatIn(workspace({ "a.tongchou": library }), args)).toMatchObject({ code: 2, out: "", err: `tongchou: ${says}\n` });
  });

  test("a path that leads nowhere is the outside world's fault", async () => {
    expect(await formatIn(workspace({ "a.tongchou": library }), ["b.tongchou"])).toMatchObject({ code: 2 });
  });
});

test.runIf(existsSync(`${root}dist/tongchou.cjs`))("the standard input is laid out onto the standard output", () => {
  const folder = scratchFolder();
  cpSync(`${root}policies/national`, join(folder, "national"), { recursive: true });
  writeFileSync(join(folder, "tongchou.json"), "{}");
  const formatted = (input: string | Uint8Array, ...args: readonly string[]) => spawnSync(process.execPath, [`${root}dist/tongchou.cjs`, "format", "--stdin-filepath", "b.tongchou", ...args], { cwd: folder, input, encoding: "utf8" });
  const policyText = "policy linhai.basic\nuse national.dimensions\nimpossible hospital=primary";
  expect(formatted(policyText, "--spelling", "zh")).toMatchObject({ status: 0, stdout: "政策 linhai.basic\n引用 national.dimensions\n不可能 医院级别 = 一级\n", stderr: expect.not.stringContaining("error") as string });
  expect(formatted("benefet x")).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining("TC1004") as string });
  expect(formatted(new Uint8Array([0xff, 0x41]))).toMatchObject({ status: 2, stdout: "" });
});
