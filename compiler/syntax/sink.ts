import type { Span } from "../base/span.ts";
import type { DiagnosticArguments, DiagnosticId } from "../diagnostics/catalogue.ts";
import type { Diagnostic, Edit, Fix, Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { LIMITS } from "./limits.ts";

/** Where the passes over one file leave what they have to say. */
export interface Sink {
  readonly file: string;
  readonly text: string;
  readonly found: Diagnostic[];
}

export function tell<I extends DiagnosticId>(sink: Sink, id: I, span: Span, args: DiagnosticArguments<I>, fixes: readonly Fix[] = []): void {
  sink.found.push(report(id, { file: sink.file, span }, args, { fixes }));
}

/** A fix in this file. Edits are `[start, end, text]` in UTF-16 units. */
export function fix(sink: Sink, title: Phrase, edits: readonly (readonly [number, number, string])[], safe = true): Fix {
  const asEdit = ([start, end, text]: readonly [number, number, string]): Edit => ({ location: { file: sink.file, span: { start, end } }, text });
  return { title, edits: edits.map(asEdit), safe };
}

export function sourceAt(sink: Sink, span: Span): string {
  return sink.text.slice(span.start, span.end);
}

/** At most 40 characters of what the drafter wrote, for a sentence. */
export function quoted(text: string): string {
  const characters = [...text.slice(0, 100)];
  return characters.length <= 40 ? characters.join("") : `${characters.slice(0, 39).join("")}…`;
}

/** With more found than is shown, no time goes into guessing what was meant. */
export function isCrowded(sink: Sink): boolean {
  return sink.found.length > LIMITS.shownErrors;
}
