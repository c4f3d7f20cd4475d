import { displayWidth } from "../../base/display-width.ts";
import type { Span } from "../../base/span.ts";
import { lineAt, positionAt, type SourceText } from "../../base/source-text.ts";
import { markLine } from "./marked-line.ts";
import type { Style } from "./style.ts";

export interface Layout {
  readonly style: Style;
  /** Cells to a line. */
  readonly width: number;
}

interface LinePart {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

const gap = "⋮";

/** The lines of a span with carets below: all of one or two lines, the first and last of more. */
export function frameOf(source: SourceText, span: Span, mark: (text: string) => string, layout: Layout): readonly string[] {
  const parts = partsOf(source, span);
  const gutter = Math.max(3, ...parts.map(({ line }) => String(line).length)) + 2;
  return parts.flatMap((part, index) => {
    const before = parts[index - 1];
    const skipped = before && part.line > before.line + 1 ? [`${" ".repeat(gutter - displayWidth(gap))}${layout.style.faint(gap)}`] : [];
    return [...skipped, ...partLines(source, part, gutter, mark, layout)];
  });
}

function partLines(source: SourceText, part: LinePart, gutter: number, mark: (text: string) => string, { style, width }: Layout): readonly string[] {
  const { shown, marks } = markLine(lineAt(source, part.line), part.from, part.to, width - gutter - 3);
  return [
    `${style.faint(`${String(part.line).padStart(gutter)} │`)} ${shown}`.trimEnd(),
    `${style.faint(`${" ".repeat(gutter)} │`)} ${mark(marks)}`,
  ];
}

function partsOf(source: SourceText, span: Span): readonly LinePart[] {
  const start = positionAt(source, span.start);
  const end = positionAt(source, Math.max(span.start, span.end));
  const from = start.column - 1;
  if (start.line === end.line) return [{ line: start.line, from, to: end.column - 1 }];
  const first = { line: start.line, from, to: lineAt(source, start.line).length };
  const lastText = lineAt(source, end.line).slice(0, end.column - 1);
  const indent = lastText.length - lastText.trimStart().length;
  const endsBeforeText = indent === lastText.length;
  return endsBeforeText ? [first] : [first, { line: end.line, from: indent, to: end.column - 1 }];
}
