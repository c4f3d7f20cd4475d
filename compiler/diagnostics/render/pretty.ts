import type { Location } from "../../base/span.ts";
import type { Diagnostic, Note, Severity } from "../diagnostic.ts";
import { rangeOf, type RenderContext } from "./context.ts";
import { frameOf, type Layout } from "./frame.ts";
import { codeOf, helpOf, messageOf } from "./message.ts";
import { visible } from "./marked-line.ts";

export type PrettyContext = RenderContext & Layout;

const WORDS = {
  error: { en: "error", zh: "错误" },
  warning: { en: "warning", zh: "警告" },
  note: { en: "note", zh: "提示" },
  also: { en: "see", zh: "参见" },
  help: { en: "help", zh: "建议" },
  fix: { en: "fix", zh: "可修正" },
} as const;

/** A diagnostic for people: one line `file:line:column: severity CODE: sentence`, the marked source, notes, help and fixes. */
export function prettyDiagnostic(diagnostic: Diagnostic, context: PrettyContext): string {
  return [
    headline(diagnostic, context),
    ...markedSource(diagnostic.location, diagnostic.severity, context),
    ...diagnostic.notes.flatMap((note) => noteLines(note, context)),
    ...helpLines(diagnostic, context),
  ].join("\n");
}

/** The first line of a diagnostic alone, for what needs no help. */
export function headline(diagnostic: Diagnostic, context: PrettyContext): string {
  const { language, style } = context;
  const place = diagnostic.location ? `${style.place(placeOf(diagnostic.location, context))}: ` : "";
  const severity = style.severity[diagnostic.severity](`${WORDS[diagnostic.severity][language]} ${codeOf(diagnostic)}`);
  return `${place}${severity}: ${style.strong(sentenceLines(messageOf(diagnostic, language), "    "))}`;
}

/** `path:line:column`, which terminals and editors make a link; only the path where the text is not known. */
function placeOf(location: Location, context: PrettyContext): string {
  const path = visible(context.shownPath(location.file));
  const start = rangeOf(location, context)?.start;
  return start ? `${path}:${start.line}:${start.column}` : path;
}

function markedSource(location: Location | undefined, severity: Severity, context: PrettyContext): readonly string[] {
  const source = location && context.sources.get(location.file);
  return location && source ? frameOf(source, location.span, context.style.severity[severity], context) : [];
}

function noteLines(note: Note, context: PrettyContext): readonly string[] {
  const { language, style } = context;
  const text = sentenceLines(note.text[language], "        ");
  const label = style.severity.note(WORDS[note.location ? "also" : "note"][language]);
  const place = note.location ? `${style.place(placeOf(note.location, context))}: ` : "";
  return [`  ${label}: ${place}${text}`, ...markedSource(note.location, "note", context)];
}

function helpLines(diagnostic: Diagnostic, { language, style }: PrettyContext): readonly string[] {
  const help = helpOf(diagnostic, language);
  const fixes = diagnostic.fixes.map((fix) => `  ${style.help(WORDS.fix[language])}: ${sentenceLines(fix.title[language], "       ")}`);
  return [...(help === undefined ? [] : [`  ${style.help(WORDS.help[language])}: ${visible(help)}`]), ...fixes];
}

/** A sentence may go on over several lines, such as rows that are missing; they stay below it, indented. */
function sentenceLines(text: string, indent: string): string {
  return text.split("\n").map(visible).join(`\n${indent}`);
}
