import type { Diagnostic } from "../diagnostic.ts";
import { codeOf } from "./message.ts";

/** By file, place and code, so that no order of files or rules shows; what has no place comes first. */
export function inReadingOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(compareDiagnostics);
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.location?.file ?? "", b.location?.file ?? "") ||
    (a.location?.span.start ?? 0) - (b.location?.span.start ?? 0) ||
    (a.location?.span.end ?? 0) - (b.location?.span.end ?? 0) ||
    compareText(codeOf(a), codeOf(b)) ||
    compareText(JSON.stringify(a.args), JSON.stringify(b.args))
  );
}

/** By UTF-16 units: the same on every machine, which a locale's order is not. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
