/** What only follows from a reported mistake is not said: where part of a clause could not be read, nothing can be missing from it. */
import type { Location } from "../base/span.ts";
import type { DiagnosticId } from "./catalogue.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** Findings that something is absent. */
const ABSENCES: ReadonlySet<DiagnosticId> = new Set<DiagnosticId>([
  "slotMissing", "perWhat", "waitingFromWhat", "capOfWhat", "scaleMissing", "valueMissing", "costBoundMissing", "requirementIncomplete", "integerBounds",
  "missingCombinations", "missingBands", "neitherRatioNorAmount", "benefitNotSettled", "localValueMissing", "dimensionWithoutMembers", "noValueColumn",
  "scopeMissing", "boundsMissing", "needsScheme", "effectiveMissing", "timeGap", "amendingBeforeBase", "amendsNothing", "transitionSteps", "poolingMissing", "indicatorCell",
]);

/** `faults` are findings about the text itself; `clauses` the places of heads, declarations and the clauses within them. */
export function withoutConsequences(findings: readonly Diagnostic[], faults: readonly Diagnostic[], clauses: readonly Location[]): Diagnostic[] {
  const errors = faults.filter(({ severity, location }) => severity === "error" && location !== undefined).flatMap(({ location }) => location ?? []);
  return findings.filter(({ id, location }) => {
    const clause = ABSENCES.has(id) && location !== undefined && errors.length > 0 ? innermost(clauses, location) : undefined;
    return clause === undefined || !errors.some((error) => isInside(error, withNextWord(clause)));
  });
}

/** A clause ends before the word that could not be read. */
function withNextWord({ file, span }: Location): Location {
  return { file, span: { start: span.start, end: span.end + 1 } };
}

/** The smallest clause around a finding: a fault in one slot leaves the next one to be judged. */
function innermost(clauses: readonly Location[], location: Location): Location | undefined {
  const around = clauses.filter((clause) => isInside(location, clause));
  const size = ({ span }: Location): number => span.end - span.start;
  return around.reduce<Location | undefined>((least, clause) => (least === undefined || size(clause) < size(least) ? clause : least), undefined);
}

function isInside(inner: Location, outer: Location): boolean {
  return inner.file === outer.file && inner.span.start >= outer.span.start && inner.span.start <= outer.span.end;
}
