import type { CaseOutcome } from "../../evaluate/run-examples.ts";
import { traceLines } from "./pretty.ts";
import { failedIn, type ReportContext, startOf, type TestReport } from "./report.ts";
import { nameOf } from "./words.ts";

/** One object for programs; money is in whole fen, lines and columns from 1. */
export function jsonReport(report: TestReport, context: ReportContext): string {
  const { files, coverage, mutation } = report;
  const examples = files.flatMap(({ cases }) => cases);
  const made = {
    version: 1,
    examples: examples.map((outcome) => jsonCase(outcome, context)),
    ...(coverage && { coverage: coverage.map(({ file, total, missing }) => ({
      file: context.shownPath(file), rows: total, unreached: missing.map(({ kind, item }) => ({ kind, ...startOf(item.location, context) })),
    })) }),
    ...(mutation && { mutation: {
      noticed: mutation.noticed, refused: mutation.refused, idle: mutation.idle,
      survivors: mutation.survivors.map(({ location, written, changed }) => ({ file: context.shownPath(location.file), ...startOf(location, context), written, changed })),
    } }),
    summary: { files: files.length, examples: examples.length, failed: failedIn(report).length },
  };
  return `${JSON.stringify(made, undefined, 2)}\n`;
}

function jsonCase(outcome: CaseOutcome, context: ReportContext): object {
  const { example, result, figures, passes, disagreement } = outcome;
  return {
    name: nameOf(outcome, context.language), file: context.shownPath(example.location.file), ...startOf(example.location, context), passes,
    figures: figures.map(({ expectation, actual }) => ({
      ...(expectation.kind === "pays" && { benefit: expectation.benefit }), ...(expectation.kind === "contributes" && { payer: expectation.payer }), what: expectation.kind,
      expected: Number(expectation.fen), ...(actual !== undefined && { actual: Number(actual) }),
    })),
    ...("refused" in result && { refused: result.refused, about: result.about }),
    ...(disagreement !== undefined && { disagreement }),
    ...(!passes && { trace: traceLines(outcome, context) }),
  };
}
