/** What changed since another version, and how far the cities are from one rule, as pages. */
import { type Compiled, compareVersions } from "../../compiler/compare/compare-programs.ts";
import { convergenceOf } from "../../compiler/compare/converge.ts";
import { phraseConvergence } from "../../compiler/compare/phrase-convergence.ts";
import { phraseDifference, type ProvinceText, type Section } from "../../compiler/compare/phrase-difference.ts";
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import type { Snapshot } from "../../compiler/workspace.ts";
import { escaped, pageOf } from "./page.ts";

const CHANGES: Phrase = { en: "Changes since the last commit", zh: "与上次提交的差异" };
const SAME: Phrase = { en: "The two versions mean the same.", zh: "两个版本含义相同。" };
const CONVERGENCE: Phrase = { en: "Convergence of the cities", zh: "各市归一进度" };
const NO_DIFFERENCE: Phrase = { en: "No city differs from another.", zh: "各市之间没有差异。" };

export function differencePage(before: Compiled, now: Compiled, language: Language): string {
  return reportPage(CHANGES, phraseDifference(compareVersions(before, now)), SAME, language);
}

export function convergencePage({ program, decided }: Snapshot, language: Language): string {
  const found = program.provinces.map((province) => convergenceOf(province, decided)).filter(({ slots, transitions }) => slots.length + transitions.length > 0);
  return reportPage(CONVERGENCE, found.map(phraseConvergence), NO_DIFFERENCE, language);
}

function reportPage(title: Phrase, provinces: readonly ProvinceText[], nothing: Phrase, language: Language): string {
  const body = provinces.map((province) => `<h2>${escaped(province.title[language])}</h2>\n${province.sections.map((section) => sectionOf(section, language)).join("\n")}`).join("\n");
  return pageOf(title[language], provinces.length === 0 ? `<p class="none">${nothing[language]}</p>` : body, language);
}

function sectionOf({ heading, lines }: Section, language: Language): string {
  return `<h3>${escaped(heading[language])}</h3>\n<ul>${lines.map((line) => `<li>${escaped(line[language])}</li>`).join("\n")}</ul>`;
}
