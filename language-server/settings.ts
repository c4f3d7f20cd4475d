import { type Day, parseDay } from "../compiler/base/calendar.ts";
import type { Language } from "../compiler/diagnostics/render/fill.ts";
import type { Settings } from "./session.ts";

/** What somebody chose, for all policies or for those of a folder; what is `undefined` is left to the next in line. */
export interface Choices {
  readonly language?: Language | undefined;
  readonly asOf?: Day | undefined;
}

/** What an editor sets: `{"tongchou": {"language": "auto" | "zh" | "en", "asOf": "2026-01-01" | ""}}`, or the inner object alone. What it does not tell of is left out. */
export function readSettings(sent: unknown): Choices {
  const outer = recordOf(sent);
  const told = recordOf(outer["tongchou"] ?? outer);
  const { language, asOf } = choicesIn(told);
  return { ...("language" in told && { language }), ...("asOf" in told && { asOf }) };
}

/** What the workspace file says of them, which somebody may be writing just now: what is not understood sets nothing. */
export function readWorkspaceSettings(text: string | undefined): Choices {
  if (text === undefined) return {};
  try {
    return choicesIn(recordOf(JSON.parse(text)));
  } catch {
    return {};
  }
}

function choicesIn({ language, asOf }: { readonly language?: unknown; readonly asOf?: unknown }): Choices {
  return { language: languageNamed(language), asOf: typeof asOf === "string" ? parseDay(asOf) : undefined };
}

/** The editor's own settings go before the workspace's. */
export function settle(defaults: Settings, ofWorkspace: Choices, ofEditor: Choices): Settings {
  return { language: ofEditor.language ?? ofWorkspace.language ?? defaults.language, asOf: ofEditor.asOf ?? ofWorkspace.asOf ?? defaults.asOf };
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
