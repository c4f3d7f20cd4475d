import type { Diagnostic, Note, Phrase } from "../diagnostics/diagnostic.ts";
import type { Location } from "../base/span.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import type { Decision } from "../parts/decide.ts";

/** One province with all its slots decided. */
export interface RuleContext {
  readonly program: ProvinceProgram;
  /** In the order of `slotsOf`. */
  readonly decisions: ReadonlyMap<Slot, Decision>;
}

export type Rule = (context: RuleContext) => readonly Diagnostic[];

export function note(location: Location | undefined, en: string, zh: string): Note {
  return { location, text: { en, zh } };
}

/** Some of a list, for messages that would otherwise never end. */
export interface Shortened<T> {
  readonly shown: readonly T[];
  readonly hidden: number;
}

export function shorten<T>(items: readonly T[], most: number): Shortened<T> {
  return { shown: items.slice(0, most), hidden: Math.max(0, items.length - most) };
}

export function moreNotes(hidden: number): readonly Note[] {
  return hidden === 0 ? [] : [note(undefined, `and ${hidden} more`, `另有 ${hidden} 处`)];
}

export function joinNames(names: readonly Phrase[]): Phrase {
  return { en: names.map((name) => name.en).join(", "), zh: names.map((name) => name.zh).join("、") };
}
