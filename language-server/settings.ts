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

/** The language of the editor is wanted again. */
export function asksForEditorsLanguage(sent: unknown): boolean {
  const outer = recordOf(sent);
  return recordOf(outer["tongchou"] ?? outer)["language"] === "auto";
}

/** Editors known to draw an image inside Markdown; the others print its data. */
const DRAWING = /\bcode\b|vscod|theia|cursor|windsurf|trae/i;

/** Told once, when the editor connects: `{"pictures": true, "commands": ["tongchou.showConvergence"]}`. Without `pictures` the name of the editor decides. */
export function readOffers(sent: unknown, editorName: string | undefined): { readonly showsPictures: boolean; readonly commands: ReadonlySet<string> } {
  const { pictures, commands } = recordOf(sent) as { readonly pictures?: unknown; readonly commands?: unknown };
  return {
    showsPictures: typeof pictures === "boolean" ? pictures : DRAWING.test(editorName ?? ""),
    commands: new Set(Array.isArray(commands) ? commands.filter((command) => typeof command === "string") : []),
  };
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
