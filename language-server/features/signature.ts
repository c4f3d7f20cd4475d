/** What may follow in the clause that is being written, and which part of it the cursor is in. */
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import { placeAt, wordBefore, type Written } from "../../compiler/syntax/expectations.ts";
import type { ParsedText } from "../../compiler/workspace.ts";
import type { Span } from "../../compiler/base/span.ts";
import { type FormPart, formOf } from "./signature-forms.ts";
import { spellingOf, wordFor } from "./spelling.ts";

export interface Signature {
  readonly label: string;
  /** Ranges of the label. */
  readonly parts: readonly { readonly span: Span; readonly about: Phrase }[];
  readonly active: number;
}

/** `isOpening`: nobody asked, a space was typed; then only where the word that the clause begins with was just completed. */
export function signatureAt({ source: { text }, tokens }: ParsedText, offset: number, language: Language, isOpening = false): Signature | undefined {
  const word = wordBefore(text, offset);
  if (word === undefined) return undefined;
  const { clauses } = placeAt(text, word.start);
  const clause = clauses.at(-1)?.length === 0 ? (clauses.at(-2) ?? []) : (clauses.at(-1) ?? []);
  const isInBraces = clause !== clauses.at(-1);
  const [head] = clause;
  if (isOpening && clause.length > 1) return undefined;
  if (head?.keyword === undefined || (isInBraces && head.keyword !== "adjust")) return undefined;
  const form = formOf(head.keyword, clauses.some(([opening]) => opening?.keyword === "contribution" || opening?.keyword === "account"));
  if (form === undefined) return undefined;
  return laidOut(wordFor(head.keyword, spellingOf(tokens, language)), form, spellingOf(tokens, language), activeIn(form, clause));
}

/** The last part that was begun. */
function activeIn(form: readonly FormPart[], clause: readonly Written[]): number {
  const words = clause.slice(1).map(({ keyword }) => form.findLastIndex((part) => keyword !== undefined && part.words.includes(keyword)));
  return words.findLast((index) => index > 0) ?? 0;
}

function laidOut(word: string, form: readonly FormPart[], spelling: Language, active: number): Signature {
  let label = word;
  const parts = form.map((part) => {
    const text = part.form[spelling];
    const between = label === word ? " " : " · ";
    const start = text === "" ? 0 : label.length + between.length;
    if (text !== "") label += between + text;
    return { span: { start, end: text === "" ? word.length : label.length }, about: part.about };
  });
  return { label, parts, active };
}
