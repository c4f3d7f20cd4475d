import { afterEach, beforeEach, expect, test } from "vitest";
import type { TestModule } from "vitest/node";
import { SkipReporter } from "./skip-reporter.ts";

function moduleWith(...skipped: readonly string[]): TestModule {
  const tests = skipped.map((fullName) => ({ fullName }));
  const children = { allTests: (state: string) => (state === "skipped" ? tests : [{ fullName: "one that ran" }]) };
  return { relativeModuleId: "test/a.test.ts", children } as unknown as TestModule;
}

const codeBefore = process.exitCode;
beforeEach(() => void (process.exitCode = undefined));
afterEach(() => void (process.exitCode = codeBefore));

function report(requiresAll: boolean, module: TestModule): { readonly lines: readonly string[]; readonly exitCode: unknown } {
  const lines: string[] = [];
  new SkipReporter(requiresAll, (line) => void lines.push(line)).onTestRunEnd([module]);
  return { lines, exitCode: process.exitCode };
}

test("a skipped test is named", () => {
  const { lines, exitCode } = report(false, moduleWith("Java agrees"));
  expect(lines).toEqual(["Skipped (1):", "  test/a.test.ts > Java agrees"]);
  expect(exitCode).toBeUndefined();
});

test("a skipped test fails the run where everything is required", () => {
  expect(report(true, moduleWith("Java agrees")).exitCode).toBe(1);
});

test("nothing is said when nothing was skipped", () => {
  expect(report(true, moduleWith())).toEqual({ lines: [], exitCode: undefined });
});
