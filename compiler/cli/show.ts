import type { SourceText } from "../base/source-text.ts";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import type { Language } from "../diagnostics/render/fill.ts";
import { inReadingOrder } from "../diagnostics/render/order.ts";
import { headline, prettyDiagnostic } from "../diagnostics/render/pretty.ts";
import { COLOURED, PLAIN, type Style } from "../diagnostics/render/style.ts";
import { summarize, summaryLine } from "../diagnostics/render/summary.ts";
import type { ExitCode, Host, Output } from "./host.ts";
import { isOutside } from "./reasons.ts";

/** Findings, and what is needed to show them. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceText>;
  /** How many files were looked at. */
  readonly files: number;
  readonly shownPath: (file: string) => string;
  /** How many more a baseline tolerates; they are not among the diagnostics. */
  readonly known?: number | undefined;
}

/** Notes come first and in one line each, so that what has to be mended stands last, where a terminal stops. */
export function showPretty({ diagnostics, files, known, ...shown }: Findings, language: Language, output: Output, host: Host): void {
  const context = { ...shown, language, style: styleFor(output, host), width: output.width };
  const ordered = inReadingOrder(diagnostics);
  const notes = ordered.filter(isNote).map((note) => `${headline(note, context)}\n`);
  const blocks = ordered.filter((diagnostic) => !isNote(diagnostic)).map((diagnostic) => `${prettyDiagnostic(diagnostic, context)}\n`);
  const parts = [...(notes.length > 0 ? [notes.join("")] : []), ...blocks, `${summaryLine({ ...summarize(diagnostics, files), ...(known !== undefined && { known }) }, language)}\n`];
  output.write(parts.join("\n"));
}

export function isNote({ severity }: Diagnostic): boolean {
  return severity === "note";
}

/** https://no-color.org: any value but the empty one. */
export function styleFor(output: Output, { environment }: Host): Style {
  const isUnwanted = ["NO_COLOR", "CI"].some((name) => environment[name]) || environment["TERM"] === "dumb";
  return output.isTerminal && !isUnwanted ? COLOURED : PLAIN;
}

const RANK: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 };

export function reaches(severity: Severity, level: Severity): boolean {
  return RANK[severity] >= RANK[level];
}

export function exitCodeOf(diagnostics: readonly Diagnostic[], failLevel: Severity = "error"): ExitCode {
  if (diagnostics.some(isOutside)) return 2;
  return diagnostics.some(({ severity }) => reaches(severity, failLevel)) ? 1 : 0;
}
