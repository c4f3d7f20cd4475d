import type { Location } from "../../base/span.ts";
import type { Position } from "../../base/source-text.ts";
import type { Diagnostic, Severity } from "../diagnostic.ts";
import { rangeOf, type RenderContext } from "./context.ts";
import { codeOf, messageOf } from "./message.ts";
import type { Summary } from "./summary.ts";

/** Lines and columns from 1, columns in UTF-16 units. `file` is missing where a finding is about no file, `range` where it is about no line of one. */
export interface JsonPlace {
  readonly file?: string;
  readonly range?: { readonly start: Position; readonly end: Position };
}

export interface JsonDiagnostic extends JsonPlace {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly notes: readonly (JsonPlace & { readonly message: string })[];
  readonly fixes: readonly JsonFix[];
  /** Where a baseline tolerates it. */
  readonly known?: JsonKnown;
}

export interface JsonKnown {
  /** The last day, ISO 8601. */
  readonly until: string;
  readonly because?: string;
}

export interface JsonFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly (JsonPlace & { readonly text: string })[];
}

/** What `check --format json` prints; its schema is `compiler/emit/schema/diagnostics.schema.json`. */
export interface JsonReport {
  readonly version: 1;
  readonly diagnostics: readonly JsonDiagnostic[];
  readonly summary: Summary;
}

export function jsonReport(diagnostics: readonly Diagnostic[], summary: Summary, context: RenderContext, knownOf: (diagnostic: Diagnostic) => JsonKnown | undefined = () => undefined): JsonReport {
  return { version: 1, diagnostics: diagnostics.map((diagnostic) => jsonDiagnostic(diagnostic, context, knownOf(diagnostic))), summary };
}

function jsonDiagnostic(diagnostic: Diagnostic, context: RenderContext, known: JsonKnown | undefined): JsonDiagnostic {
  const { language } = context;
  return {
    code: codeOf(diagnostic),
    severity: diagnostic.severity,
    message: messageOf(diagnostic, language),
    ...jsonPlace(diagnostic.location, context),
    notes: diagnostic.notes.map((note) => ({ message: note.text[language], ...jsonPlace(note.location, context) })),
    fixes: diagnostic.fixes.map(({ title, safe, edits }) => ({
      title: title[language],
      safe,
      edits: edits.map(({ location, text }) => ({ ...jsonPlace(location, context), text })),
    })),
    ...(known && { known: { until: known.until, ...(known.because !== undefined && { because: known.because }) } }),
  };
}

function jsonPlace(location: Location | undefined, context: RenderContext): JsonPlace {
  if (!location) return {};
  const range = rangeOf(location, context);
  return { file: context.shownPath(location.file), ...(range && { range }) };
}
