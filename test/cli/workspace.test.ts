import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { run } from "../../compiler/cli/run.ts";
import { recordingHost, scratchFolder } from "./memory-host.ts";

let folder = "";
beforeEach(() => {
  folder = scratchFolder();
  write("all/tongchou.json", "{}");
  write("all/shared/kinds.tongchou", library);
  write("all/linhai/basic.tongchou", policy("linhai"));
  write("all/yunhai/basic.tongchou", policy("yunhai"));
});

const library = `library shared
dimension hospital ordered { primary, secondary }
measure eligible
`;

function policy(province: string, name = "basic", declared = `province ${province}\n${scheme}`): string {
  return `policy ${province}.${name}
  effective from 2025-01-01
  source "示例〔2025〕1号"
use shared
${declared}`;
}

const scheme = `
scheme employee
benefit inpatient for employee {
  base eligible
  deductible 300 yuan per year
  ratio {
    | hospital  | ratio |
    | primary   | 90%   |
    | secondary | 80%   |
  }
  cap none
}
settle for employee: inpatient
`;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(join(folder, path), "utf8");
  expect(text).toContain(from);
  write(path, text.replace(from, to));
}

async function tongchou(...argv: readonly string[]) {
  const { host, out, err } = recordingHost(folder);
  const code = await run(argv, host);
  return { code, out: out(), err: err() };
}

const heads = (text: string): readonly string[] => text.split("\n").filter((line) => /: (error|warning|note) TC|^(error|warning|note) TC/.test(line)).map((line) => line.replace(/(TC\d+).*/, "$1"));
const found = async (...paths: readonly string[]): Promise<readonly [code: number, heads: readonly string[], summary: string]> => {
  const { code, out } = await tongchou("check", ...paths);
  return [code, heads(out), out.trimEnd().split("\n").at(-1) ?? ""];
};

describe("the rest of a workspace", () => {
  test("lends its names, but is not counted", async () => {
    expect(await found("all/linhai")).toEqual([0, [], "1 file: no errors, no warnings"]);
    expect(await found("all/linhai/basic.tongchou", "all/shared")).toEqual([0, [], "2 files: no errors, no warnings"]);
    expect(await found("all")).toEqual([0, [], "3 files: no errors, no warnings"]);
  });

  test("is not looked for without tongchou.json", async () => {
    rmSync(join(folder, "all/tongchou.json"));
    const [code, lines] = await found("all/linhai");
    expect([code, lines[0]]).toEqual([1, "all/linhai/basic.tongchou:4:5: error TC2001"]);
    expect(await found("all/linhai", "all/shared")).toEqual([0, [], "2 files: no errors, no warnings"]);
  });

  test("keeps its findings to itself, but for errors in what is used", async () => {
    edit("all/yunhai/basic.tongchou", "80%", "80");
    expect(await found("all/linhai")).toEqual([0, [], "1 file: no errors, no warnings"]);
    expect((await found("all/yunhai"))[0]).toBe(1);
    edit("all/shared/kinds.tongchou", "measure eligible", "dimension idle { a, b }\nmeasure eligible");
    expect(await found("all/linhai")).toEqual([0, [], "1 file: no errors, no warnings"]);
    edit("all/shared/kinds.tongchou", "library shared", "library shared\nuse nowhere");
    expect(await found("all/linhai")).toEqual([1, ["all/shared/kinds.tongchou:2:5: error TC2001"], "1 file: 1 error, no warnings"]);
  });

  test("shows a finding that points to what was named", async () => {
    write("all/yunhai/again.tongchou", `policy linhai.basic\n  effective from 2025-01-01\n  source "示例"\n`);
    expect(await found("all/linhai")).toEqual([1, ["all/yunhai/again.tongchou:1:8: error TC2004"], "1 file: 1 error, no warnings"]);
  });

  test("is not fixed", async () => {
    edit("all/linhai/basic.tongchou", "300 yuan per year", "300元每年");
    edit("all/yunhai/basic.tongchou", "300 yuan per year", "300元每年");
    const before = readFileSync(join(folder, "all/yunhai/basic.tongchou"), "utf8");
    expect(await tongchou("check", "all/linhai", "--fix")).toMatchObject({ code: 0, err: "Applied 1 fix in 1 file.\n" });
    expect(readFileSync(join(folder, "all/yunhai/basic.tongchou"), "utf8")).toBe(before);
  });
});

describe("libraries outside the workspace", () => {
  beforeEach(() => {
    write("all/linhai/tongchou.json", `{ "libraries": ["../shared"] }`);
  });

  test("are read for their names", async () => {
    expect(await found("all/linhai")).toEqual([0, [], "1 file: no errors, no warnings"]);
    expect(await found("all/linhai/basic.tongchou")).toEqual([0, [], "1 file: no errors, no warnings"]);
    write("all/linhai/tongchou.json", "{}");
    expect((await found("all/linhai"))[0]).toBe(1);
  });

  test("are found for every workspace among the named folders, and read once", async () => {
    write("other/hai/basic.tongchou", policy("hai"));
    write("other/hai/tongchou.json", `{ "libraries": ["../../all/shared", "../../all/shared/"] }`);
    expect(await found("other")).toEqual([0, [], "1 file: no errors, no warnings"]);
    expect(await found("other", "all/linhai")).toEqual([0, [], "2 files: no errors, no warnings"]);
    expect(await found("other", "all/shared")).toEqual([0, [], "2 files: no errors, no warnings"]);
  });

  test.each([
    [`{ "libraries": ["../nowhere"] }`, "all/nowhere: error TC9002", "all/linhai/tongchou.json:1:17: named as a library here"],
    [`{ "libraries": ["../empty"] }`, "all/empty: error TC9003", "all/linhai/tongchou.json:1:17: named as a library here"],
    [`{ "libraries": ["../shared" }`, "all/linhai/tongchou.json:1:1: error TC9009", "it is not JSON"],
    [`{ "libraries": [],\n  "libraries": ["../shared"] }`, "all/linhai/tongchou.json:2:3: error TC9009", "“libraries” is written twice"],
    [`[]`, "all/linhai/tongchou.json:1:1: error TC9009", "its content stands in braces"],
    [`{ "librarys": ["../shared"] }`, "all/linhai/tongchou.json:1:3: error TC9009", "there is no setting “librarys” (did you mean “libraries”?)"],
    [`{ "libraries": "../shared" }`, "all/linhai/tongchou.json:1:3: error TC9009", "“libraries” is a list in brackets"],
    [`{ "libraries": ["/shared"] }`, "all/linhai/tongchou.json:1:17: error TC9009", "a folder or file is named relative to this file"],
    [`{ "libraries": ["..\\\\shared"] }`, "all/linhai/tongchou.json:1:17: error TC9009", "a folder or file is named relative to this file"],
    [`{ "libraries": [7] }`, "all/linhai/tongchou.json:1:17: error TC9009", "a folder or file is named relative to this file"],
  ])("%s is the fault of the call", async (text, head, why) => {
    mkdirSync(join(folder, "all/empty"));
    write("all/linhai/tongchou.json", text);
    const { code, out } = await tongchou("check", "all/linhai");
    expect([code, heads(out)]).toEqual([2, expect.arrayContaining([head])]);
    expect(out).toContain(why);
  });

  test("may be empty, and the file may name its schema", async () => {
    write("all/linhai/tongchou.json", `{ "$schema": "x", "libraries": [] }`);
    expect((await found("all/linhai"))[1]).not.toContainEqual(expect.stringContaining("TC9009"));
  });
});

describe("a build of part of a workspace", () => {
  const provinces = (): readonly string[] => readdirSync(join(folder, "dist/tables")).sort();

  test("holds the provinces that were named, each whole", async () => {
    write("all/linhai/more/cap.tongchou", policy("linhai", "cap", "replace cap of inpatient 100,000 yuan of payment per year\n").replace("use shared", "  amends linhai.basic"));
    expect(await tongchou("build", "all")).toMatchObject({ code: 0 });
    expect(provinces()).toEqual(["linhai", "manifest.json", "yunhai"]);
    const whole = readdirSync(join(folder, "dist/tables/linhai"));
    expect(await tongchou("build", "all/linhai/basic.tongchou")).toMatchObject({ code: 0, err: "" });
    expect(provinces().filter((name) => name === "yunhai" && readdirSync(join(folder, "dist/tables", name)).length > 0)).toEqual([]);
    expect(readdirSync(join(folder, "dist/tables/linhai"))).toEqual(whole);
    expect(await tongchou("verify", "dist/tables")).toMatchObject({ code: 0, err: "" });
  });

  test("is stopped by an error in any file of the province or in what it uses, not by others", async () => {
    edit("all/yunhai/basic.tongchou", "80%", "80");
    expect(await tongchou("build", "all/linhai")).toMatchObject({ code: 0 });
    expect(await tongchou("build", "all")).toMatchObject({ code: 1, out: "" });
    write("all/linhai/more.tongchou", policy("linhai", "more", "nonsense here\n"));
    expect(await tongchou("build", "all/linhai/basic.tongchou")).toMatchObject({ code: 1, out: "", err: expect.stringContaining("all/linhai/more.tongchou:5:1: error") });
  });

  test("without a province is an error of the call", async () => {
    const { code, err } = await tongchou("build", "all/shared");
    expect([code, heads(err)]).toEqual([2, ["error TC9010"]]);
    expect(err).toMatch(/Nothing was written\.\n$/);
  });
});
