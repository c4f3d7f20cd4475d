import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Language } from "../diagnostics/render/fill.ts";
import type { Host } from "./host.ts";
import { PROGRAM } from "./usage.ts";

/** What was asked cannot be done as it was asked: one line, and the exit code of a call at fault. */
export function refuseCall(says: string, host: Pick<Host, "err">): 2 {
  host.err.write(`${PROGRAM}: ${says}\n`);
  return 2;
}

/** A reason as a sentence, of something where it is named. */
export function sentenceOf(reason: Phrase, language: Language, of = ""): string {
  const before = of === "" ? "" : `${of}${language === "zh" ? "：" : ": "}`;
  return `${before}${reason[language]}${language === "zh" ? "。" : "."}`;
}
