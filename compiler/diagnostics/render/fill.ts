import type { Argument } from "../catalogue-entry.ts";
import type { Phrase } from "../diagnostic.ts";

export type Language = keyof Phrase;

/** Fills the holes `{name}` of a sentence; one without an argument stays as it is written. */
export function fill(sentence: Phrase, args: Readonly<Record<string, Argument>>, language: Language): string {
  return sentence[language].replace(/\{(\w+)\}/g, (hole, name: string) => {
    const argument = Object.hasOwn(args, name) ? args[name] : undefined;
    if (argument === undefined) return hole;
    return typeof argument === "object" ? argument[language] : String(argument);
  });
}
