/** The layout of a file, of a part of it, or of the table in which a row was just closed, as the edits that lead there. */
import type { Span } from "../../compiler/base/span.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { alignTable } from "../../compiler/format/align-table.ts";
import { format } from "../../compiler/format/format.ts";
import { formatRange } from "../../compiler/format/format-range.ts";
import type { NamesInUse } from "../../compiler/format/names.ts";
import { namesInUse } from "../../compiler/bind/occurrences/names-in-use.ts";
import { placeAt } from "../../compiler/syntax/expectations.ts";
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import type { Snapshot } from "../../compiler/workspace.ts";
import { unitsByName } from "./names.ts";

export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

export type Layout = { readonly edits: readonly TextEdit[] } | { readonly obstacles: readonly Diagnostic[] };

export function formatFile(file: string, text: string): Layout {
  const formatted = format(text, { file });
  return formatted.kind === "refused" ? { obstacles: formatted.diagnostics } : { edits: editsBetween(text, formatted.text) };
}

export function formatPart(file: string, text: string, range: Span): Layout {
  const formatted = formatRange(text, range, { file });
  if (formatted.kind === "refused") return { obstacles: formatted.diagnostics };
  if (formatted.kind === "nothing") return { edits: [] };
  return { edits: editsAt(formatted.span, text, formatted.text) };
}

/** The columns of the table, behind the bar that closes a row with a cell for every heading: only then the drafter is done with the row. */
export function formatBehindBar(file: string, text: string, offset: number): Layout {
  const { table } = placeAt(text, offset);
  const isWhole = table !== undefined && table.headings.length > 0 && table.column === table.headings.length;
  const aligned = isWhole ? alignTable(text, offset, { file }) : undefined;
  return { edits: aligned === undefined ? [] : editsAt(aligned.span, text, aligned.text) };
}

/** The file with its keywords, figures, dates and known names in the other language. */
export function respell(snapshot: Snapshot, file: string, text: string, spelling: Language): Layout {
  const formatted = format(text, { file, spelling, ...namesIn(snapshot, file) });
  return formatted.kind === "refused" ? { obstacles: formatted.diagnostics } : { edits: editsBetween(text, formatted.text) };
}

function namesIn({ binding, parsed }: Snapshot, file: string): { readonly names?: NamesInUse } {
  const scope = binding.scopes.get(file);
  const textOf = (other: string): string => parsed.get(other)?.tokens.map(({ leading, image }) => leading.map((trivia) => trivia.image).join("") + image).join("") ?? "";
  return scope === undefined ? {} : { names: namesInUse(scope, unitsByName(binding.units), textOf) };
}

/** Line by line where the lines stay as many, so that the cursor and the marks in other lines stay where they are. */
export function editsBetween(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const [old, now] = [linesOf(before), linesOf(after)];
  if (old.length === now.length) return old.flatMap(({ start, text }, index) => (text === now[index]?.text ? [] : [{ span: { start, end: start + text.length }, text: now[index]?.text ?? "" }]));
  let first = 0;
  while (old[first]?.text === now[first]?.text && first < Math.min(old.length, now.length)) first += 1;
  let last = 0;
  while (last < Math.min(old.length, now.length) - first && old.at(-1 - last)?.text === now.at(-1 - last)?.text) last += 1;
  const [start, end] = [old[first]?.start ?? before.length, last === 0 ? before.length : (old.at(-last)?.start ?? before.length)];
  return [{ span: { start, end }, text: after.slice(now[first]?.start ?? after.length, last === 0 ? after.length : now.at(-last)?.start) }];
}

interface Line {
  readonly start: number;
  /** Its end included. */
  readonly text: string;
}

function linesOf(text: string): readonly Line[] {
  let start = 0;
  return text.split(/(?<=\r\n|\n|\r(?!\n))/).map((line) => {
    const here = { start, text: line };
    start += line.length;
    return here;
  });
}

function editsAt({ start, end }: Span, before: string, after: string): readonly TextEdit[] {
  return editsBetween(before.slice(start, end), after).map((edit) => moved(edit, start));
}

function moved({ span, text }: TextEdit, by: number): TextEdit {
  return { span: { start: span.start + by, end: span.end + by }, text };
}
