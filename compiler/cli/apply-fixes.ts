import type { SourceText } from "../base/source-text.ts";
import type { Diagnostic, Edit, Fix } from "../diagnostics/diagnostic.ts";

export interface Fixed {
  /** New texts by path, of changed files only. */
  readonly texts: ReadonlyMap<string, string>;
  readonly count: number;
}

/**
 * Applies the first safe fix of each diagnostic. A fix is taken whole or not at all: not if it changes a file that was not given, and
 * not if it touches what another one changes; such a one is found again in the next round if it is still needed.
 */
export function applySafeFixes(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, SourceText>): Fixed {
  const accepted: Edit[] = [];
  let count = 0;
  for (const { fixes } of diagnostics) {
    const fix = fixes.find(({ safe }) => safe);
    if (!fix || !isApplicable(fix, accepted, sources)) continue;
    accepted.push(...fix.edits);
    count += 1;
  }
  const texts = new Map<string, string>();
  for (const [file, source] of sources) {
    const edits = accepted.filter(({ location }) => location.file === file);
    if (edits.length > 0) texts.set(file, applyEdits(source.text, edits));
  }
  return { texts, count };
}

function isApplicable(fix: Fix, accepted: readonly Edit[], sources: ReadonlyMap<string, SourceText>): boolean {
  return fix.edits.length > 0 && fix.edits.every((edit) => sources.has(edit.location.file) && !accepted.some((other) => touch(edit, other)));
}

/** Neighbours count: of two insertions in one place neither is first. */
function touch(a: Edit, b: Edit): boolean {
  return a.location.file === b.location.file && a.location.span.start <= b.location.span.end && b.location.span.start <= a.location.span.end;
}

/** What is put in ends its lines as the file does. */
function applyEdits(text: string, edits: readonly Edit[]): string {
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? "\n";
  const inOrder = [...edits].sort((a, b) => a.location.span.start - b.location.span.start);
  let result = "";
  let at = 0;
  for (const { location, text: replacement } of inOrder) {
    result += text.slice(at, location.span.start) + replacement.replace(/\r?\n/g, lineEnd);
    at = location.span.end;
  }
  return result + text.slice(at);
}
