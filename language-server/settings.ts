import { type Day, parseDay } from "../compiler/base/calendar.ts";
import type { Language } from "../compiler/diagnostics/render/fill.ts";
import type { Settings } from "./session.ts";

/** What an editor sets: `{"tongchou": {"language": "auto" | "zh" | "en", "asOf": "2026-01-01" | ""}}`, or the inner object alone. What it does not set is left out. */
export function readSettings(sent: unknown, locale: string | undefined, today: Day): Partial<Settings> {
  const outer = recordOf(sent);
  const { language, asOf } = recordOf(outer["tongchou"] ?? outer) as { readonly language?: unknown; readonly asOf?: unknown };
  const spoken = languageNamed(language) ?? (locale === undefined ? undefined : languageOf(locale));
  const day = typeof asOf === "string" ? (parseDay(asOf) ?? today) : undefined;
  return { ...(spoken !== undefined && { language: spoken }), ...(day !== undefined && { asOf: day }) };
}

function languageNamed(word: unknown): Language | undefined {
  return word === "zh" || word === "en" ? word : undefined;
}

/** `zh-cn`, `zh_CN.UTF-8` and the like. */
export function languageOf(locale: string): Language {
  return /^zh\b|^zh_/i.test(locale) ? "zh" : "en";
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
