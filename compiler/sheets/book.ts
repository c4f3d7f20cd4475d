/** A workbook as plain data, the same for every file format. */
import type { Spelling } from "../format/word.ts";

/** What a cell holds. */
export type Face =
  | { readonly kind: "blank" }
  | { readonly kind: "text"; readonly text: string }
  /** `decimal`: its shortest decimal text. */
  | { readonly kind: "number"; readonly decimal: string }
  /** `text`: the day as `2025-01-31`, and the time behind it if there is one. */
  | { readonly kind: "date" | "boolean" | "error" | "formula"; readonly text: string };

export const BLANK: Face = { kind: "blank" };

export type CellStyle = "plain" | "title" | "remark" | "heading" | "input" | "value" | "aside" | "key" | "link";

export interface Cell {
  readonly face: Face;
  /** The number format, in the code that workbooks use. */
  readonly format?: string;
  readonly style?: CellStyle;
  /** Shown when somebody points at the cell. */
  readonly note?: string;
  /** The sheet that a click leads to. */
  readonly link?: string;
}

/** Counted from 0; both ends belong to it. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A sheet as it is read: rows of cells from the first row and column on, some rows shorter than others. */
export interface Grid {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly merged: readonly CellRange[];
}

/** A sheet as it is written. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Display cells to a column. */
  readonly widths: readonly number[];
  readonly frozenRows: number;
  /** The first column holds the keys of the rows and is not shown. */
  readonly hidesFirstColumn: boolean;
  readonly isHidden: boolean;
  readonly kind: "index" | "values" | "examples" | "origin";
}

export interface Book {
  readonly spelling: Spelling;
  readonly title: string;
  readonly sheets: readonly Sheet[];
}

export function textCell(text: string, style: CellStyle = "plain"): Cell {
  return { face: text === "" ? BLANK : { kind: "text", text }, style };
}

/** `C7` for the third column of the seventh row, both counted from 0 here. */
export function addressOf(row: number, column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** What a cell holds, as a person would read it. */
export function shownFace(face: Face): string {
  switch (face.kind) {
    case "blank": return "";
    case "number": return face.decimal;
    default: return face.text;
  }
}

export function isBlank({ face }: Cell): boolean {
  return face.kind === "blank" || (face.kind === "text" && face.text.trim() === "");
}
