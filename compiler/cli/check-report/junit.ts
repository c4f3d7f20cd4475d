import { rangeOf } from "../../diagnostics/render/context.ts";
import { codeOf, messageOf } from "../../diagnostics/render/message.ts";
import type { Judged } from "../../findings/baseline.ts";
import { xmlAttribute, xmlText } from "../xml-text.ts";
import { type CheckContext, type CheckReport, fails } from "./report.ts";
import { knownText, linesOf, word } from "./words.ts";

/** The XML that CI servers read as JUnit's: a suite a file, a case a finding; a file without any has one case that passes. */
export function junitReport(report: CheckReport, context: CheckContext): string {
  const files = [...new Set([...report.files, ...report.findings.map(({ file }) => file)])].sort();
  const suites = files.map((file) => suite(file, report.findings.filter((finding) => finding.file === file), report, context));
  const failures = report.findings.filter((finding) => fails(finding, report)).length;
  const tests = files.reduce((sum, file) => sum + Math.max(1, report.findings.filter((finding) => finding.file === file).length), 0);
  return [`<?xml version="1.0" encoding="UTF-8"?>`, `<testsuites name="tongchou check" tests="${tests}" failures="${failures}">`, ...suites, "</testsuites>", ""].join("\n");
}

function suite(file: string, findings: readonly Judged[], report: CheckReport, context: CheckContext): string {
  const name = xmlAttribute(file === "" ? "tongchou" : context.shownPath(file));
  const counts = [`tests="${Math.max(1, findings.length)}"`, `failures="${findings.filter((finding) => fails(finding, report)).length}"`, `skipped="${findings.filter(({ known }) => known !== undefined).length}"`];
  const cases = findings.length === 0 ? [`    <testcase classname="${name}" name="${word(context.language, "inOrder")}"/>`] : findings.map((finding) => testCase(finding, name, report, context));
  return [`  <testsuite name="${name}" ${counts.join(" ")}>`, ...cases, "  </testsuite>"].join("\n");
}

function testCase(finding: Judged, className: string, report: CheckReport, context: CheckContext): string {
  const { diagnostic, known } = finding;
  const { language } = context;
  const start = diagnostic.location && rangeOf(diagnostic.location, context)?.start;
  const place = start === undefined ? "" : ` ${start.line}:${start.column}`;
  const message = xmlAttribute(messageOf(diagnostic, language));
  const text = linesOf(diagnostic, context).map(xmlText).join("\n");
  const head = `    <testcase classname="${className}" name="${codeOf(diagnostic)}${place}">`;
  const body = known !== undefined ? `<skipped message="${xmlAttribute(knownText(known, language))}"/>\n      <system-out>${text}</system-out>`
    : fails(finding, report) ? `<failure type="${diagnostic.severity}" message="${message}">${text}</failure>`
    : `<system-out>${text}</system-out>`;
  return `${head}\n      ${body}\n    </testcase>`;
}
