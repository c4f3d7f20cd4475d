/** A file of the workspace with the starts of its lines. */
export interface SourceText {
  /** Relative to the root of the workspace, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Offsets at which lines begin; the first is 0. */
  readonly lineStarts: readonly number[];
}

/** A place as people and the language-server protocol count it, but from 1: the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Lines end with LF, CRLF or a lone CR, which are the line ends of the language-server protocol. */
const lineEnd = /\r\n|\n|\r/g;

export function sourceText(path: string, text: string): SourceText {
  const lineStarts = [0];
  for (const match of text.matchAll(lineEnd)) lineStarts.push(match.index + match[0].length);
  return { path, text, lineStarts };
}

/** An offset outside the text is taken as its nearest end; one inside a CRLF stands on the line that it ends. */
export function positionAt(source: SourceText, offset: number): Position {
  const inside = Math.max(0, Math.min(offset, source.text.length));
  const line = lastStartNotAfter(source.lineStarts, inside);
  return { line: line + 1, column: inside - (source.lineStarts[line] ?? 0) + 1 };
}

/** The inverse of `positionAt`; a column behind the end of its line is taken as the end, and so is a line behind the last. */
export function offsetAt(source: SourceText, position: Position): number {
  if (position.line > source.lineStarts.length) return source.text.length;
  const start = source.lineStarts[Math.max(0, position.line - 1)] ?? 0;
  return Math.min(start + Math.max(0, position.column - 1), start + lineAt(source, Math.max(1, position.line)).length);
}

/** The text of a line counted from 1, without its end; empty where there is no such line. */
export function lineAt(source: SourceText, line: number): string {
  const start = source.lineStarts[line - 1];
  if (start === undefined) return "";
  const next = source.lineStarts[line] ?? source.text.length;
  return source.text.slice(start, next).replace(/(\r\n|\n|\r)$/, "");
}

function lastStartNotAfter(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
