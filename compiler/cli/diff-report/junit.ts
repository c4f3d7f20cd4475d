import type { Difference, ProvinceDifference } from "../../compare/difference.ts";
import type { Phrase } from "../../diagnostics/diagnostic.ts";
import type { Language } from "../../diagnostics/render/fill.ts";
import { xmlAttribute, xmlText } from "../xml-text.ts";
import { findingsIn, type Finding, type NewVersion, titleOf } from "./findings.ts";

/** What makes a difference a failure: nothing, a loss of the insured, or any difference. */
export type FailsOn = "lower" | "any" | undefined;

interface Case {
  readonly name: string;
  readonly failure: string | undefined;
}

const LESS: Phrase = { en: "Some bills are paid less than before; `tongchou diff` shows the largest loss.", zh: "有的费用支付减少；最大的损失见 `tongchou diff`。" };
const GONE: Phrase = { en: "The province is no longer there.", zh: "该省份已不存在。" };
const DIFFERS: Phrase = { en: "The meaning differs.", zh: "含义不同。" };
const WHOLE: Phrase = { en: "after all layers", zh: "各层结算之后" };

/** The XML that CI servers read as JUnit's: a suite a province, a case a difference. The suites fail where the exit code is 1. */
export function junitOfDifference({ provinces }: Difference, version: NewVersion, failsOn: FailsOn, language: Language): string {
  const suites = provinces.map((province) => ({ name: province.province.name, cases: casesOf(province, version, failsOn, language) }));
  const all = suites.flatMap(({ cases }) => cases);
  const counts = (cases: readonly Case[]): string => `tests="${cases.length}" failures="${cases.filter(({ failure }) => failure !== undefined).length}"`;
  const texts = suites.flatMap(({ name, cases }) => [`  <testsuite name="${xmlAttribute(name)}" ${counts(cases)}>`, ...cases.map((one) => caseText(one, name)), "  </testsuite>"]);
  return [`<?xml version="1.0" encoding="UTF-8"?>`, `<testsuites ${counts(all)}>`, ...texts, "</testsuites>", ""].join("\n");
}

function casesOf(province: ProvinceDifference, version: NewVersion, failsOn: FailsOn, language: Language): readonly Case[] {
  const isFailure = ({ rule }: Finding): boolean => failsOn === "any" || (failsOn === "lower" && rule === "insured-lose");
  const findings = findingsIn(province, version).map((finding): Case => ({ name: finding.text[language], failure: isFailure(finding) ? titleOf(finding)[language] : undefined }));
  const whole = province.kind === "removed" ? GONE : province.money.some(({ loss }) => loss !== undefined) ? LESS : undefined;
  const failure = failsOn === undefined ? undefined : (whole ?? (failsOn === "any" && findings.length === 0 ? DIFFERS : undefined));
  return [...findings, { name: WHOLE[language], failure: failure?.[language] }];
}

function caseText({ name, failure }: Case, suite: string): string {
  const head = `    <testcase classname="${xmlAttribute(suite)}" name="${xmlAttribute(name)}"`;
  return failure === undefined ? `${head}/>` : `${head}>\n      <failure message="${xmlAttribute(failure)}">${xmlText(name)}</failure>\n    </testcase>`;
}
