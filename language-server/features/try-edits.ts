/** What edits would lead to, tried on a copy of the program. */
import type { Span } from "../../compiler/base/span.ts";
import type { Diagnostic, Edit } from "../../compiler/diagnostics/diagnostic.ts";
import { type Names, type Snapshot, Workspace } from "../../compiler/workspace.ts";

export function copyWith({ parsed }: Pick<Names, "parsed">, edits: readonly Edit[]): Workspace {
  const copy = new Workspace();
  for (const [file, { source: { text } }] of parsed) copy.set(file, withEdits(text, edits.filter(({ location }) => location.file === file)));
  return copy;
}

/** The errors that were not there before, of each file the last ones of a kind. */
export function newErrors(before: Snapshot, after: Snapshot): readonly Diagnostic[] {
  const known = new Map<string, number>();
  for (const error of errorsOf(before)) known.set(kindOf(error), (known.get(kindOf(error)) ?? 0) + 1);
  return errorsOf(after).filter((error) => {
    const left = known.get(kindOf(error)) ?? 0;
    known.set(kindOf(error), left - 1);
    return left <= 0;
  });
}

function errorsOf({ diagnostics }: Snapshot): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}

function kindOf({ id, location }: Diagnostic): string {
  return `${id} ${location?.file ?? ""}`;
}

function withEdits(text: string, edits: readonly Edit[]): string {
  const backwards = [...edits].sort((a, b) => b.location.span.start - a.location.span.start);
  return backwards.reduce((whole, { location: { span }, text: now }) => whole.slice(0, span.start) + now + whole.slice(span.end), text);
}

/** Where it stands once all of them are made. */
export function placeAfter({ location: { file, span }, text }: Edit, edits: readonly Edit[]): Span {
  const before = edits.filter(({ location }) => location.file === file && location.span.start < span.start);
  const start = before.reduce((place, edit) => place + edit.text.length - (edit.location.span.end - edit.location.span.start), span.start);
  return { start, end: start + text.length };
}
