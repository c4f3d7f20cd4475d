import { appendFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bundleCommandLine } from "../../compiler/build/bundle.ts";
import { run } from "../../compiler/cli/run.ts";
import { validate } from "../../compiler/emit/validate.ts";
import { beijing, linhai } from "../evaluate/real-engine.ts";
import { root } from "../house/source.ts";
import { recordingHost, scratchFolder } from "./memory-host.ts";

const bundle = join(root, "node_modules/.tongchou-settle-test");
const tables = join(bundle, "tables");

beforeAll(async () => {
  mkdirSync(bundle, { recursive: true });
  writeFileSync(join(bundle, "package.json"), `{"type":"module"}`);
  const { host } = recordingHost(root);
  expect(await run(["build", "policies", "examples", "--out", tables], host)).toBe(0);
  await bundleCommandLine(root, bundle);
});
afterAll(() => rmSync(bundle, { recursive: true }));

let folder = "";
beforeEach(() => void (folder = scratchFolder()));

async function settle(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const { host, out, err } = recordingHost(folder);
  const code = await run(["settle", ...argv], host);
  return { code, out: out(), err: err() };
}

function write(name: string, ...claims: readonly unknown[]): string {
  writeFileSync(join(folder, name), claims.map((claim) => `${JSON.stringify(claim)}\n`).join(""));
  return name;
}

const lines = (text: string): Record<string, unknown>[] => text.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as Record<string, unknown>);
const wrong = { ...beijing, id: "b", facts: { member: "active" } };

describe("tongchou settle", () => {
  test("one line for each claim in the same order, and 0 where all are settled", async () => {
    const { code, out, err } = await settle(write("claims.ndjson", { ...beijing, id: "a" }, linhai, { ...beijing, id: "c" }), "--tables", tables);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(lines(out).map(({ id, bill, patient }) => [id, bill, patient])).toEqual([["a", 2_000_000, 410_500], [undefined, 10_000_000, 2_814_400], ["c", 2_000_000, 410_500]]);
    for (const line of lines(out)) expect(validate("settlement", line)).toBeUndefined();
  });

  test("a refusal stands in its place and makes 1", async () => {
    const { code, out, err } = await settle(write("claims.ndjson", { ...beijing, id: "a" }, wrong, linhai), "--tables", tables);
    expect({ code, err }).toEqual({ code: 1, err: "2 settled, 1 refused.\n" });
    expect(lines(out)[1]).toEqual({ id: "b", refused: "missingFact", about: "care" });
  });

  test("that there was nothing to settle is said", async () => {
    writeFileSync(join(folder, "none.json"), "[]\n");
    for (const name of [write("empty.ndjson"), "none.json"]) expect(await settle(name, "-t", tables)).toEqual({ code: 0, out: "", err: "0 settled, 0 refused.\n" });
    expect((await settle("none.json", write("one.ndjson", beijing), "-t", tables)).err).toBe("");
  });

  test("an array, one object and several files are settled alike", async () => {
    writeFileSync(join(folder, "array.json"), JSON.stringify([beijing, linhai], undefined, 2));
    writeFileSync(join(folder, "one.json"), JSON.stringify(beijing, undefined, 2));
    const apart = await settle(write("a.ndjson", beijing, linhai), write("b.ndjson", beijing), "-t", tables);
    expect(await settle("array.json", "one.json", "-t", tables)).toEqual(apart);
    expect(lines(apart.out)).toHaveLength(3);
  });

  test("--explain adds how it came about, --format pretty prints only that", async () => {
    const file = write("claims.ndjson", { ...beijing, id: "a" }, wrong);
    const [first, second] = lines((await settle(file, "-t", tables, "--explain", "--lang", "zh")).out);
    expect(first!["explanation"]).toContain("  起付线 1,300 元（每结算期，第 1 个结算期）：本次扣除 1,300.00 元。依据：北京市人民政府令第158号。");
    expect(second!["explanation"]).toEqual(["规则须区分“care”，而未写明"]);
    const { explanation: _explanation, ...plain } = first!;
    expect(plain).toEqual(lines((await settle(file, "-t", tables)).out)[0]);
    const { out } = await settle(file, "-t", tables, "--format", "pretty");
    expect(out.split("\n").slice(0, 2)).toEqual(["a", "Of a bill of 20,000.00 yuan the insurance pays 15,895.00 yuan and you pay 4,105.00 yuan."]);
    expect(out).toContain("\nb\na rule asks for “care”, which is not given\n");
  });

  test.each([
    ["no JSON", `${JSON.stringify(beijing)}\n{"province": }\n`, "bad.json:2: it is not JSON"],
    ["a key twice", `{"province": "a", "province": "b"}`, "bad.json:1: a key stands twice in one object"],
    ["money that is not whole", JSON.stringify({ ...beijing, costs: { eligible: 0.5 } }), "bad.json:1: “costs/eligible” is 0.5: a number is whole, and money is in fen (1 yuan is 100)"],
    ["an unknown field", JSON.stringify({ ...beijing, contributon: "2024-01-01" }), "bad.json:1: it has an unknown field “contributon”"],
    ["a missing field", JSON.stringify({ ...beijing, used: undefined }), "bad.json:1: it lacks the field “used”"],
    ["no object", "7", "bad.json:1: it is no object"],
    ["used that is no object", JSON.stringify({ ...beijing, used: { benefits: { a: 1 }, pools: {} } }), "bad.json:1: “used” is neither"],
    ["an array without its end", `[${JSON.stringify(beijing)}`, "bad.json:1: it is not JSON"],
  ])("what is no claim ends it with 2: %s", async (_name, text, expected) => {
    writeFileSync(join(folder, "bad.json"), text);
    const { code, err } = await settle("bad.json", "-t", tables);
    expect(code).toBe(2);
    expect(err).toContain(`tongchou: ${expected}`);
  });

  test("what stands before the fault has been settled", async () => {
    const file = write("claims.ndjson", beijing);
    appendFileSync(join(folder, file), "}\n");
    const { code, out } = await settle(file, "-t", tables);
    expect([code, lines(out).length]).toEqual([2, 1]);
  });

  test("bytes that are no UTF-8, a file that is not there, a folder", async () => {
    writeFileSync(join(folder, "latin.json"), Uint8Array.of(0x7b, 0x22, 0xe9, 0x22, 0x7d));
    expect(await settle("latin.json", "-t", tables)).toEqual({ code: 2, out: "", err: "tongchou: latin.json: it is not UTF-8; save it as UTF-8.\n" });
    expect(await settle("absent.json", "-t", tables)).toMatchObject({ code: 2, err: "tongchou: absent.json: there is no such file.\n" });
    expect(await settle(".", "-t", tables)).toMatchObject({ code: 2, err: "tongchou: .: it is a folder.\n" });
  });

  test("tables that are not those of their manifest are not used", async () => {
    const file = write("claims.ndjson", beijing);
    expect(await settle(file, "-t", "nowhere")).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^tongchou: nowhere\/manifest\.json: there is no such file; `tongchou build` writes the tables, --tables names their folder\.\n$/) });
    const copy = join(folder, "copy");
    const { host } = recordingHost(root);
    expect(await run(["build", "policies", "--out", copy], host)).toBe(0);
    expect((await settle(file, "-t", "copy")).code).toBe(0);
    const changed = readdirSync(join(copy, "beijing")).find((name) => name.startsWith("employee-"))!;
    appendFileSync(join(copy, "beijing", changed), " ");
    expect(await settle(file, "-t", "copy")).toEqual({ code: 2, out: "", err: `tongchou: copy/beijing/${changed}: it is not the file that the manifest names.\n` });
  });

  test("as it is started: claims from the standard input, many of them in little memory", () => {
    const one = JSON.stringify(beijing);
    const started = (input: string) => spawnSync(process.execPath, ["--max-old-space-size=48", join(bundle, "tongchou.cjs"), "settle", "--tables", tables], { input, encoding: "utf8", maxBuffer: 1 << 28 });
    expect(started(one)).toMatchObject({ status: 0, stderr: "", stdout: expect.stringMatching(/^\{"bill":2000000,.*\}\n$/) });
    const many = started(`${one}\n`.repeat(20_000));
    expect({ status: many.status, stderr: many.stderr }).toEqual({ status: 0, stderr: "" });
    expect(many.stdout.length).toBeGreaterThan(48 * 200_000);
    expect(many.stdout.split("\n").length - 1).toBe(20_000);
  });
});
