import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../compiler/cli/run.ts";
import { recordingHost, scratchFolder } from "../cli/memory-host.ts";
import { POLICY } from "./edited-workbook.ts";

const HAND_MADE = "hospital,ratio（%）\nprimary,70\n";

/** A folder with a workspace below it, its tables as CSV files, and a file that only looks like a workspace file. */
async function repository() {
  const folder = scratchFolder();
  const { makeFolder } = recordingHost(folder).host.files;
  for (const name of ["policies/linhai", "editor/snippets", "copy"]) makeFolder(join(folder, name));
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
  write("policies/tongchou.json", "{}");
  write("policies/linhai/inpatient.tongchou", POLICY.replace("settle for employee", "benefit ward 病房 for employee {\n  base eligible\n  cap none\n}\n\nsettle for employee"));
  const call = async (...argv: readonly string[]) => {
    const { host, out, err } = recordingHost(folder);
    return { code: await run(argv, host), out: out(), err: err() };
  };
  expect(await call("export", "policies", "--out", "X", "--format", "csv")).toMatchObject({ code: 0 });
  write("editor/snippets/tongchou.json", '{ "policy": { "prefix": "p" } }');
  write("notice.csv", HAND_MADE);
  return { folder, call, write, path: "X/linhai/inpatient_deductible.csv" };
}

test("a spreadsheet finds its policies below the working folder, whatever else lies there", async () => {
  const { folder, call, write, path } = await repository();
  expect(await call("import", path, "--preview")).toEqual({ code: 0, out: "No cell differs from the policies.\n", err: "" });
  write(path, readFileSync(join(folder, path), "utf8").replace("1,300", "1,400"));
  expect(await call("import", path)).toMatchObject({ out: "policies/linhai/inpatient.tongchou:16: 1,300 yuan → 1,400 yuan  (inpatient deductible, secondary, amount)\nChanged 1 cell in 1 file.\n" });
});

test("where two folders have them, the call must say which", async () => {
  const { folder, call, write, path } = await repository();
  recordingHost(folder).host.files.makeFolder(join(folder, "copy/linhai"));
  write("copy/linhai/inpatient.tongchou", POLICY);
  expect(await call("import", path, "--preview")).toMatchObject({ code: 2, err: expect.stringContaining("TC9009") });
  write("editor/snippets/tongchou.json", "{}");
  expect(await call("import", path, "--preview")).toMatchObject({ code: 1, err: expect.stringContaining("several policies may be meant: “copy/linhai/inpatient.tongchou”, “policies/linhai/inpatient.tongchou”; name the folder of one with --policies") });
  expect(await call("import", path, "--preview", "--policies", "policies")).toMatchObject({ code: 0 });
});

test("a table made by hand goes into a policy of a workspace below", async () => {
  const { call } = await repository();
  expect(await call("import", "notice.csv", "--into", "policies/linhai/inpatient.tongchou", "--slot", "ward: ratio", "--preview")).toMatchObject({ out: expect.stringContaining("| primary  | 70%   |") });
});

test("where nothing has them, the call must say where they are", async () => {
  const { folder, write, path } = await repository();
  write("X/other.tongchou", "library other\n");
  const { host, err } = recordingHost(join(folder, "X"));
  expect(await run(["import", path.replace("X/", ""), "--lang", "zh"], host)).toBe(1);
  expect(err()).toContain("此处没有政策文件“linhai/inpatient.tongchou”；请用 --policies 指明政策文件所在文件夹。");
});

test("a policy that cannot be read is told with its place, once", async () => {
  const { folder, call, write, path } = await repository();
  const policy = "policies/linhai/inpatient.tongchou";
  write(policy, readFileSync(join(folder, policy), "utf8").replace("| tertiary  | none       |", "| tertiary  | none       | |"));
  const { code, err } = await call("import", path, "X/linhai/inpatient_ratio.csv");
  expect(code).toBe(1);
  expect(err).toMatch(/^policies\/linhai\/inpatient\.tongchou:17:\d+: error TC1[^]*the policy cannot be read to its end; mend it first, then import/);
  expect([err.split("error TC").length, err.includes("TC9202")]).toEqual([2, false]);
  expect(await call("import", "notice.csv", "--into", policy, "--slot", "ward: ratio")).toMatchObject({ code: 1, err: expect.stringContaining("mend it first") });
});
