import { rational } from "../../compiler/base/rational.ts";
import { decideProvince } from "../../compiler/analyze/analyze.ts";
import type { Rule } from "../../compiler/analyze/rule.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { codeOf, messageOf } from "../../compiler/diagnostics/render/message.ts";
import type { ProvinceProgram } from "../../compiler/model/program.ts";
import type { Slot } from "../../compiler/model/slot.ts";
import { benefit, province } from "../support/model-builder.ts";

export const HALF = rational(1n, 2n);

export function findings(rule: Rule, program: ProvinceProgram): readonly Diagnostic[] {
  return rule(decideProvince(program));
}

/** What a reader sees: the code and the sentence. */
export function said(rule: Rule, program: ProvinceProgram, language: "en" | "zh" = "en"): readonly string[] {
  return findings(rule, program).map((diagnostic) => sentence(diagnostic, language));
}

export function sentence(diagnostic: Diagnostic, language: "en" | "zh" = "en"): string {
  return `${codeOf(diagnostic)} ${messageOf(diagnostic, language)}`;
}

/** A province whose only benefit has these slots. */
export function inpatient(slots: readonly Slot[], more: Partial<ProvinceProgram> = {}): ProvinceProgram {
  return province({ benefits: [benefit("inpatient", "住院", slots)], ...more });
}
