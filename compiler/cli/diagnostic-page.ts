import type { Language } from "../diagnostics/render/fill.ts";
import { wrap } from "./wrap.ts";

const HEADINGS: Readonly<Record<Language, string>> = { en: "## English", zh: "## 中文" };
const TITLE: Readonly<Record<Language, number>> = { en: 1, zh: 2 };

/** A diagnostic's page (Markdown, `# CODE · title · 标题` and a part for each language) for a terminal; `undefined` without a part in the language. */
export function pageFor(page: string, language: Language, width: number): string | undefined {
  const lines = page.split(/\r?\n/);
  const start = lines.indexOf(HEADINGS[language]);
  if (start < 0) return undefined;
  const length = lines.slice(start + 1).findIndex((line) => Object.values(HEADINGS).includes(line));
  const body = lines.slice(start + 1, length < 0 ? undefined : start + 1 + length);
  return [titleIn(lines, language), "", ...laidOut(body, width)].join("\n").trim();
}

function titleIn(lines: readonly string[], language: Language): string {
  const parts = (lines.find((line) => line.startsWith("# ")) ?? "").replace(/^# /, "").split(" · ");
  return [parts[0] ?? "", parts[TITLE[language]] ?? ""].join(" ").trim();
}

/** Prose is wrapped, headings stand in lines of their own, and what stands in a fence is indented in its place. */
function laidOut(lines: readonly string[], width: number): readonly string[] {
  const shown: string[] = [];
  let isFenced = false;
  for (const line of lines) {
    const fence = /^```(.*)$/.exec(line);
    if (fence) isFenced = !isFenced;
    if (fence) shown.push(...(isFenced ? ["", ...fileNameIn(fence[1] ?? "")] : []));
    else if (isFenced) shown.push(line === "" ? "" : `    ${line}`);
    else if (line.startsWith("#")) shown.push("", line.replace(/^#+ /, ""));
    else shown.push(...wrap(line, width));
  }
  return shown;
}

/** `tongchou file=linhai/a.tongchou` */
function fileNameIn(info: string): readonly string[] {
  const name = /\bfile=(\S+)/.exec(info)?.[1];
  return name === undefined ? [] : [`  ${name}`];
}
