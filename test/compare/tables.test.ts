import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Compiled } from "../../compiler/compare/compare-programs.ts";
import { compareVersions } from "../../compiler/compare/compare-programs.ts";
import { versionOfTables } from "../../compiler/compare/program-of-tables.ts";
import { compile, type Compilation, type SourceFile } from "../../compiler/compile.ts";
import type { FundFile, Tables } from "../../compiler/emit/format.ts";
import { root } from "../house/source.ts";
import { emittedFiles } from "../support/tables-text.ts";
import { edited, policiesUnder } from "../support/workspace-texts.ts";
import { JIANGXI, jiangxiWith, told } from "./versions.ts";

function tablesOf(compilation: Compilation): Compiled {
  const files = emittedFiles(compilation).map((file) => JSON.parse(JSON.stringify(file)) as Tables | FundFile);
  return versionOfTables(files.filter((file): file is Tables => "settlement" in file), files.filter((file): file is FundFile => "funds" in file));
}

const all = policiesUnder("policies", "examples");

describe("compiled tables", () => {
  const compiled = compile(all);
  const tables = tablesOf(compiled);

  test("mean what their sources mean, province by province", () => {
    expect(tables.program.provinces.length).toBeGreaterThan(5);
    for (const [old, now] of [[compiled, tables], [tables, compiled], [tables, tables]] as const) {
      const found = compareVersions(old, now);
      expect(told(found)).toEqual([]);
      expect(found.limits.map(({ en }) => en)).toEqual([expect.stringMatching(/^One version is a folder of compiled tables/)]);
    }
  });

  const linhai = "examples/linhai/basic.tongchou";
  const yunzhou = "examples/linhai/yunzhou.tongchou";

  test.each([
    ["a cell", jiangxiWith({ file: "policies/jiangxi/resident.tongchou", from: "| 三级     | 60%      |", to: "| 三级     | 55%      |" }), JIANGXI],
    ["a cap that grows with years", jiangxiWith({ file: "policies/jiangxi/resident.tongchou", from: "封顶线 25万元 按支付额 每年", to: "封顶线 150,000元 按支付额 每年" }), JIANGXI],
    ["a fund", edited(all, [{ file: linhai, from: "hand up 20% of collected", to: "hand up 25% of collected" }]), all],
    ["a city's contribution", edited(all, [{ file: yunzhou, from: /employer +[\d.]+%/.exec(readFileSync(`${root}${yunzhou}`, "utf8"))![0], to: "employer 8.75%" }]), all],
  ] as const satisfies readonly (readonly [string, readonly SourceFile[], readonly SourceFile[]])[])("differ as their sources do: %s", (_what, now, old) => {
    const [before, after] = [compile(old), compile(now)];
    const ofSources = told(compareVersions(before, after));
    const ofTables = told(compareVersions(tablesOf(before), tablesOf(after)));
    // A folder does not keep the order in which a policy declares its inputs, so that facts may stand in another order.
    const facts = (line: string): string => line.split(/[,;] /).sort().join("; ");
    const figures = (lines: readonly string[]): string[] => lines.filter((line) => !/largest|^# (Who|Changed)/.test(line)).map(facts).sort();
    expect(figures(ofTables)).toEqual(figures(ofSources));
    expect(figures(ofTables).length).toBeGreaterThan(0);
  });

  test("hold no guardrails, and say so", () => {
    const now = compile(edited(all, [{ file: "policies/national/guardrails.tongchou", from: "50%", to: "51%" }]));
    expect(told(compareVersions(compiled, now)).length).toBeGreaterThan(0);
    const found = compareVersions(tables, tablesOf(now));
    expect([told(found), found.limits.length]).toEqual([[], 1]);
  });
});
