import type { Span } from "../../../compiler/base/span.ts";
import type { SymbolKind } from "../../../compiler/bind/symbols.ts";
import { soundsOf } from "./sound.ts";

export type CompletionKind = "keyword" | "unit" | "member" | "skeleton" | "policy" | "code" | "word" | SymbolKind;

/** Something that may be written at the place. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Beside the label: its other name, its code. */
  readonly aside: string | undefined;
  /** Markdown. */
  readonly documentation: string | undefined;
  /** What it replaces. */
  readonly span: Span;
  readonly text: string;
  /** `text` is an LSP snippet with places to fill in. */
  readonly isSnippet: boolean;
  /** What is typed to find it, one word after the other. */
  readonly filter: string;
  /** Items of a lower rank come first; among equals the order of the list counts. */
  readonly rank: number;
}

/** All that one may type to mean something by these names: the names themselves and how they sound. */
export function filterFor(names: readonly string[]): string {
  return [...new Set(names.flatMap((name) => [name, ...soundsOf(name)]))].join(" ");
}
