/** What only follows from a reported mistake is not said: where part of a clause could not be read, nothing can be missing from it. */
import type { Location } from "../base/span.ts";
import type { DiagnosticId } from "./catalogue.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** Findings that something is absent. */
const ABSENCES: ReadonlySet<DiagnosticId> = new Set<DiagnosticId>([
  "slotMissing", "perWhat", "waitingFromWhat", "capOfWhat", "scaleMissing", "valueMissing", "costBoundMissing", "requirementIncomplete", "integerBounds",
  "missingCombinations", "missingBands", "neitherRatioNorAmount", "benefitNotSettled", "localValueMissing", "dimensionWithoutMembers", "noValueColumn",
  "scopeMissing", "boundsMissing", "needsScheme", "effectiveMissing", "timeGap", "amendingBeforeBase", "amendsNothing", "transitionSteps", "poolingMissing", "indicatorCell", "unitMissing",
]);

/** Absences of what the drafter may have written on a line of its own below. */
const OPTIONS: ReadonlySet<DiagnosticId> = new Set<DiagnosticId>(["perWhat", "capOfWhat", "scaleMissing", "costBoundMissing", "waitingFromWhat", "effectiveMissing"]);

/** What is declared and seems not to be used. */
const DISUSES: ReadonlySet<DiagnosticId> = new Set<DiagnosticId>(["dimensionUnused", "poolUnused", "indicatorUnused"]);

/** Words that seem to stand for nothing. */
const UNKNOWNS: ReadonlySet<DiagnosticId> = new Set<DiagnosticId>(["unknownName", "headerCell", "exampleColumn"]);

/** Of what `use`, `amends` or `implements` names, while names are bound. */
const LOST: ReadonlySet<DiagnosticId> = new Set<DiagnosticId>(["unknownName", "unknownNameSimilar", "useByPath"]);

/** Clauses that were passed over, if they stand in no declaration: what they would have declared or used, nobody knows. */
const PASSED_OVER: ReadonlySet<DiagnosticId> = new Set<DiagnosticId>(["unknownClause", "unknownClauseSimilar", "wordsRunTogether"]);

/** What a file is, and whose: its head or the province may be among what was passed over. */
const PLACES: ReadonlySet<DiagnosticId> = new Set<DiagnosticId>(["fileWithoutHeader", "policyOutsideProvince"]);

/** Where a clause stands; `settles` of the order in which benefits are settled, whose names are missing at the benefits. */
export interface Clause extends Location {
  readonly settles?: boolean;
}

/** `faults` are findings about the text itself; `clauses` the places of heads, declarations and the clauses within them. */
export function withoutConsequences(findings: readonly Diagnostic[], faults: readonly Diagnostic[], clauses: readonly Clause[]): Diagnostic[] {
  const errors = faults.filter(({ severity, location }) => severity === "error" && location !== undefined).flatMap(({ location }) => location ?? []);
  if (errors.length === 0) return [...findings];
  const isPassedOver = passedOver(faults, clauses).length > 0;
  const orderIsUnread = isPassedOver || clauses.some((clause) => clause.settles === true && errors.some((error) => isInside(error, withNextWord(clause))));
  return findings.filter(({ id, location }) => {
    if ((id === "benefitNotSettled" && orderIsUnread) || (isPassedOver && PLACES.has(id))) return false;
    const clause = ABSENCES.has(id) && location !== undefined ? innermost(clauses, location) : undefined;
    return clause === undefined || !errors.some((error) => isInside(error, withNextWord(clause)) || (OPTIONS.has(id) && isNextLine(error, clause)));
  });
}

/** Files of which not all is known: they need a document that is not there, or a clause of theirs was passed over. */
export function lackingFiles(bound: readonly Diagnostic[], faults: readonly Diagnostic[], clauses: readonly Clause[]): ReadonlySet<string> {
  const lost = bound.flatMap(({ id, location }) => (LOST.has(id) && location !== undefined ? [location.file] : []));
  return new Set([...lost, ...passedOver(faults, clauses).map(({ file }) => file)]);
}

function passedOver(faults: readonly Diagnostic[], clauses: readonly Clause[]): readonly Location[] {
  return faults.flatMap(({ id, location }) => (PASSED_OVER.has(id) && location !== undefined && !clauses.some((clause) => isInside(location, clause)) ? [location] : []));
}

/** Without names that seem unknown in files that reach such a file: what it would have declared, nobody knows. */
export function withoutUnknowns(findings: readonly Diagnostic[], lacking: ReadonlySet<string>, reached: ReadonlyMap<string, ReadonlySet<string>>): readonly Diagnostic[] {
  if (lacking.size === 0) return findings;
  const blind = new Set([...reached].flatMap(([file, others]) => ([...others].some((other) => lacking.has(other)) ? [file] : [])));
  return findings.filter(({ id, location }) => !UNKNOWNS.has(id) || location === undefined || !blind.has(location.file));
}

/** A use may stand in what was not understood. */
export function withoutDisuses(findings: readonly Diagnostic[], others: readonly Diagnostic[]): readonly Diagnostic[] {
  return others.some(({ severity }) => severity === "error") ? findings.filter(({ id }) => !DISUSES.has(id)) : findings;
}

/** Longest indentation of the line below. */
const NEXT_LINE = 20;

function isNextLine(error: Location, { file, span }: Location): boolean {
  return error.file === file && error.span.start > span.end && error.span.start <= span.end + NEXT_LINE;
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
