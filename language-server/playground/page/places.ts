/** Places as LSP counts them and as the editor does. */
import type { Text } from "@codemirror/state";

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A place beyond the text is its end. */
export function offsetOf(doc: Text, { line, character }: Position): number {
  if (line >= doc.lines) return doc.length;
  const { from, to } = doc.line(line + 1);
  return Math.min(from + character, to);
}

export function endOf(doc: Text): Position {
  return { line: doc.lines - 1, character: doc.line(doc.lines).length };
}

export function changesOf(doc: Text, edits: readonly { readonly range: Range; readonly newText: string }[]) {
  return edits.map(({ range, newText }) => ({ from: offsetOf(doc, range.start), to: offsetOf(doc, range.end), insert: newText }));
}
