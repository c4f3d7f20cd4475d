import { readFileSync } from "node:fs";
import { compareVersions } from "../../compiler/compare/compare-programs.ts";
import type { Difference, ProvinceDifference } from "../../compiler/compare/difference.ts";
import { phraseDifference } from "../../compiler/compare/phrase-difference.ts";
import { compile, type SourceFile } from "../../compiler/compile.ts";
import { root } from "../house/source.ts";
import { type Edit, edited, policiesUnder } from "../support/workspace-texts.ts";

const fictional: SourceFile = { path: "fictional.tongchou", text: readFileSync(`${root}test/golden/fictional.tongchou`, "utf8") };

/** A policy of the fictional province. */
export function program(body: string, library = ""): readonly SourceFile[] {
  const text = `policy linhai.case\n  effective from 2025-01-01\n  source "示例〔2025〕1号"\n\nuse fictional\n${body}`;
  return [{ ...fictional, text: fictional.text + library }, { path: "linhai/case.tongchou", text }];
}

export function difference(old: readonly SourceFile[], now: readonly SourceFile[]): Difference {
  return compareVersions(compile(old), compile(now));
}

/** Every line that a reader sees, each section's heading before its lines. */
export function told(found: Difference, language: "en" | "zh" = "en"): readonly string[] {
  return phraseDifference(found).flatMap(({ sections }) => sections.flatMap(({ heading, lines }) => [`# ${heading[language]}`, ...lines.map((line) => line[language])]));
}

export function only({ provinces }: Difference): ProvinceDifference {
  const [province, ...others] = provinces;
  if (province === undefined || others.length > 0) throw new Error(`${provinces.length} provinces differ`);
  return province;
}

export const JIANGXI = policiesUnder("policies/national", "policies/jiangxi");

export function jiangxiWith(...edits: readonly Edit[]): readonly SourceFile[] {
  return edited(JIANGXI, edits);
}
