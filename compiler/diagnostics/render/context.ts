import type { Location } from "../../base/span.ts";
import { positionAt, type Position, type SourceText } from "../../base/source-text.ts";
import type { Language } from "./fill.ts";

/** What words and places of a diagnostic depend on. */
export interface RenderContext {
  readonly language: Language;
  readonly sources: ReadonlyMap<string, SourceText>;
  /** The path to print for a file of the workspace. */
  readonly shownPath: (file: string) => string;
}

/** Where a location begins and ends; `undefined` if the text of its file is not known, as of one that cannot be read. */
export function rangeOf({ file, span }: Location, { sources }: RenderContext): { readonly start: Position; readonly end: Position } | undefined {
  const source = sources.get(file);
  return source && { start: positionAt(source, span.start), end: positionAt(source, span.end) };
}
