import { didYouMean } from "../../base/did-you-mean.ts";
import { CATALOGUE } from "../../diagnostics/catalogue.ts";
import type { Entry } from "../../diagnostics/catalogue-entry.ts";
import type { Language } from "../../diagnostics/render/fill.ts";
import type { ExitCode, Host } from "../host.ts";
import { say } from "../messages.ts";
import { PROGRAM, type Call } from "../usage.ts";

export function explain({ arguments: [written = ""], language }: Call, host: Host): ExitCode {
  const code = normalized(written);
  const entries: readonly Entry[] = Object.values(CATALOGUE);
  const entry = entries.find((candidate) => candidate.code === code);
  if (!entry) {
    const meant = didYouMean(code, entries.map((candidate) => candidate.code));
    const parts = [say(language, "unknownCode", { code: written }), ...(meant === undefined ? [] : [say(language, "didYouMean", { name: meant })])];
    host.err.write(`${PROGRAM}: ${parts.join(language === "zh" ? "" : " ")}\n`);
    return 2;
  }
  const page = host.packaged(`compiler/diagnostics/pages/${code}.md`);
  host.out.write(`${sectionOf(page ?? "", language) ?? sentenceOf(entry, language)}\n`);
  return 0;
}

/** `tc4001` and `4001` mean TC4001. */
function normalized(written: string): string {
  const upper = written.trim().toUpperCase();
  return /^\d+$/.test(upper) ? `TC${upper}` : upper;
}

const HEADINGS: Readonly<Record<Language, string>> = { en: "## English", zh: "## 中文" };

/** The page's title and its part in one language. */
export function sectionOf(page: string, language: Language): string | undefined {
  const lines = page.split(/\r?\n/);
  const start = lines.indexOf(HEADINGS[language]);
  if (start < 0) return undefined;
  const length = lines.slice(start + 1).findIndex((line) => Object.values(HEADINGS).includes(line));
  const body = lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).join("\n").trim();
  const title = lines.find((line) => line.startsWith("# "));
  return title === undefined ? body : `${title.slice(2)}\n\n${body}`;
}

/** What the catalogue says by itself, holes left open. */
function sentenceOf(entry: Entry, language: Language): string {
  return [`${entry.code} ${entry[language].replace(/\{\w+\}/g, "…")}`, ...(entry.help ? ["", entry.help[language]] : [])].join("\n");
}
