import type { KeywordId } from "../syntax/keywords.ts";
import type { Row } from "./items.ts";
import { widthOf } from "./width.ts";
import { isMark, joinWords, type Word } from "./word.ts";

/** The rows of one table as lines: columns of equal display width, amounts to the right so that their figures stand under one another. */
export function layOutRows(rows: readonly Row[]): readonly string[] {
  const cells = rows.map((row) => row.cells.map((words) => ({ text: joinWords(words), isAmount: isAmount(words) })));
  const widths: number[] = [];
  for (const row of cells) row.forEach(({ text }, column) => { widths[column] = Math.max(widths[column] ?? 0, widthOf(text)); });
  return rows.map((row, index) => {
    const line = (cells[index] ?? []).map(({ text, isAmount: isRight }, column) => padded(text, widths[column] ?? 0, isRight));
    return `|${line.map((cell) => ` ${cell} |`).join("")}${row.tail.length === 0 ? "" : ` ${joinWords(row.tail)}`}`;
  });
}

function padded(text: string, width: number, isRight: boolean): string {
  const room = " ".repeat(Math.max(0, width - widthOf(text)));
  return isRight ? room + text : text + room;
}

const COUNTED: ReadonlySet<KeywordId | undefined> = new Set<KeywordId>(["yuan", "points", "months", "days", "years"]);

/** A figure with a unit that is a word. Ratios, ages and ordinals read better from the left, under their heading. */
function isAmount(words: readonly Word[]): boolean {
  const [figure, unit, ...more] = isMark(words[0], "−") ? words.slice(1) : words;
  return figure?.kind === "Number" && unit?.kind === "Keyword" && COUNTED.has(unit.keyword) && more.length === 0;
}
