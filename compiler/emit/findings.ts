import { NO_SPAN, type Location } from "../base/span.ts";
import type { DiagnosticArguments, DiagnosticId } from "../diagnostics/catalogue.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";

/** What there is to say about one file of a folder; a hostile file gets no more lines than a person would read. */
export interface Findings {
  readonly file: string;
  readonly list: Diagnostic[];
}

const mostFindings = 50;

export function note<I extends DiagnosticId>({ file, list }: Findings, id: I, args: DiagnosticArguments<I>): void {
  const finding = report(id, wholeFile(file), args);
  const isKnown = list.some((known) => known.id === id && JSON.stringify(known.args) === JSON.stringify(args));
  if (!isKnown && list.length < mostFindings) list.push(finding);
}

export function wholeFile(file: string): Location {
  return { file, span: NO_SPAN };
}
