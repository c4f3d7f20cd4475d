import type { Difference, ProvinceDifference } from "../../compare/difference.ts";
import type { Phrase } from "../../diagnostics/diagnostic.ts";
import type { Language } from "../../diagnostics/render/fill.ts";
import { type JunitCase, junitText } from "../junit.ts";
import { findingsIn, type Finding, type NewVersion, titleOf } from "./findings.ts";

/** What makes a difference a failure: nothing, a loss of the insured, or any difference. */
export type FailsOn = "lower" | "any" | undefined;

const LESS: Phrase = { en: "Some bills are paid less than before; `tongchou diff` shows the largest loss.", zh: "有的费用支付减少；最大的损失见 `tongchou diff`。" };
const GONE: Phrase = { en: "The province is no longer there.", zh: "该省份已不存在。" };
const DIFFERS: Phrase = { en: "The meaning differs.", zh: "含义不同。" };
const WHOLE: Phrase = { en: "after all layers", zh: "各层结算之后" };

/** A suite a province, a case a difference. The suites fail where the exit code is 1. */
export function junitOfDifference({ provinces }: Difference, version: NewVersion, failsOn: FailsOn, language: Language): string {
  return junitText("diff", provinces.map((province) => ({ name: province.province.name, cases: casesOf(province, version, failsOn, language) })));
}

function casesOf(province: ProvinceDifference, version: NewVersion, failsOn: FailsOn, language: Language): readonly JunitCase[] {
  const isFailure = ({ rule }: Finding): boolean => failsOn === "any" || (failsOn === "lower" && rule === "insured-lose");
  const made = (name: string, failure: string | undefined): JunitCase => ({ name, ...(failure !== undefined && { failure, text: name }) });
  const findings = findingsIn(province, version).map((finding) => made(finding.text[language], isFailure(finding) ? titleOf(finding)[language] : undefined));
  const whole = province.kind === "removed" ? GONE : province.money.some(({ loss }) => loss !== undefined) ? LESS : undefined;
  const failure = failsOn === undefined ? undefined : (whole ?? (failsOn === "any" && findings.length === 0 ? DIFFERS : undefined));
  return [...findings, made(WHOLE[language], failure?.[language])];
}
