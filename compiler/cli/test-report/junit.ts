import type { CaseOutcome } from "../../evaluate/run-examples.ts";
import { traceLines } from "./pretty.ts";
import { failedIn, type FileResult, type ReportContext, type TestReport } from "./report.ts";
import { faultsOf, nameOf } from "./words.ts";

/** The XML that CI servers read as JUnit's: a suite a file, a case an example or a row of one. */
export function junitReport(report: TestReport, context: ReportContext): string {
  const suites = report.files.map((file) => suite(file, context));
  const tests = report.files.reduce((sum, { cases }) => sum + cases.length, 0);
  return [`<?xml version="1.0" encoding="UTF-8"?>`, `<testsuites tests="${tests}" failures="${failedIn(report).length}">`, ...suites, "</testsuites>", ""].join("\n");
}

function suite({ file, cases }: FileResult, context: ReportContext): string {
  const name = escaped(context.shownPath(file));
  const failures = cases.filter(({ passes }) => !passes).length;
  const made = cases.map((outcome) => testCase(outcome, name, context));
  return [`  <testsuite name="${name}" tests="${cases.length}" failures="${failures}">`, ...made, "  </testsuite>"].join("\n");
}

function testCase(outcome: CaseOutcome, className: string, context: ReportContext): string {
  const head = `    <testcase classname="${className}" name="${escaped(nameOf(outcome, context.language))}"`;
  if (outcome.passes) return `${head}/>`;
  const faults = faultsOf(outcome, context.language);
  const text = [...faults, ...traceLines(outcome, context)].map(escaped).join("\n");
  return `${head}>\n      <failure message="${escaped(faults.join("; "))}">${text}</failure>\n    </testcase>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML 1.0 has no way to write most control characters. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
}
