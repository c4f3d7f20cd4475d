/** Headings that a sheet may change: bands of money and ranges of numbers. */
import { shownFace, type Cell } from "./book.ts";
import { parseCell, type CellReading } from "./read-cell.ts";
import * as reasons from "./reasons.ts";
import type { SourceCell } from "./source-tables.ts";

export function readHeading(cell: Cell, was: SourceCell): CellReading {
  const text = shownFace(cell.face).trim();
  const isRange = ({ items }: SourceCell): boolean => items.every(({ kind }) => kind === "Range");
  if (!isRange(was) || cell.face.kind !== "text") return { kind: "refused", reason: reasons.headingKept(was.text) };
  const parsed = parseCell(text);
  if ("en" in parsed) return { kind: "refused", reason: parsed };
  return isRange(parsed) ? { kind: "text", text } : { kind: "refused", reason: reasons.headingKept(was.text) };
}
