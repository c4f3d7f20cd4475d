/** A finding with all that its way out may be read from. */
import type { Span } from "../../../compiler/base/span.ts";
import type { Diagnostic, Fix, Phrase } from "../../../compiler/diagnostics/diagnostic.ts";
import type { Language } from "../../../compiler/diagnostics/render/fill.ts";
import type { Scope } from "../../../compiler/bind/scope.ts";
import type { Token } from "../../../compiler/syntax/token.ts";
import type { Snapshot } from "../../../compiler/workspace.ts";
import { spellingOf } from "../spelling.ts";

export interface Finding {
  readonly diagnostic: Diagnostic;
  readonly snapshot: Snapshot;
  readonly scope: Scope | undefined;
  readonly file: string;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly span: Span;
  /** Of the file, for what is written into it. */
  readonly spelling: Language;
}

/** A remedy changes what a policy says, so none is safe: the drafter chooses. */
export type Remedy = (finding: Finding) => readonly Fix[];

export function findingOf(snapshot: Snapshot, diagnostic: Diagnostic): Finding | undefined {
  const { location } = diagnostic;
  const parsed = location === undefined ? undefined : snapshot.parsed.get(location.file);
  if (location === undefined || parsed === undefined) return undefined;
  const { tokens, source: { text } } = parsed;
  return { diagnostic, snapshot, scope: snapshot.binding.scopes.get(location.file), file: location.file, text, tokens, span: location.span, spelling: spellingOf(tokens, "en") };
}

export type TextChange = readonly [start: number, end: number, text: string];

/** Changes of the finding's own file. */
export function offer({ file }: Pick<Finding, "file">, title: Phrase, changes: readonly TextChange[]): Fix {
  return { title, edits: changes.map(([start, end, text]) => ({ location: { file, span: { start, end } }, text })), safe: false };
}

/** In the spelling of the file. */
export function writing(finding: Finding, { start, end }: Span, text: Phrase): Fix {
  return offer(finding, { en: `write “${text.en.trim()}”`, zh: `改为“${text.zh.trim()}”` }, [[start, end, text[finding.spelling]]]);
}

export function adding(finding: Finding, offset: number, text: Phrase): Fix {
  return offer(finding, { en: `add “${text.en.trim()}”`, zh: `加上“${text.zh.trim()}”` }, [[offset, offset, text[finding.spelling]]]);
}

/** With the space before it; with its line where nothing else stands in that. */
export function deleting(finding: Finding, { start, end }: Span, title: Phrase = { en: "delete it", zh: "删去" }): Fix {
  const { text } = finding;
  const from = start - (/[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0);
  const isAlone = (from === 0 || text.charAt(from - 1) === "\n") && /^[ \t]*(?:\r?\n|$)/.test(text.slice(end));
  const to = isAlone ? end + (/^[ \t]*\r?\n?/.exec(text.slice(end))?.[0].length ?? 0) : end;
  return offer(finding, title, [[from, to, ""]]);
}

export function textAt({ text }: Finding, { start, end }: Span): string {
  return text.slice(start, end);
}

/** An argument of the sentence, in one language. */
export function argument(finding: Finding, name: string, language: Language = finding.spelling): string {
  const args: Readonly<Record<string, unknown>> = finding.diagnostic.args;
  const value = args[name];
  if (typeof value === "string" || typeof value === "number") return String(value);
  return typeof value === "object" && value !== null && "en" in value && "zh" in value ? String(value[language]) : "";
}
