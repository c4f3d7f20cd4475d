/** How a cell of the source stands in a spreadsheet. */
import { divide, rational } from "../base/rational.ts";
import type { Unit } from "../syntax/ast-terms.ts";
import { SCALES, figureIn, type Column } from "./columns.ts";
import { decimalOf, fitsSpreadsheet } from "./decimal.ts";
import type { Cell } from "./book.ts";
import type { SourceCell } from "./source-tables.ts";
import { unitTextOf } from "./spell-figure.ts";

const HUNDRED = rational(100n);

/** A figure as a number in the unit of its column, with a format that shows the unit; all else in the drafter's words. */
export function showCell(cell: SourceCell, column: Column): Cell {
  const style = column.inputs === undefined ? "value" : "input";
  const [figure] = figureIn(cell);
  if (figure === undefined) return { face: { kind: "text", text: cell.text }, style, format: column.inputs === undefined ? valueFormat(column) : "@" };
  const decimal = decimalOf(figure.unit === "percent" ? divide(figure.value, HUNDRED) : divide(figure.value, rational(scaleFor(figure.unit, column))));
  const isPlain = decimal !== undefined && fitsSpreadsheet(decimal) && !/\/[/*]/.test(cell.text);
  if (!isPlain) return { face: { kind: "text", text: cell.text }, style, format: "@" };
  return { face: { kind: "number", decimal }, style, format: formatOf(figure.unit, column, unitTextOf(cell.text)) };
}

function scaleFor(unit: Unit, { scale }: Column): bigint {
  return unit === "yuan" ? SCALES[scale] : 1n;
}

/** What is typed over a word such as `none` is shown as the figures of its column are. */
function valueFormat(column: Column): string {
  return column.unit === "percent" ? formatOf("percent", column, "") : "General";
}

function formatOf(unit: Unit, { scale, places, inputs }: Column, unitText: string): string {
  const decimals = places === 0 ? "" : `.${"0".repeat(places)}`;
  if (unit === "percent") return `0${decimals}%`;
  if (unit === "none") return inputs === undefined && places > 0 ? `0${decimals}` : "0";
  const grouped = unit === "yuan" ? `#,##0${decimals}` : `0${decimals}`;
  return `${grouped}"${unit === "yuan" ? withScale(unitText, scale) : unitText}"`;
}

function withScale(unitText: string, scale: string): string {
  const [, space = "", word = ""] = /^(\s*)(.*)$/.exec(unitText) ?? [];
  return `${space}${scale}${word}`;
}
