import type { Position } from "../base/source-text.ts";

/** Where GitHub shows an annotation; lines and columns from 1, columns in UTF-16 units. */
export interface AnnotationPlace {
  readonly file: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly col?: number;
  readonly endColumn?: number;
}

/** GitHub takes columns only of a place on one line, the last one included. */
export function annotationPlace(file: string, range: { readonly start: Position; readonly end: Position } | undefined): AnnotationPlace {
  if (range === undefined) return { file };
  const { start, end } = range;
  return { file, line: start.line, endLine: end.line, col: start.column, ...(start.line === end.line && { endColumn: Math.max(start.column, end.column - 1) }) };
}

/** A workflow command, which GitHub shows beside the lines of a pull request. */
export function annotation(level: "error" | "warning" | "notice", place: AnnotationPlace | undefined, title: string, message: string): string {
  const all: readonly (readonly [string, string | number | undefined])[] = [
    ["file", place?.file], ["line", place?.line], ["endLine", place?.endLine], ["col", place?.col], ["endColumn", place?.endColumn], ["title", title === "" ? undefined : title],
  ];
  const properties = all.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${property(String(value))}`]));
  return `::${[level, ...(properties.length > 0 ? [properties.join(",")] : [])].join(" ")}::${data(message)}`;
}

/** What would end a command or one of its parts is written by its code. */
function data(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function property(text: string): string {
  return data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
