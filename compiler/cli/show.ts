import type { SourceText } from "../base/source-text.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Language } from "../diagnostics/render/fill.ts";
import { inReadingOrder } from "../diagnostics/render/order.ts";
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
}

/** Notes come first and in one line each, so that what has to be mended stands last, where a terminal stops. */
export async function showPretty({ diagnostics, files, ...shown }: Findings, language: Language, output: Output, host: Host): Promise<void> {
  const { headline, prettyDiagnostic } = await import("../diagnostics/render/pretty.ts");
  const context = { ...shown, language, style: styleFor(output, host), width: output.width };
  const ordered = inReadingOrder(diagnostics);
  const notes = ordered.filter(isNote).map((note) => `${headline(note, context)}\n`);
  const blocks = ordered.filter((diagnostic) => !isNote(diagnostic)).map((diagnostic) => `${prettyDiagnostic(diagnostic, context)}\n`);
  const parts = [...(notes.length > 0 ? [notes.join("")] : []), ...blocks, `${summaryLine(summarize(diagnostics, files), language)}\n`];
  output.write(parts.join("\n"));
}

export async function showJson({ diagnostics, files, ...shown }: Findings, language: Language, output: Output): Promise<void> {
  const { jsonReport } = await import("../diagnostics/render/json.ts");
  const made = jsonReport(inReadingOrder(diagnostics), summarize(diagnostics, files), { ...shown, language });
  output.write(`${JSON.stringify(made, undefined, 2)}\n`);
}

export function isNote({ severity }: Diagnostic): boolean {
  return severity === "note";
}

/** https://no-color.org: any value but the empty one. */
function styleFor(output: Output, { environment }: Host): Style {
  const isUnwanted = ["NO_COLOR", "CI"].some((name) => environment[name]) || environment["TERM"] === "dumb";
  return output.isTerminal && !isUnwanted ? COLOURED : PLAIN;
}

export function exitCodeOf(diagnostics: readonly Diagnostic[], failLevel: "error" | "warning" = "error"): ExitCode {
  if (diagnostics.some(isOutside)) return 2;
  const fails = diagnostics.some(({ severity }) => severity === "error" || severity === failLevel);
  return fails ? 1 : 0;
}
