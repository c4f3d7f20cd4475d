/** Half-open range of a source text in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function spanOf(first: Span, last: Span): Span {
  return { start: first.start, end: Math.max(first.end, last.end) };
}

export const NO_SPAN: Span = { start: 0, end: 0 };

/** A range in one file of the workspace; `file` is the path relative to its root, with `/`. */
export interface Location {
  readonly file: string;
  readonly span: Span;
}
