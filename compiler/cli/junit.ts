/** The XML that CI servers read as JUnit's: suites of cases, which pass, fail or are left out. */
import { xmlAttribute, xmlText } from "./xml-text.ts";

export interface JunitCase {
  readonly name: string;
  /** Why it fails, in short; `text` has all of it. */
  readonly failure?: string | undefined;
  readonly type?: string;
  /** Why it does not count. */
  readonly skipped?: string | undefined;
  readonly text?: string | undefined;
}

export interface JunitSuite {
  readonly name: string;
  readonly cases: readonly JunitCase[];
}

export function junitText(command: string, suites: readonly JunitSuite[]): string {
  const all = suites.flatMap(({ cases }) => cases);
  return [`<?xml version="1.0" encoding="UTF-8"?>`, `<testsuites name="tongchou ${command}" ${counts(all)}>`, ...suites.flatMap(suiteLines), "</testsuites>", ""].join("\n");
}

function suiteLines({ name, cases }: JunitSuite): readonly string[] {
  return [`  <testsuite name="${xmlAttribute(name)}" ${counts(cases)}>`, ...cases.map((one) => caseText(one, name)), "  </testsuite>"];
}

function counts(cases: readonly JunitCase[]): string {
  const [failures, skipped] = [cases.filter(({ failure }) => failure !== undefined), cases.filter((one) => one.skipped !== undefined)];
  return `tests="${cases.length}" failures="${failures.length}" skipped="${skipped.length}"`;
}

function caseText(one: JunitCase, suite: string): string {
  const head = `    <testcase classname="${xmlAttribute(suite)}" name="${xmlAttribute(one.name)}"`;
  const body = bodyOf(one);
  return body === "" ? `${head}/>` : `${head}>\n      ${body}\n    </testcase>`;
}

function bodyOf({ failure, type, skipped, text }: JunitCase): string {
  const all = text === undefined ? "" : xmlText(text);
  if (failure !== undefined) return `<failure${type === undefined ? "" : ` type="${type}"`} message="${xmlAttribute(failure)}">${all}</failure>`;
  const output = text === undefined ? "" : `<system-out>${all}</system-out>`;
  return skipped === undefined ? output : `<skipped message="${xmlAttribute(skipped)}"/>\n      ${output}`;
}
