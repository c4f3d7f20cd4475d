/** What a cell of a sheet says, in the words of the policy. */
import { multiply, rational, type Rational } from "../base/rational.ts";
import type { Scope } from "../bind/scope.ts";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { messageOf } from "../diagnostics/render/message.ts";
import type { Spelling } from "../format/word.ts";
import type { Unit } from "../syntax/ast-terms.ts";
import { shownFace, type Cell, type Face } from "./book.ts";
import { figureIn, plain, SCALES, type Column } from "./columns.ts";
import { judgeWords } from "./judge-words.ts";
import { decimalOf, fitsSpreadsheet, rationalOfDecimal } from "./decimal.ts";
import { formatFits } from "./number-format.ts";
import * as reasons from "./reasons.ts";
import { readSource, type SourceCell } from "./source-tables.ts";
import { spellFigure, usualUnitText, type Figure } from "./spell-figure.ts";

export type CellReading =
  | { readonly kind: "same" }
  /** To be written into the policy. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "refused"; readonly reason: Phrase };

/** The place of a cell in its table. */
export interface CellPlace {
  readonly column: Column;
  /** What stood there; missing in a new row. */
  readonly was: SourceCell | undefined;
  /** The other cells of the column, the nearest first, then those of the rest of the table. */
  readonly others: readonly SourceCell[];
  readonly scope: Scope | undefined;
  readonly spelling: Spelling;
}

const SAME: CellReading = { kind: "same" };
const refused = (reason: Phrase): CellReading => ({ kind: "refused", reason });

export function readCell(cell: Cell, place: CellPlace): CellReading {
  const { face } = cell;
  if (place.column.inputs?.kind === "fixed") return readFixed(face, place);
  switch (face.kind) {
    case "blank": return refused(emptyAt(place));
    case "number": return readNumber(face.decimal, cell.format, place);
    case "text": return readText(face.text, place);
    case "date": return readDate(face.text, place);
    case "boolean": return refused(reasons.isBoolean(face.text));
    case "error": return refused(reasons.isError(face.text));
    case "formula": return refused(reasons.isFormula(face.text));
  }
}

function emptyAt({ column }: CellPlace): Phrase {
  return column.inputs === undefined ? reasons.EMPTY_VALUE : reasons.EMPTY_CASE;
}

function readFixed(face: Face, { was }: CellPlace): CellReading {
  return was !== undefined && plain(shownFace(face)) === plain(was.text) ? SAME : refused(reasons.NAME_KEPT);
}

const HUNDRED = rational(100n);

function readNumber(decimal: string, format: string | undefined, place: CellPlace): CellReading {
  const value = rationalOfDecimal(decimal);
  const unit = unitAt(place);
  if (value === undefined) return refused(reasons.notAnywhere(decimal));
  // A cell pasted from another column brings its format with it, and 10 of 万元 is not 10 of 元.
  if (format !== undefined && (unit !== "percent" || format.includes("%")) && !formatFits(format, unit ?? "none", place.column.scale)) return refused(reasons.formatDiffers(format));
  if (unit === "percent" && format?.includes("%") !== true) return refused(signMissing(value));
  const factor = unit === "percent" ? HUNDRED : rational(unit === "yuan" ? SCALES[place.column.scale] : 1n);
  return readKept({ value: multiply(value, factor), unit: unit ?? "none" }, decimal, place);
}

/** A number of more digits than a spreadsheet keeps is no longer what was typed. */
export function readKept(figure: Figure, decimal: string, place: CellPlace): CellReading {
  const plainDecimal = decimalOf(rationalOfDecimal(decimal) ?? figure.value) ?? decimal;
  if (faultOf(figure) === undefined && !fitsSpreadsheet(plainDecimal)) return refused(reasons.tooLong(plainDecimal));
  if (unitAt(place) !== undefined) return readFigure(figure, place);
  return place.column.inputs === undefined ? refused(reasons.notAnywhere(decimal)) : readText(plainDecimal, place);
}

/** 0.86 may be 86% or 0.86%. */
export function signMissing(value: Rational): Phrase {
  const [decimal = "", hundredfold = ""] = [value, multiply(value, HUNDRED)].map(decimalOf);
  const isShare = value.numerator > 0n && value.numerator <= value.denominator;
  return reasons.signMissing(decimal, [...(isShare ? [`${hundredfold}%`] : []), `${decimal}%`]);
}

function unitAt({ was, column }: CellPlace): Unit | undefined {
  return (was === undefined ? undefined : figureIn(was)[0]?.unit) ?? column.unit;
}

export function readFigure(figure: Figure, place: CellPlace): CellReading {
  const fault = faultOf(figure);
  if (fault !== undefined) return refused(fault);
  const [old] = place.was === undefined ? [] : figureIn(place.was);
  if (old !== undefined && old.unit === figure.unit && isEqual(old.value, figure.value)) return SAME;
  const figures = place.others.filter((other) => figureIn(other)[0]?.unit === figure.unit).map(({ text }) => text);
  const like = old?.unit === figure.unit ? place.was?.text : figures[0];
  return { kind: "text", text: spellFigure(figure, like ?? `0${usualUnitText(figure.unit, place.spelling)}`, figures) };
}

function isEqual(a: Rational, b: Rational): boolean {
  return a.numerator * b.denominator === b.numerator * a.denominator;
}

function faultOf({ value, unit }: Figure): Phrase | undefined {
  const decimal = decimalOf(value) ?? "";
  const shown = unit === "percent" ? `${decimal}%` : decimal;
  if (value.numerator < 0n) return reasons.negative(shown);
  if (unit === "percent" && value.numerator > 100n * value.denominator) return reasons.beyondHundred(shown);
  const places = decimal.split(".")[1]?.length ?? 0;
  const most = unit === "percent" || unit === "yuan" || unit === "points" ? 2 : unit === "none" ? Infinity : 0;
  return places > most ? reasons.tooFine(shown, unit) : undefined;
}

function readText(written: string, place: CellPlace): CellReading {
  const text = written.replace(/\u00a0/g, " ").trim();
  if (text === "") return refused(emptyAt(place));
  if (/[\r\n]/.test(text)) return refused(reasons.SEVERAL_LINES);
  if (place.was !== undefined && plain(place.was.text) === plain(text)) return SAME;
  const parsed = parseCell(text);
  if ("en" in parsed) return refused(parsed);
  if (place.column.isExpression && (parsed.items.length > 1 || parsed.items[0]?.kind !== "Value")) return refused(reasons.notAnywhere(text));
  const [figure] = figureIn(parsed);
  if (figure !== undefined && /^[(（]/.test(text)) return refused(reasons.bracketed(text));
  if (figure !== undefined && place.column.inputs === undefined) return readWrittenFigure(figure, text, place);
  const fault = judgeWords(parsed, place.column, place.scope);
  return fault === undefined ? { kind: "text", text } : refused(fault);
}

/** A figure written as a text says its unit itself, or has that of its column. */
function readWrittenFigure(figure: Figure, text: string, place: CellPlace): CellReading {
  const due = unitAt(place);
  if (due === undefined || figure.unit === due) return readFigure(figure, place);
  if (figure.unit !== "none") return refused(reasons.notOfUnit(text, due));
  if (due === "percent") return refused(signMissing(figure.value));
  if (due === "yuan" && place.column.scale !== "") return refused(reasons.unitUnclear(text, due));
  return readFigure({ value: figure.value, unit: due }, place);
}

/** A text as the cell of a policy's table; why it cannot be one. */
export function parseCell(text: string): SourceCell | Phrase {
  if (/[|｜{}｛｝]|\/[/*]/.test(text.replace(/"[^"]*"|“[^”]*”/g, ""))) return reasons.notOneCell(text);
  const { parsed, tables: [table] } = readSource("", `library a\nindicator b by year {\n| a |\n| ${text} |\n}`);
  const fault = parsed.diagnostics.find(({ severity }) => severity === "error");
  if (fault !== undefined) return { en: withoutStop(messageOf(fault, "en")), zh: withoutStop(messageOf(fault, "zh")) };
  const [row, ...more] = table?.rows ?? [];
  const [cell, ...others] = row?.cells ?? [];
  const isWhole = cell !== undefined && cell.text === text && cell.items.length > 0 && row?.aside === "" && more.length + others.length === 0;
  return isWhole ? cell : reasons.notOneCell(text);
}

function withoutStop(sentence: string): string {
  return sentence.replace(/[.。?？]$/, "");
}

function readDate(shown: string, place: CellPlace): CellReading {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(shown);
  const like = [...(place.was === undefined ? [] : [place.was]), ...place.others].find(({ items: [item] }) => item?.kind === "Value" && item.value.kind === "Date");
  if (!isDay || like === undefined || place.column.inputs === undefined) return refused(reasons.isDate(shown));
  const [year, month, day] = shown.split("-").map(Number);
  return readText(like.text.includes("年") ? `${year}年${month}月${day}日` : shown, place);
}
