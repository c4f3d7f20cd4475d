import type { Language } from "../diagnostics/render/fill.ts";
import type { Host } from "./host.ts";

/** As POSIX says: of LC_ALL, LC_MESSAGES and LANG the first that is not empty; the system's own setting where none is. */
export function languageOf({ environment, systemLanguage }: Pick<Host, "environment" | "systemLanguage">): Language {
  const set = ["LC_ALL", "LC_MESSAGES", "LANG"].map((name) => environment[name]).find((value) => value);
  return /^zh\b|^zh_|^chinese/i.test(set ?? systemLanguage()) ? "zh" : "en";
}
