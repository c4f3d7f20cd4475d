import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { coverageOf, unreached } from "../../compiler/evaluate/coverage.ts";
import { runExamples } from "../../compiler/evaluate/run-examples.ts";
import { root } from "../house/source.ts";
import { requireTool } from "../support/require-tool.ts";
import { policiesUnder } from "../support/workspace-texts.ts";

const { program, decided } = compile(policiesUnder("policies", "examples"));
const provinces = program.provinces.map((province) => ({ province, name: province.province.name, outcomes: runExamples(province, decided) }));
const isReal = ({ province }: (typeof provinces)[number]): boolean => province.province.location.file.startsWith("policies/");
// A province that is still unifying is loaded to compare its cities, not to be settled.
const isPooled = ({ province }: (typeof provinces)[number]): boolean => province.schemes.every(({ pooledBy }) => pooledBy === "province");
const settling = provinces.filter((one) => one.province.benefits.length > 0 && (isReal(one) || isPooled(one)));

describe.each(settling.map((one) => [one.name, one] as const))("%s", (_name, { province, outcomes }) => {
  test("every example gives its figures", () => {
    expect(outcomes.length).toBeGreaterThan(0);
    expect(outcomes.filter(({ passes }) => !passes).map(({ example: { title, row } }) => `${title} ${row ?? ""}`)).toEqual([]);
  });

  test("every row and adjustment is reached by an example", () => {
    const coverage = coverageOf(province, outcomes);
    expect(coverage.all.length).toBeGreaterThan(0);
    expect(unreached(coverage).map(({ item }) => item.location)).toEqual([]);
  });
});

describe("the figures of policies/ worked out apart from the compiler", () => {
  const recompute = (folder: string, ...only: readonly string[]) => spawnSync("python3", ["-B", `${root}test/evaluate/expected/recompute.py`, folder, ...only], { encoding: "utf8" });

  requireTool("python3")("are those that its examples expect", () => {
    const { stdout, stderr, status } = recompute(`${root}policies`);
    const cases = provinces.filter(isReal).reduce((sum, { outcomes }) => sum + outcomes.length, 0);
    expect({ stdout, stderr, status }).toEqual({ stdout: `${cases} cases, 0 faults\n`, stderr: "", status: 0 });
  });

  requireTool("python3")("are those of the contributions of examples/, too", () => {
    const paidIn = provinces.filter((one) => !isReal(one)).reduce((sum, { outcomes }) => sum + outcomes.filter(({ kind }) => kind === "paidIn").length, 0);
    expect(paidIn).toBeGreaterThan(10);
    expect(recompute(`${root}examples`, "contributions")).toMatchObject({ stdout: `${paidIn} cases, 0 faults\n`, stderr: "", status: 0 });
  });

  requireTool("python3")("and none at all where there are no examples", () => {
    expect(recompute(`${root}policies/national`)).toMatchObject({ status: 1, stdout: expect.stringContaining("0 cases") });
  });
});
