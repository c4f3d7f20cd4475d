import type { Location } from "../base/span.ts";
import type { DiagnosticArguments, DiagnosticId } from "./catalogue.ts";

export type Severity = "error" | "warning" | "note";

/** A piece of text to put in place of a range; an empty range inserts. */
export interface Edit {
  readonly location: Location;
  readonly text: string;
}

/** A way out that an editor or `check --fix` can apply; `safe` ones change no meaning that the drafter had expressed. */
export interface Fix {
  readonly title: Phrase;
  readonly edits: readonly Edit[];
  readonly safe: boolean;
}

/** A sentence in both languages, filled in. */
export interface Phrase {
  readonly en: string;
  readonly zh: string;
}

/** Another place that explains the finding. */
export interface Note {
  readonly location: Location | undefined;
  readonly text: Phrase;
}

/** A finding as data; its words are chosen at the edge, in Chinese or English. */
export interface Diagnostic<I extends DiagnosticId = DiagnosticId> {
  readonly id: I;
  readonly severity: Severity;
  readonly args: DiagnosticArguments<I>;
  readonly location: Location | undefined;
  readonly notes: readonly Note[];
  readonly fixes: readonly Fix[];
}

/** What every pass returns: what it understood, and what it has to say about it. */
export interface With<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}
