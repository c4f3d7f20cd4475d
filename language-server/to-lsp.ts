import { DiagnosticSeverity, type Diagnostic as LspDiagnostic, DiagnosticTag, type Location as LspLocation, type Range, type TextEdit, type WorkspaceEdit } from "vscode-languageserver";
import { positionAt, type SourceText } from "../compiler/base/source-text.ts";
import type { Location, Span } from "../compiler/base/span.ts";
import type { Diagnostic, Edit, Severity } from "../compiler/diagnostics/diagnostic.ts";
import type { Language } from "../compiler/diagnostics/render/fill.ts";
import { codeOf, helpOf, messageOf } from "../compiler/diagnostics/render/message.ts";

/** The text of a file as it was when the places in it were found. */
export type SourceOf = (uri: string) => SourceText | undefined;

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, note: DiagnosticSeverity.Information };

export function toRange(source: SourceText, { start, end }: Span): Range {
  const [from, to] = [positionAt(source, start), positionAt(source, end)];
  return { start: { line: from.line - 1, character: from.column - 1 }, end: { line: to.line - 1, character: to.column - 1 } };
}

export function toLocation({ file, span }: Location, sourceOf: SourceOf): LspLocation | undefined {
  const source = sourceOf(file);
  return source === undefined ? undefined : { uri: file, range: toRange(source, span) };
}

/** The sentence, and below it the way out. */
export function toDiagnostic(diagnostic: Diagnostic, source: SourceText, language: Language, sourceOf: SourceOf): LspDiagnostic {
  const help = helpOf(diagnostic, language);
  const related = diagnostic.notes.flatMap(({ location, text }) => {
    const place = location === undefined ? undefined : toLocation(location, sourceOf);
    return place === undefined ? [] : [{ location: place, message: text[language] }];
  });
  const placeless = diagnostic.notes.filter(({ location }) => location === undefined).map(({ text }) => text[language]);
  return {
    range: toRange(source, diagnostic.location?.span ?? { start: 0, end: 0 }),
    severity: SEVERITIES[diagnostic.severity],
    code: codeOf(diagnostic),
    source: "tongchou",
    message: [messageOf(diagnostic, language), ...placeless, ...(help === undefined ? [] : [help])].join("\n"),
    ...(related.length > 0 && { relatedInformation: related }),
    ...(diagnostic.id === "rowNeverApplies" && { tags: [DiagnosticTag.Unnecessary] }),
  };
}

/** @param versionOf of a text that the editor holds open, where it looks at versions: it refuses edits of a text that has gone on since. */
export function toWorkspaceEdit(edits: readonly Edit[], sourceOf: SourceOf, versionOf?: (uri: string) => number | undefined): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const { location, text } of edits) {
    const source = sourceOf(location.file);
    if (source !== undefined) (changes[location.file] ??= []).push({ range: toRange(source, location.span), newText: text });
  }
  if (versionOf === undefined) return { changes };
  return { documentChanges: Object.entries(changes).map(([uri, ofFile]) => ({ textDocument: { uri, version: versionOf(uri) ?? null }, edits: ofFile })) };
}
