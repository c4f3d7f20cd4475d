import type { Difference } from "../../compare/difference.ts";
import { phraseDifference, type Section } from "../../compare/phrase-difference.ts";
import type { Phrase } from "../../diagnostics/diagnostic.ts";
import type { Language } from "../../diagnostics/render/fill.ts";

/** On a terminal; the other formats hold all of them. */
const MOST_LINES = 20;

const NOTHING: Phrase = { en: "The two versions mean the same.", zh: "两个版本含义相同。" };

export function prettyReport(difference: Difference, language: Language): string {
  const provinces = phraseDifference(difference);
  if (provinces.length === 0) return `${NOTHING[language]}\n`;
  return provinces.map(({ title, sections }) => `${title[language]}\n${sections.map((section) => prettySection(section, language)).join("")}`).join("\n");
}

function prettySection({ heading, lines }: Section, language: Language): string {
  const hidden = Math.max(0, lines.length - MOST_LINES);
  const more: Phrase = { en: `… and ${hidden} more (--format markdown or json shows all)`, zh: `……另有 ${hidden} 行（--format markdown 或 json 可见全部）` };
  const shown = [...lines.slice(0, MOST_LINES), ...(hidden > 0 ? [more] : [])];
  return `  ${heading[language]}\n${shown.map((line) => `    ${line[language]}\n`).join("")}`;
}

export function markdownReport(difference: Difference, language: Language): string {
  const provinces = phraseDifference(difference);
  if (provinces.length === 0) return `${NOTHING[language]}\n`;
  return provinces.map(({ title, sections }) => `# ${plain(title[language])}\n${sections.map((section) => markdownSection(section, language)).join("")}`).join("\n");
}

function markdownSection({ heading, lines }: Section, language: Language): string {
  return `\n## ${plain(heading[language])}\n\n${lines.map((line) => `- ${plain(line[language])}\n`).join("")}`;
}

/** Signs that Markdown would read stand for themselves. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, "\\$&");
}
