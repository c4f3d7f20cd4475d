import { CATALOGUE } from "../catalogue.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { fillSentence, type Language } from "./fill.ts";

export function codeOf(diagnostic: Diagnostic): string {
  return CATALOGUE[diagnostic.id].code;
}

export function messageOf(diagnostic: Diagnostic, language: Language): string {
  return fillSentence(CATALOGUE[diagnostic.id], diagnostic.args, language);
}

/** The one line of remedy of its catalogue entry. */
export function helpOf(diagnostic: Diagnostic, language: Language): string | undefined {
  return CATALOGUE[diagnostic.id].help?.[language];
}
