/** What only follows from a reported mistake is not said: where part of a clause could not be read, nothing can be missing from it. */
import type { Location } from "../base/span.ts";
import type { DiagnosticId } from "./catalogue.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** Findings that something is absent. */
const ABSENCES: ReadonlySet<DiagnosticId> = new Set<DiagnosticId>([
  "slotMissing", "perWhat", "capOfWhat", "scaleMissing", "valueMissing", "costBoundMissing", "requirementIncomplete", "integerBounds", "paysNothing",
  "missingCombinations", "missingBands", "neitherRatioNorAmount", "benefitNotSettled", "localValueMissing", "dimensionWithoutMembers", "noValueColumn",
  "scopeMissing", "boundsMissing", "needsScheme", "effectiveMissing", "timeGap", "amendingBeforeBase", "amendsNothing", "transitionSteps", "cellCount", "indicatorCell",
]);

/** `faults` are findings about the text itself; `clauses` the places of whole declarations and heads of files. */
export function withoutConsequences(findings: readonly Diagnostic[], faults: readonly Diagnostic[], clauses: readonly Location[]): Diagnostic[] {
  const errors = faults.filter(({ severity, location }) => severity === "error" && location !== undefined).flatMap(({ location }) => location ?? []);
  const unread = clauses.filter((clause) => errors.some((error) => isInside(error, clause)));
  return findings.filter(({ id, location }) => !ABSENCES.has(id) || location === undefined || !unread.some((clause) => isInside(location, clause)));
}

function isInside(inner: Location, outer: Location): boolean {
  return inner.file === outer.file && inner.span.start >= outer.span.start && inner.span.start <= outer.span.end;
}
