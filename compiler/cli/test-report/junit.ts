import type { CaseOutcome } from "../../evaluate/run-examples.ts";
import { type JunitCase, junitText } from "../junit.ts";
import { traceLines } from "./pretty.ts";
import type { ReportContext, TestReport } from "./report.ts";
import { faultsOf, nameOf } from "./words.ts";

/** A suite a file, a case an example or a row of one. */
export function junitReport({ files }: TestReport, context: ReportContext): string {
  return junitText("test", files.map(({ file, cases }) => ({ name: context.shownPath(file), cases: cases.map((outcome) => caseOf(outcome, context)) })));
}

function caseOf(outcome: CaseOutcome, context: ReportContext): JunitCase {
  const name = nameOf(outcome, context.language);
  if (outcome.passes) return { name };
  const faults = faultsOf(outcome, context.language);
  return { name, failure: faults.join("; "), text: [...faults, ...traceLines(outcome, context)].join("\n") };
}
