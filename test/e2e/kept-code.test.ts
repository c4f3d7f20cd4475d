/** What V8 makes of the program is kept beside it: calls say the same with it, without it, and whatever has become of it. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { programFor } from "../docs/program.ts";
import { scratchFolder } from "../cli/memory-host.ts";

const program = programFor("kept-code");
const chunks = join(program.folder, "chunks");
beforeAll(program.build);
afterAll(program.remove);

/** Of a check, by the names of chunks. */
const kept = (command = "check"): readonly string[] => readdirSync(chunks).filter((name) => name.endsWith(".code") && name.includes(`.${command}-`));
const path = (name: string): string => join(chunks, name);

interface Node {
  readonly flags?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
}

function call(argv: readonly string[], { flags = [], environment = {} }: Node = {}) {
  const env = { PATH: process.env["PATH"], LANG: "en_US.UTF-8", ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, join(program.folder, "tongchou.cjs"), ...argv], { cwd: folder, encoding: "utf8", env });
  return { status, stdout, stderr };
}

const check = (node?: Node) => call(["check"], node);
let folder = "";
let expected: ReturnType<typeof call>;

beforeEach(() => {
  folder = scratchFolder();
  writeFileSync(join(folder, "a.tongchou"), "policy a.b effective from 2025-01-01\nprovince nowhere\n");
  for (const name of readdirSync(chunks).filter((entry) => entry.includes(".code"))) rmSync(path(name), { recursive: true });
  expected = check({ environment: { NODE_DISABLE_COMPILE_CACHE: "1" } });
  expect(expected).toMatchObject({ status: 1, stderr: "" });
  expect(kept()).toEqual([]);
});

test("a call keeps what the next one uses", () => {
  expect(check()).toEqual(expected);
  expect(kept().length).toBeGreaterThan(2);
  const times = kept().map((name) => statSync(path(name)).mtimeMs);
  expect(check()).toEqual(expected);
  expect(kept().map((name) => statSync(path(name)).mtimeMs)).toEqual(times);
});

test("each command keeps its own, and a call that failed keeps nothing", () => {
  check();
  const ofCheck = kept();
  call(["explain", "TC4001"]);
  expect(kept("explain").length).toBeGreaterThan(0);
  expect(kept()).toEqual(ofCheck);
  for (const argv of [["chekc"], ["build", "nowhere"], ["../check"]]) expect(call(argv).status).toBe(2);
  expect(readdirSync(chunks).filter((name) => name.endsWith(".code"))).toHaveLength(ofCheck.length + kept("explain").length);
});

/** What is kept, as it stands. */
const codes = (): ReadonlyMap<string, Buffer> => new Map(kept().map((name) => [name, readFileSync(path(name))]));

test("what is damaged is made anew", () => {
  check();
  for (const [name, bytes] of codes()) writeFileSync(path(name), bytes.with(bytes.length >> 1, (bytes[bytes.length >> 1] ?? 0) ^ 1));
  const damaged = codes();
  expect(check()).toEqual(expected);
  const mended = codes();
  expect([...mended.keys()]).toEqual([...damaged.keys()]);
  for (const [name, bytes] of mended) expect(bytes.equals(damaged.get(name) ?? bytes)).toBe(false);
  expect(check()).toEqual(expected);
  expect(codes()).toEqual(mended);
});

test("what other flags made is made anew", () => {
  check();
  const plain = codes();
  expect(check({ flags: ["--stack-size=900"] })).toEqual(expected);
  const flagged = codes();
  for (const [name, bytes] of flagged) expect(bytes.equals(plain.get(name) ?? bytes)).toBe(false);
  expect(check()).toEqual(expected);
  for (const [name, bytes] of codes()) expect(bytes.equals(flagged.get(name) ?? bytes)).toBe(false);
});

test("a changed program is run as it is, even if it is as long as before", () => {
  check();
  for (const name of readdirSync(chunks).filter((file) => file.endsWith(".js"))) {
    const text = readFileSync(path(name), "utf8");
    writeFileSync(path(name), text.replaceAll("belongs to no province", "BELONGS TO NO PROVINCE"));
    onTestFinished(() => writeFileSync(path(name), text));
  }
  expect(check()).toEqual({ ...expected, stdout: expected.stdout.replace("belongs to no province", "BELONGS TO NO PROVINCE") });
  expect(expected.stdout).toContain("belongs to no province");
});

test("where nothing can be written, nothing is kept and nothing is said", () => {
  check();
  const names = kept();
  for (const name of names) {
    rmSync(path(name));
    mkdirSync(path(name));
  }
  expect(check()).toEqual(expected);
  expect(readdirSync(chunks).filter((name) => name.includes(".code"))).toEqual(names);
});
