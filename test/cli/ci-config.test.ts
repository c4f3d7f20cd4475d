import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../house/source.ts";
import { ciWorkspace, FILE, POLICY } from "./ci-workspace.ts";

const last = (text: string): string => text.trimEnd().split("\n").at(-1) ?? "";

describe("tongchou.json", () => {
  test("sets the level that fails, and a call goes before it", async () => {
    const { tongchou } = ciWorkspace(`{"failLevel": "warning"}`);
    expect((await tongchou("check")).code).toBe(1);
    expect((await tongchou("check", "--fail-level", "error")).code).toBe(0);
    expect((await ciWorkspace().tongchou("check")).code).toBe(0);
  });

  test("sets the language of check, build, test and diff, and a call goes before it", async () => {
    const { tongchou } = ciWorkspace(`{"language": "zh"}`);
    expect(last((await tongchou("check")).out)).toBe("共 1 个文件：0 个错误，1 个警告");
    expect((await tongchou("build")).out).toMatch(/^已写入/);
    expect((await tongchou("test")).out).toMatch(/没有案例/);
    expect((await tongchou("diff", ".", ".")).out).toMatch(/^两个版本含义相同/);
    expect(last((await tongchou("check", "--lang", "en")).out)).toBe("1 file: no errors, 1 warning");
  });

  test("sets the language of every command that works on a workspace", async () => {
    const { tongchou, write, folder } = ciWorkspace(`{"language": "zh"}`);
    expect((await tongchou("report")).out).toMatch(/^已写入/);
    expect((await tongchou("converge", ".")).out).toMatch(/^各市之间没有差异/);
    expect((await tongchou("export")).out).toMatch(/^已把/);
    expect((await tongchou("import", "dist/sheets/linhai.xlsx")).out).toBe("没有单元格与政策文件不同。\n");
    expect((await tongchou("import", "none.csv")).err).toContain("未改动任何政策文件。");
    expect((await tongchou("format")).err).toMatch(/个文件/);
    expect((await tongchou("format", "--check", FILE)).err).toMatch(/个文件/);
    expect((await tongchou("diff", ".", "git:nowhere")).err).toMatch(/。\n$/);
    expect((await tongchou("diff", ".", "dist/none")).err).toMatch(/错误/);
    expect((await tongchou("format", "--lang", "en")).err).toMatch(/^Nothing to rewrite/);
    // Elsewhere, and where a nearer workspace says nothing of it, the system's holds.
    write("inner/tongchou.json", "{}");
    write("inner/a.tongchou", POLICY);
    expect((await tongchou("format", "--check", "inner")).err).toMatch(/would change|Nothing to rewrite/);
    expect((await tongchou("verify", join(folder, "dist"))).err).toMatch(/refused/);
  });

  test("sets the day on which reviews are judged", async () => {
    const { tongchou, edit } = ciWorkspace(`{"asOf": "2025-03-01"}`);
    edit(FILE, `  source "Model notice No. 1"\n`, `  source "Model notice No. 1"\n  review by 2025-02-01\n`);
    const due = async (...options: readonly string[]): Promise<boolean> => (await tongchou("check", ...options)).out.includes("2025-02-01");
    expect([await due(), await due("--as-of", "2025-01-01")]).toEqual([true, false]);
  });

  test("turns a warning off, or makes it an error that build refuses", async () => {
    const { tongchou, write, edit } = ciWorkspace();
    edit(FILE, "measure eligible", "dimension idle { a, b }\nmeasure eligible");
    const code = /warning (TC\d{4}): .*idle/.exec((await tongchou("check")).out)?.[1];
    expect(code).toBeDefined();
    write("tongchou.json", `{"rules": {"${code}": "off"}}`);
    expect((await tongchou("check")).out).not.toContain(code);
    expect((await tongchou("build")).code).toBe(0);
    write("tongchou.json", `{"rules": {"${code}": "error"}}`);
    expect(await tongchou("check")).toMatchObject({ code: 1, out: expect.stringContaining(`error ${code}`) });
    expect(await tongchou("build")).toMatchObject({ code: 1, out: "" });
  });

  test("of the nearest folder above a policy sets its rules, and of the one around everything named the rest", async () => {
    const { tongchou, write, folder } = ciWorkspace();
    expect(folder).not.toBe("");
    const idle = POLICY.replace("measure eligible", "dimension idle { a, b }\nmeasure eligible");
    write(FILE, idle);
    write("yunhai/b.tongchou", idle.replace(/linhai/g, "yunhai"));
    const code = /warning (TC\d{4}): .*idle/.exec((await tongchou("check")).out)?.[1] ?? "";
    write("yunhai/tongchou.json", `{"rules": {"${code}": "off"}, "failLevel": "note"}`);
    const told = (await tongchou("check")).out.split("\n").filter((line) => line.includes(`warning ${code}`));
    expect(told).toEqual([expect.stringContaining(FILE)]);
    expect((await tongchou("check")).code).toBe(0);
    expect((await tongchou("check", "yunhai")).code).toBe(1);
  });

  test("with a mistake is the fault of the call, also for build, test and diff", async () => {
    const { tongchou } = ciWorkspace(`{"rules": {"TC4001": "note"}}`);
    for (const call of [["check"], ["build"], ["test"], ["diff", ".", "."]]) expect((await tongchou(...call)).code).toBe(2);
  });

  test("that is not UTF-8 is a mistake in it, and so is a list of known findings", async () => {
    const { tongchou, write, folder } = ciWorkspace();
    const inUtf16 = Buffer.from("\ufeff{}", "utf16le");
    writeFileSync(join(folder, "known.json"), inUtf16);
    const listed = await tongchou("check", "--baseline", "known.json");
    expect(listed).toMatchObject({ code: 2, out: expect.stringMatching(/known\.json: error TC9012: .*: it is not UTF-8; save it as UTF-8\./) });
    writeFileSync(join(folder, "tongchou.json"), inUtf16);
    for (const call of [["check"], ["build"], ["format"], ["export"]]) {
      const { code, out, err } = await tongchou(...call);
      expect([code, out + err]).toEqual([2, expect.stringMatching(/^tongchou\.json: error TC9009: .*: it is not UTF-8; save it as UTF-8\./m)]);
    }
    write("tongchou.json", "\ufeff{}");
    expect((await tongchou("check")).code).toBe(0);
  });
});

test("an editor says in both languages what each setting is for", () => {
  const said = [...readFileSync(`${root}compiler/emit/schema/config.schema.json`, "utf8").matchAll(/"description": "(.*?)"/g)].map(([, text = ""]) => text.split("\\n"));
  expect(said.length).toBeGreaterThan(7);
  expect(said.filter(([en = "", zh = "", ...more]) => !/^[ -~“”]+\.$/.test(en) || !/^[^]*\p{Script=Han}[^]*。$/u.test(zh) || more.length > 0)).toEqual([]);
});
