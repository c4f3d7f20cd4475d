import type { Location } from "../base/span.ts";
import { CATALOGUE } from "./catalogue.ts";
import type { DiagnosticArguments, DiagnosticId } from "./catalogue.ts";
import type { Diagnostic, Fix, Note, Severity } from "./diagnostic.ts";

interface Extras {
  readonly notes?: readonly Note[];
  readonly fixes?: readonly Fix[];
  /** Where a guardrail or a setting gives another severity than the catalogue. */
  readonly severity?: Severity;
}

/** Makes a diagnostic; the arguments must be the holes of its sentence. */
export function report<I extends DiagnosticId>(id: I, location: Location | undefined, args: DiagnosticArguments<I>, extras: Extras = {}): Diagnostic {
  const { notes = [], fixes = [], severity = CATALOGUE[id].severity } = extras;
  return { id, severity, args, location, notes, fixes } as Diagnostic;
}
