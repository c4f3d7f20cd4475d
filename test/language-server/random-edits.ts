/** A document as an editor holds it, and edits of it as the protocol tells them: in lines, and in columns of UTF-16 units. */
import type { Position, TextDocumentContentChangeEvent } from "vscode-languageserver-protocol";
import type { Dice } from "../bench/random-table.ts";

export interface Document {
  readonly path: string;
  readonly text: string;
  readonly version: number;
  /** What the text was, the latest last. */
  readonly before: readonly string[];
}

export interface Edited {
  readonly document: Document;
  readonly changes: readonly TextDocumentContentChangeEvent[];
}

const pieces = [
  "{", "}", "|", "\n", "\r\n", "\r", "  ", "85%", "1,300 yuan", "三级", "retired", "𠮷", "“", "\"", "// ", "/* ", "，", "＝", "benefit x for employee {", "待遇 新 适用 职工 {\r\n",
  "effective from 2030-01-01", "use national.dimensions\n", "city 新市 of beijing\n", "  | 一级 | 90% |\n", "settle for employee: 𠮷𠮷\r\n", "policy 𠮷.x\n", "\u0000", "🏥",
];

/** `others` are texts to paste from. */
export function editRandomly(document: Document, dice: Dice, others: readonly string[]): Edited {
  const { text, before } = document;
  const kind = dice(8);
  const undone = before.at(-1 - dice(3));
  if (kind === 0 && undone !== undefined) return { document: { ...document, text: undone, before: before.slice(0, before.indexOf(undone)) }, changes: [{ text: undone }] };
  const start = onCharacter(text, dice(text.length + 1));
  if (kind < 4) return replaced(document, start, start, pieces[dice(pieces.length)] ?? "");
  if (kind < 6) return replaced(document, start, onCharacter(text, Math.min(text.length, start + dice(60))), "");
  const other = others[dice(others.length)] ?? "";
  const from = dice(other.length + 1);
  return replaced(document, start, onCharacter(text, Math.min(text.length, start + dice(20))), other.slice(from, from + dice(200)));
}

/** As when nothing had been done. */
export function restored(document: Document, text: string): Edited {
  return { document: { ...document, text, before: [] }, changes: [{ text }] };
}

function replaced(document: Document, start: number, end: number, piece: string): Edited {
  const { text, before } = document;
  const [from, to] = [Math.min(start, end), Math.max(start, end)];
  const now = text.slice(0, from) + piece + text.slice(to);
  return { document: { ...document, text: now, before: [...before.slice(-9), text] }, changes: [{ range: { start: positionIn(text, from), end: positionIn(text, to) }, text: piece }] };
}

/** Not inside a pair of surrogates or a CRLF, where no editor puts a cursor. */
export function onCharacter(text: string, offset: number): number {
  const isInside = /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(offset - 1, offset + 1));
  return isInside ? offset - 1 : offset;
}

/** Counted from scratch, each line end of the protocol on its own: slower than the server does it, and plainer. */
export function positionIn(text: string, offset: number): Position {
  let [line, character] = [0, 0];
  for (let index = 0; index < offset; index += 1) {
    const isEnd = text[index] === "\n" || (text[index] === "\r" && text[index + 1] !== "\n");
    line += isEnd ? 1 : 0;
    character = isEnd ? 0 : character + 1;
  }
  return { line, character };
}
