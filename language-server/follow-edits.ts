import type { Span } from "../compiler/base/span.ts";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.ts";

/** The one stretch in which two texts differ: offsets in the old one, and by how much what follows has moved. */
export interface Change extends Span {
  readonly moved: number;
}

export function changeBetween(old: string, now: string): Change {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === now.charCodeAt(start)) start += 1;
  let tail = 0;
  while (tail < shorter - start && old.charCodeAt(old.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)) tail += 1;
  return { start, end: old.length - tail, moved: now.length - old.length };
}

/** Findings of the last full check, where they stand now; those that the change touched are dropped until the next one. */
export function followChange(diagnostics: readonly Diagnostic[], change: Change): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const { location } = diagnostic;
    const span = location === undefined ? undefined : followSpan(location.span, change);
    return location === undefined || span === undefined ? [] : [{ ...diagnostic, location: { ...location, span }, fixes: [] }];
  });
}

function followSpan({ start, end }: Span, change: Change): Span | undefined {
  if (end < change.start) return { start, end };
  return start > change.end ? { start: start + change.moved, end: end + change.moved } : undefined;
}
