import type { Difference } from "../../compare/difference.ts";
import { phraseDifference, type ProvinceText, type Section } from "../../compare/phrase-difference.ts";
import type { Phrase } from "../../diagnostics/diagnostic.ts";
import type { Language } from "../../diagnostics/render/fill.ts";

/** On a terminal; the other formats hold all of them. */
const MOST_LINES = 20;

const SAME: Phrase = { en: "The two versions mean the same.", zh: "两个版本含义相同。" };

export type TextFormat = "pretty" | "markdown";

export function textReport(difference: Difference, language: Language): string {
  const limits = difference.limits.map((limit) => `  ${limit[language]}\n`).join("");
  return `${textOf(phraseDifference(difference), SAME, "pretty", language)}${limits === "" ? "" : `\n${limits}`}`;
}

/** Province by province; `nothing` where there is none. */
export function textOf(provinces: readonly ProvinceText[], nothing: Phrase, format: TextFormat, language: Language): string {
  if (provinces.length === 0) return `${nothing[language]}\n`;
  const section = format === "pretty" ? prettySection : markdownSection;
  return provinces.map(({ title, sections }) => `${format === "pretty" ? title[language] : `# ${plain(title[language])}`}\n${sections.map((one) => section(one, language)).join("")}`).join("\n");
}

function prettySection({ heading, lines }: Section, language: Language): string {
  const hidden = Math.max(0, lines.length - MOST_LINES);
  const more: Phrase = { en: `… and ${hidden} more (another --format shows all)`, zh: `……另有 ${hidden} 行（改用其他 --format 可见全部）` };
  const shown = [...lines.slice(0, MOST_LINES), ...(hidden > 0 ? [more] : [])];
  return `  ${heading[language]}\n${shown.map((line) => `    ${line[language]}\n`).join("")}`;
}

/** A line that is set in belongs to the one before. */
function markdownSection({ heading, lines }: Section, language: Language): string {
  const items = lines.map((line) => line[language]).map((line) => `${line.startsWith("  ") ? "  " : ""}- ${plain(line.trimStart())}\n`);
  return `\n## ${plain(heading[language])}\n\n${items.join("")}`;
}

/** Signs that Markdown would read stand for themselves. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, "\\$&");
}
