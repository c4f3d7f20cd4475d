import { rational } from "../../compiler/base/rational.ts";
import { decideProvince } from "../../compiler/analyze/analyze.ts";
import type { Rule } from "../../compiler/analyze/rule.ts";
import { CATALOGUE } from "../../compiler/diagnostics/catalogue.ts";
import type { Argument } from "../../compiler/diagnostics/catalogue-entry.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
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
  const { code, [language]: text } = CATALOGUE[diagnostic.id];
  const args = diagnostic.args as Readonly<Record<string, Argument>>;
  return `${code} ${text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const argument = args[name] ?? `{${name}}`;
    return typeof argument === "object" ? argument[language] : String(argument);
  })}`;
}

/** A province whose only benefit has these slots. */
export function inpatient(slots: readonly Slot[], more: Partial<ProvinceProgram> = {}): ProvinceProgram {
  return province({ benefits: [benefit("inpatient", "住院", slots)], ...more });
}
