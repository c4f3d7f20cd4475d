import { visible } from "../../diagnostics/render/marked-line.ts";
import type { Location } from "../../base/span.ts";
import { isRefused } from "../../evaluate/contribution-claim.ts";
import { explainPaidIn, explainTrace } from "../../evaluate/explain-trace.ts";
import { isRefusal } from "../../evaluate/reference-facts.ts";
import type { CaseOutcome } from "../../evaluate/run-examples.ts";
import type { MutationResult } from "../mutants/mutation.ts";
import { type FileCoverage, failedIn, placeText, type ReportContext, sourceLine, type TestReport } from "./report.ts";
import { faultsOf, nameOf, percentOf, word } from "./words.ts";

/** The results for people: a line a file, and every failed case with its figures and the rows that gave them. */
export function prettyReport(report: TestReport, context: ReportContext): string {
  const { files, coverage, mutation } = report;
  const all = files.reduce((sum, { cases }) => sum + cases.length, 0);
  const passed = all - failedIn(report).length;
  const results = files.flatMap(({ file, cases }) => [
    word(context.language, "file", { file: context.shownPath(file), passed: cases.filter(({ passes }) => passes).length, all: cases.length }),
    ...cases.filter(({ passes }) => !passes).flatMap((outcome) => failureLines(outcome, context)).map((line) => `  ${line}`),
  ]);
  const summary = all === 0 ? word(context.language, "noExamples") : word(context.language, "summary", { passed, all });
  const sections = [results, coverage === undefined ? [] : coverageLines(coverage, context), mutation === undefined ? [] : mutationLines(mutation, context), [summary]];
  return sections.filter((lines) => lines.length > 0).map((lines) => `${lines.map(visible).join("\n")}\n`).join("\n");
}

function failureLines(outcome: CaseOutcome, context: ReportContext): readonly string[] {
  const { language } = context;
  return [
    `${placeText(outcome.example.location, context)}: ${word(language, "fails", { example: nameOf(outcome, language) })}`,
    ...[...faultsOf(outcome, language), ...traceLines(outcome, context)].map((line) => `  ${line}`),
  ];
}

export function traceLines(outcome: CaseOutcome, context: ReportContext): readonly string[] {
  const placeOf = (location: Location): string => placeText(location, context);
  const lines = outcome.kind === "bill" ? (isRefusal(outcome.result) ? [] : explainTrace(outcome.result.trace, placeOf))
    : isRefused(outcome.result) ? [] : explainPaidIn(outcome.result.figures, placeOf);
  return lines.map((phrase) => phrase[context.language]);
}

function coverageLines(coverage: readonly FileCoverage[], context: ReportContext): readonly string[] {
  const { language } = context;
  const total = coverage.reduce((sum, file) => sum + file.total, 0);
  const missing = coverage.reduce((sum, file) => sum + file.missing.length, 0);
  return [
    ...coverage.flatMap(({ file, total: all, missing: rows }) => [
      word(language, "coverage", { file: context.shownPath(file), reached: all - rows.length, all, percent: percentOf(all - rows.length, all) }),
      ...rows.map(({ item }) => `  ${word(language, "unreached", { place: placeText(item.location, context), what: sourceLine(item.location, context) })}`),
    ]),
    word(language, "coverageOfAll", { reached: total - missing, all: total, percent: percentOf(total - missing, total) }),
  ];
}

function mutationLines({ noticed, survivors, refused, idle }: MutationResult, context: ReportContext): readonly string[] {
  const judged = noticed + survivors.length;
  return [
    ...survivors.map(({ location, written, changed }) => word(context.language, "survivor", { place: placeText(location, context), written, changed })),
    word(context.language, "mutants", { noticed, judged, percent: percentOf(noticed, judged), refused, idle }),
  ];
}
