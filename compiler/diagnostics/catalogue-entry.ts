import type { Severity } from "./diagnostic.ts";

/** What fills a hole: one text for both languages, or one for each (a value, a case, a list of names). */
export type Argument = string | number | { readonly en: string; readonly zh: string };

/** Names of the holes `{name}` of a sentence. */
export type Holes<S extends string> = S extends `${string}{${infer Hole}}${infer Rest}` ? Hole | Holes<Rest> : never;

export interface Entry<En extends string = string, Zh extends string = string> {
  readonly code: string;
  readonly severity: Severity;
  readonly en: En;
  readonly zh: Zh;
  /** One line of remedy, shown below the sentence. */
  readonly help: { readonly en: string; readonly zh: string } | undefined;
}

/** An entry whose two sentences have different holes does not compile. */
export function entry<const En extends string, const Zh extends string>(
  code: string,
  severity: Severity,
  en: [Holes<En>] extends [Holes<Zh>] ? En : `the Chinese sentence lacks a hole of: ${En}`,
  zh: [Holes<Zh>] extends [Holes<En>] ? Zh : `the English sentence lacks a hole of: ${Zh}`,
  help?: { readonly en: string; readonly zh: string },
): Entry<En, Zh> {
  return { code, severity, en: en as En, zh: zh as Zh, help };
}
