import type { Position, Range } from "vscode-languageserver";
import { offsetAt, type SourceText } from "../compiler/base/source-text.ts";
import type { Span } from "../compiler/base/span.ts";

export function fromPosition(source: SourceText, { line, character }: Position): number {
  return offsetAt(source, { line: line + 1, column: character + 1 });
}

export function fromRange(source: SourceText, { start, end }: Range): Span {
  return { start: fromPosition(source, start), end: fromPosition(source, end) };
}
