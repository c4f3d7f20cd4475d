import { describe, expect, test } from "vitest";
import { guardrailResults } from "../../compiler/report/guardrail-results.ts";
import { diagnosticsOf } from "../../compiler/report/province-report.ts";
import { provinces } from "./pages-of.ts";

const compiled = provinces("policies/beijing", "policies/jiangxi", "policies/shanxi");
function resultsOf(name: string) {
  const program = compiled.program.provinces.find(({ province }) => province.name === name)!;
  return guardrailResults(program, diagnosticsOf(program, compiled.diagnostics));
}

describe("what became of demands", () => {
  test("a departure that its document stands for is told with its reason", () => {
    const allowed = resultsOf("beijing").filter(({ standing }) => standing === "allowed");
    expect(allowed).toHaveLength(1);
    expect(allowed[0]!.findings.find(({ standing }) => standing === "allowed")!.allowance!.because).not.toBe("");
  });

  test("a departure without one does not hold", () => {
    const failed = resultsOf("jiangxi").filter(({ standing }) => standing === "failed");
    expect(failed.map(({ findings }) => findings.some(({ allowance }) => allowance === undefined))).toEqual([true]);
  });

  test("what waits for a statistic is not judged, and never said to hold", () => {
    const open = resultsOf("beijing").filter(({ standing }) => standing === "notJudged");
    expect(open.length).toBeGreaterThan(0);
    for (const { findings } of open) expect(findings.map(({ diagnostic }) => diagnostic.id)).toContain("guardrailNotJudged");
  });

  test("what a province has nothing of does not concern it", () => {
    const standings = resultsOf("shanxi").map(({ standing }) => standing);
    expect(standings).toContain("withoutTarget");
    expect(standings).toContain("passed");
    expect(standings).not.toContain("failed");
  });
});
