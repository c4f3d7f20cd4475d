import type { CaseOutcome } from "../../evaluate/run-examples.ts";
import { traceLines } from "./pretty.ts";
import { xmlAttribute, xmlText } from "../xml-text.ts";
import { failedIn, type FileResult, type ReportContext, type TestReport } from "./report.ts";
import { faultsOf, nameOf } from "./words.ts";

/** The XML that CI servers read as JUnit's: a suite a file, a case an example or a row of one. */
export function junitReport(report: TestReport, context: ReportContext): string {
  const suites = report.files.map((file) => suite(file, context));
  const tests = report.files.reduce((sum, { cases }) => sum + cases.length, 0);
  return [`<?xml version="1.0" encoding="UTF-8"?>`, `<testsuites tests="${tests}" failures="${failedIn(report).length}">`, ...suites, "</testsuites>", ""].join("\n");
}

function suite({ file, cases }: FileResult, context: ReportContext): string {
  const name = xmlAttribute(context.shownPath(file));
  const failures = cases.filter(({ passes }) => !passes).length;
  const made = cases.map((outcome) => testCase(outcome, name, context));
  return [`  <testsuite name="${name}" tests="${cases.length}" failures="${failures}">`, ...made, "  </testsuite>"].join("\n");
}

function testCase(outcome: CaseOutcome, className: string, context: ReportContext): string {
  const head = `    <testcase classname="${className}" name="${xmlAttribute(nameOf(outcome, context.language))}"`;
  if (outcome.passes) return `${head}/>`;
  const faults = faultsOf(outcome, context.language);
  const text = [...faults, ...traceLines(outcome, context)].map(xmlText).join("\n");
  return `${head}>\n      <failure message="${xmlAttribute(faults.join("; "))}">${text}</failure>\n    </testcase>`;
}
