import type { Reporter, TestModule } from "vitest/node";

/** Names every test that did not run, last, where it is read; where everything is required, such a test fails the run. */
export class SkipReporter implements Reporter {
  private readonly requiresAll: boolean;
  private readonly write: (line: string) => void;

  constructor(requiresAll: boolean, write: (line: string) => void = console.log) {
    this.requiresAll = requiresAll;
    this.write = write;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) =>
      [...module.children.allTests("skipped")].map((test) => `${module.relativeModuleId} > ${test.fullName}`),
    );
    if (skipped.length === 0) return;
    this.write(`Skipped (${skipped.length}):`);
    for (const name of skipped) this.write(`  ${name}`);
    if (!this.requiresAll) return;
    this.write("TONGCHOU_REQUIRE_ALL=1: a skipped test counts as a failure.");
    process.exitCode = 1;
  }
}
