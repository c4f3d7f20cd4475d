import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bundleCommandLine } from "../../compiler/build/bundle.ts";
import { run } from "../../compiler/cli/run.ts";
import { recordingHost, scratchFolder } from "./memory-host.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bundle = join(root, "node_modules/.tongchou-test");
const program = join(bundle, "tongchou.cjs");

beforeAll(async () => {
  mkdirSync(bundle, { recursive: true });
  writeFileSync(join(bundle, "package.json"), `{"type":"module"}`);
  await bundleCommandLine(root, bundle);
});
afterAll(() => rmSync(bundle, { recursive: true }));

let folder = "";
beforeEach(() => void (folder = scratchFolder()));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const environment = { PATH: process.env["PATH"], LANG: "en_US.UTF-8" };

/** In this process, which spares most tests the start of a program. */
async function tongchou(...argv: readonly string[]): Promise<Ended> {
  return tongchouIn(folder, ...argv);
}

async function tongchouIn(workingFolder: string, ...argv: readonly string[]): Promise<Ended> {
  const { host, out, err } = recordingHost(workingFolder);
  const code = await run(argv, host);
  return { code, out: out(), err: err() };
}

/** As a user starts it, from the bundle. */
function started(...argv: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], { cwd: folder, encoding: "utf8", env: environment });
  return { code: status, out: stdout, err: stderr };
}

function write(path: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, path), content);
}

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(join(folder, path), "utf8");
  expect(text).toContain(from);
  write(path, text.replace(from, to));
}

describe.each([
  ["en", "linhai", "employee.tongchou", "Made “linhai”: shared.tongchou, employee.tongchou.\nNext: put in what the notice says, then `tongchou check linhai` and `tongchou test linhai`; `tongchou build linhai` makes the tables.\n", "2 files: no errors, no warnings\n"],
  ["zh", "临海", "职工.tongchou", "已生成“临海”：公用.tongchou、职工.tongchou。\n下一步：按政策文件改写其中内容，再运行 `tongchou check 临海` 和 `tongchou test 临海`；用 `tongchou build 临海` 生成数据表。\n", "共 2 个文件：0 个错误，0 个警告\n"],
])("a province made in %s", (language, name, policy, made, summary) => {
  beforeEach(async () => {
    expect(await tongchou("new", name, "--lang", language)).toEqual({ code: 0, out: made, err: "" });
  });

  test("passes check, builds and verifies", async () => {
    expect(await tongchou("check", name, "--lang", language)).toEqual({ code: 0, out: summary, err: "" });
    expect(await tongchou("build", name, "--lang", language)).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/“dist\/tables”/) });
    expect(await tongchou("verify", "dist/tables", "--lang", language)).toMatchObject({ code: 0, err: "" });
  });

  test("settles its examples, which reach every row, and is laid out", async () => {
    expect(await tongchou("test", name, "--coverage", "--lang", language)).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/100 %[^]*7/) });
    expect((await tongchou("format", "--check", name, "--lang", language)).code).toBe(0);
  });

  test("is not written over", async () => {
    expect(await tongchou("new", name)).toEqual({ code: 2, out: "", err: `tongchou: “${name}” is already there.\n` });
  });

  test("with a row taken away has an error, and is not built", async () => {
    await tongchou("build", name);
    const before = readdirSync(join(folder, "dist/tables"), { recursive: true });
    const path = join(name, policy);
    const row = readFileSync(join(folder, path), "utf8").split("\n").find((line) => /^ *\| (primary|一级) /.test(line))!;
    edit(path, `${row}\n`, "");
    expect(await tongchou("check", name)).toMatchObject({ code: 1, err: "", out: expect.stringContaining(`${path}:`) });
    expect(await tongchou("build", name)).toMatchObject({ code: 1, out: "", err: expect.stringContaining("Nothing was written.") });
    expect(readdirSync(join(folder, "dist/tables"), { recursive: true })).toEqual(before);
    expect((await tongchou("verify", "dist/tables")).code).toBe(0);
  });

  test("is no release, because its numbers are illustrative", async () => {
    expect(await tongchou("build", name, "--release")).toMatchObject({ code: 1, out: "", err: expect.stringContaining("Nothing was written.") });
    expect(readdirSync(folder)).toEqual([name]);
  });
});

test("the program as it is started: output, errors and exit codes", () => {
  expect(started("new", "临海", "--lang", "zh")).toMatchObject({ code: 0, out: expect.stringContaining("`tongchou check 临海`"), err: "" });
  expect(started("check")).toEqual({ code: 0, out: "2 files: no errors, no warnings\n", err: "" });
  expect(started("build", "临海")).toMatchObject({ code: 0, err: "" });
  expect(started("verify", "dist/tables")).toMatchObject({ code: 0, err: "" });
  expect(started("explain", "TC9004")).toMatchObject({ code: 0, err: "", out: expect.stringContaining("UTF-8") });
  expect(started("build", "临海", "--release")).toMatchObject({ code: 1, out: "" });
  expect(started("check", "nowhere")).toMatchObject({ code: 2, err: "" });
  expect(started("chekc")).toMatchObject({ code: 2, out: "", err: expect.stringContaining("“check”") });
});

test.each(["1st", "any", "无", "a-b", ".", "x y"])("“%s” names no province", async (name) => {
  expect(await tongchou("new", name)).toMatchObject({ code: 2, out: "", err: expect.stringContaining("cannot name a province") });
});

test("why a name names no province is told truly", async () => {
  const told = async (...argv: readonly string[]) => (await tongchou("new", ...argv)).err;
  for (const name of ["other", "无", "其他"]) expect(await told(name, "--lang", "zh")).toBe(`tongchou: “${name}”不能作省份名称：它是本语言自身的用词。\n`);
  for (const name of ["", " "]) expect(await told(name)).toBe("tongchou: The province needs a name, such as `tongchou new linhai`.\n");
  expect(await told("a-b", "--lang", "zh")).toContain("只能用文字、数字和 _");
  expect(await told("others")).toBe("");
});

describe("check", () => {
  beforeEach(async () => void (await tongchou("new", "linhai")));

  test("prints JSON that obeys the schema, in the language asked for", async () => {
    edit("linhai/employee.tongchou", "tertiary  | 80%", "tertary   | 80%");
    const schema = JSON.parse(readFileSync(join(root, "compiler/emit/schema/diagnostics.schema.json"), "utf8"));
    const isValid = new Ajv2020({ allErrors: true }).compile(schema);
    const { code, out, err } = await tongchou("check", "--format", "json", "--lang", "zh");
    const found = JSON.parse(out);
    expect([code, err, isValid(found), isValid.errors]).toEqual([1, "", true, null]);
    const [finding] = found.diagnostics;
    expect(finding).toMatchObject({ severity: "error", file: "linhai/employee.tongchou", message: expect.stringMatching(/tertary.*\p{Script=Han}|\p{Script=Han}.*tertary/u) });
    const line = readFileSync(join(folder, finding.file), "utf8").split("\n")[finding.range.start.line - 1]!;
    expect(line.slice(finding.range.start.column - 1)).toMatch(/^tertary/);
  });

  test("gives paths as the working folder sees them, wherever the workspace begins", async () => {
    edit("linhai/employee.tongchou", "tertiary  | 80%", "tertary   | 80%");
    const { out } = await tongchouIn(join(folder, "linhai"), "check", "employee.tongchou", "shared.tongchou");
    expect(out).toMatch(/^employee\.tongchou:\d+:\d+: error/);
  });

  test("of the same files gives the same, in whatever order they are named", async () => {
    edit("linhai/employee.tongchou", "tertiary  | 80%", "tertary   | 80%");
    const [a, b] = [["linhai/employee.tongchou", "linhai/shared.tongchou"], ["linhai/shared.tongchou", "linhai/employee.tongchou", "linhai"]];
    expect(await tongchou("check", ...a!)).toEqual(await tongchou("check", ...b!));
  });

  test("names what cannot be read, and still checks the rest", async () => {
    symlinkSync("nowhere", join(folder, "linhai/broken.tongchou"));
    mkdirSync(join(folder, "linhai/folder.tongchou"));
    edit("linhai/employee.tongchou", "tertiary  | 80%", "tertary   | 80%");
    const { code, out } = await tongchou("check");
    expect(code).toBe(2);
    expect(out).toContain("linhai/broken.tongchou: error TC9001: The file cannot be read: it leads to nothing.\n");
    expect(out).toContain("linhai/folder.tongchou: error TC9001: The file cannot be read: it is a folder.\n");
    expect(out).toMatch(/linhai\/employee\.tongchou:\d+:\d+: error/);
  });

  test("a file that is not UTF-8 is an error at the line of the first bad byte, and the only one there", async () => {
    const bytes = readFileSync(join(folder, "linhai/employee.tongchou"));
    // “起付” as GB 18030 has it
    write("linhai/employee.tongchou", Buffer.concat([Buffer.from("// a\n// "), Buffer.from([0xc6, 0xf0, 0xb8, 0xb6]), Buffer.from("\n"), bytes]));
    const { code, out } = await tongchou("check");
    expect([code, out.match(/: error/g)?.length]).toEqual([1, 1]);
    expect(out).toContain("linhai/employee.tongchou:2:4: error TC9004: The file is not UTF-8: the byte 0xC6 cannot stand here.\n");
  });

  test("accepts a byte-order mark and Windows line ends", async () => {
    const path = "linhai/employee.tongchou";
    write(path, `\ufeff${readFileSync(join(folder, path), "utf8").replaceAll("\n", "\r\n")}`);
    expect(await tongchou("check")).toEqual({ code: 0, out: "2 files: no errors, no warnings\n", err: "" });
  });

  test("an empty folder is an error that says what was looked for", async () => {
    mkdirSync(join(folder, "empty"));
    const { code, out } = await tongchou("check", "empty");
    expect(code).toBe(2);
    expect(out).toMatch(/^empty: error TC9003: .*\.tongchou.*\n {2}help: .*node_modules/);
  });

  test("an unknown option is an error of the call", async () => {
    expect(await tongchou("check", "--fxi")).toMatchObject({ code: 2, out: "", err: expect.stringContaining("Did you mean “--fix”?") });
  });

  test("does not mind a reader that leaves early", async () => {
    const child = spawn(process.execPath, [program, "check", "--format", "json"], { cwd: folder, env: environment });
    child.stdout.destroy();
    let err = "";
    child.stderr.on("data", (chunk) => void (err += chunk));
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect([code, err]).toEqual([0, ""]);
  });

  test("--watch checks again after a change, until it is interrupted", async () => {
    const child = spawn(process.execPath, [program, "check", "--watch"], { cwd: folder, env: environment });
    let [out, err] = ["", ""];
    let said = (): void => {};
    child.stdout.on("data", (chunk) => (out += chunk, said()));
    child.stderr.on("data", (chunk) => (err += chunk, said()));
    const until = (isDone: () => boolean) => new Promise<void>((resolve) => {
      said = () => void (isDone() && resolve());
      said();
    });
    await until(() => err.includes("Watching"));
    expect(out).toBe("2 files: no errors, no warnings\n");
    mkdirSync(join(folder, "linhai/more.tongchou"));
    await until(() => out.includes("TC9001"));
    const ended = new Promise((resolve) => child.on("close", resolve));
    child.kill("SIGINT");
    expect(await ended).toBe(2);
  });

  test("--watch of what is not there ends at once", async () => {
    expect(await tongchou("check", "nowhere", "--watch")).toMatchObject({ code: 2, err: "" });
  });

  test("--fix puts in the space between two words run together, and leaves the rest as it was", async () => {
    await tongchou("new", "临海", "--lang", "zh");
    const path = "临海/职工.tongchou";
    const before = readFileSync(join(folder, path), "utf8");
    edit(path, "按支付额 每年", "按支付额每年");
    expect((await tongchou("check", "临海")).code).toBe(1);
    expect(await tongchou("check", "临海", "--fix")).toMatchObject({ code: 0, err: "Applied 1 fix in 1 file.\n" });
    expect(readFileSync(join(folder, path), "utf8")).toBe(before);
    expect(await tongchou("check", "临海", "--fix")).toMatchObject({ code: 0, err: "There is nothing that can be fixed safely.\n" });
  });
});

describe("build and verify", () => {
  beforeEach(async () => void (await tongchou("new", "linhai")));

  test("give the same bytes wherever they are started and in whatever order files are named", async () => {
    await tongchou("build", "linhai", "--out", "a");
    await tongchou("build", "linhai/shared.tongchou", "linhai/employee.tongchou", "--out", "b");
    await tongchouIn(join(folder, "linhai"), "build", "--out", "../c");
    const contents = (name: string) => readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile()).map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), "utf8")]);
    expect(contents("a").length).toBeGreaterThan(1);
    expect(contents("b")).toEqual(contents("a"));
    expect(contents("c")).toEqual(contents("a"));
  });

  test("a folder that cannot be written is the world's fault", async () => {
    write("taken", "");
    expect(await tongchou("build", "linhai", "--out", "taken/tables")).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/taken\/tables.*: error TC9007: It cannot be written: there is a file where a folder should be/) });
    expect(readFileSync(join(folder, "taken"), "utf8")).toBe("");
  });

  test("an altered file is refused, and so is a folder without a manifest or one that is not there", async () => {
    await tongchou("build", "linhai");
    const data = readdirSync(join(folder, "dist/tables/linhai"))[0]!;
    appendFileSync(join(folder, "dist/tables/linhai", data), "\n");
    expect(await tongchou("verify", "dist/tables")).toMatchObject({ code: 1, out: "", err: expect.stringMatching(/“dist\/tables” is refused\.\n$/) });
    expect(await tongchou("verify", "linhai")).toMatchObject({ code: 1, out: "", err: expect.stringContaining("TC9110") });
    expect(await tongchou("verify", "nowhere")).toMatchObject({ code: 2, out: "", err: expect.stringContaining("TC9002") });
  });

  test("a file that differs only by a byte-order mark is altered too", async () => {
    await tongchou("build", "linhai");
    const data = join("dist/tables/linhai", readdirSync(join(folder, "dist/tables/linhai"))[0]!);
    write(data, `\ufeff${readFileSync(join(folder, data), "utf8")}`);
    expect((await tongchou("verify", "dist/tables")).code).toBe(1);
  });
});
