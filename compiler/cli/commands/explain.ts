import { didYouMean } from "../../base/did-you-mean.ts";
import { CATALOGUE } from "../../diagnostics/catalogue.ts";
import type { Entry } from "../../diagnostics/catalogue-entry.ts";
import type { Language } from "../../diagnostics/render/fill.ts";
import { pageFor } from "../diagnostic-page.ts";
import type { ExitCode, Host } from "../host.ts";
import { say } from "../messages.ts";
import { refuseCall } from "../refuse-call.ts";
import type { Call } from "../usage.ts";

export function explain({ arguments: [written = ""], language }: Call, host: Host): ExitCode {
  const code = normalized(written);
  const entries: readonly Entry[] = Object.values(CATALOGUE);
  const entry = entries.find((candidate) => candidate.code === code);
  if (!entry) {
    const meant = didYouMean(code, entries.map((candidate) => candidate.code));
    const parts = [say(language, "unknownCode", { code: written }), ...(meant === undefined ? [] : [say(language, "didYouMean", { name: meant })])];
    return refuseCall(parts.join(language === "zh" ? "" : " "), host);
  }
  const page = host.packaged(`compiler/diagnostics/pages/${code}.md`);
  const shown = page === undefined ? undefined : pageFor(page, language, Math.min(host.out.width, 100));
  host.out.write(`${shown ?? sentenceOf(entry, language)}\n`);
  return 0;
}

/** `tc4001` and `4001` mean TC4001. */
function normalized(written: string): string {
  const upper = written.trim().toUpperCase();
  return /^\d+$/.test(upper) ? `TC${upper}` : upper;
}

/** What the catalogue says by itself, holes left open. */
function sentenceOf(entry: Entry, language: Language): string {
  return [`${entry.code} ${entry[language].replace(/\{\w+\}/g, "…")}`, ...(entry.help ? ["", entry.help[language]] : [])].join("\n");
}
