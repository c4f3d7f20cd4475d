/** Rows and adjustments, and whether any example would notice them. */
import type { Span } from "../../compiler/base/span.ts";
import { coverageOf, unreached } from "../../compiler/evaluate/coverage.ts";
import type { Snapshot } from "../../compiler/workspace.ts";
import { outcomesOf } from "./lenses.ts";

export interface CoveredRow {
  readonly span: Span;
  readonly isReached: boolean;
}

/** By file. The examples of every file of a province count, wherever the row stands. */
export function coveredRows({ program, decided }: Pick<Snapshot, "program" | "decided">): ReadonlyMap<string, readonly CoveredRow[]> {
  const files = new Map<string, CoveredRow[]>();
  for (const province of program.provinces) {
    const coverage = coverageOf(province, outcomesOf(province, decided));
    const missing = new Set(unreached(coverage));
    for (const row of coverage.all) {
      const { file, span } = row.item.location;
      files.set(file, [...(files.get(file) ?? []), { span, isReached: !missing.has(row) }]);
    }
  }
  return files;
}
