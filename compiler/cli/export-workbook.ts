/** A book as the bytes of an .xlsx file. */
import type { Alignment, Border, Cell as ExcelCell, Fill, Font, Row, Style, Worksheet } from "exceljs";
import { widthOf } from "../format/width.ts";
import type { Book, Cell, CellStyle, Sheet } from "../sheets/book.ts";
import { newWorkbook } from "./export-exceljs.ts";

export async function workbookBytes(book: Book): Promise<Uint8Array> {
  const workbook = await newWorkbook();
  workbook.title = book.title;
  workbook.creator = "tongchou";
  // A fixed day, so that the same policies give the same workbook.
  workbook.created = workbook.modified = new Date(Date.UTC(2020, 0, 1));
  for (const sheet of book.sheets) writeSheet(workbook.addWorksheet(sheet.name), sheet, fontName(book));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function fontName({ spelling }: Book): string {
  return spelling === "zh" ? "Microsoft YaHei" : "Calibri";
}

const TABS: Readonly<Record<Sheet["kind"], string>> = { index: "FF1F4E79", values: "FF2E75B6", examples: "FFA6A6A6", origin: "FF7F7F7F" };

function writeSheet(target: Worksheet, sheet: Sheet, font: string): void {
  target.columns = sheet.widths.map((width, index) => ({ width, hidden: sheet.hidesFirstColumn && index === 0 }));
  sheet.rows.forEach((row, index) => {
    const line = target.getRow(index + 1);
    row.forEach((cell, at) => writeCell(line.getCell(at + 1), cell, font));
    setHeight(line, row, sheet.widths);
  });
  target.state = sheet.isHidden ? "hidden" : "visible";
  target.views = [{ state: sheet.frozenRows > 0 ? "frozen" : "normal", ySplit: sheet.frozenRows, showGridLines: false } as Worksheet["views"][number]];
  target.properties.tabColor = { argb: TABS[sheet.kind] };
  const isWide = sheet.widths.slice(sheet.hidesFirstColumn ? 1 : 0).reduce((sum, width) => sum + width, 0) > 90;
  target.pageSetup = { paperSize: 9, orientation: isWide ? "landscape" : "portrait", fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: false };
}

function setHeight(line: Row, row: readonly Cell[], widths: readonly number[]): void {
  const [style] = row.map((cell) => cell.style).filter((one) => one !== "key");
  if (style === "title") line.height = 26;
  else if (row.some((cell) => cell.style === "heading")) line.height = 21;
  else if (row.some(isOfTable)) line.height = 4 + 13 * Math.max(...row.map((cell, column) => (isOfTable(cell) ? linesOf(cell, widths[column] ?? 0) : 1)));
}

function isOfTable({ style }: Cell): boolean {
  return style === "input" || style === "value";
}

/** Programs that show a sheet do not all count them. */
function linesOf({ face }: Cell, width: number): number {
  return face.kind === "text" ? Math.ceil(widthOf(face.text) / Math.max(1, width - 2)) : 1;
}

function writeCell(target: ExcelCell, { face, format, style = "plain", note, link }: Cell, font: string): void {
  target.style = styleOf(style, font, face.kind === "number");
  if (format !== undefined) target.numFmt = format;
  if (face.kind === "number") target.value = Number(face.decimal);
  else if (face.kind !== "blank") target.value = link === undefined ? face.text : { text: face.text, hyperlink: `#'${link.replaceAll("'", "''")}'!A1` };
  if (note !== undefined) target.note = { texts: [{ font: { name: font, size: 9 }, text: note }], margins: { insetmode: "auto" } };
}

const HAIR: Partial<Border> = { style: "thin", color: { argb: "FFBFBFBF" } };
const BOX: Style["border"] = { top: HAIR, left: HAIR, bottom: HAIR, right: HAIR } as Style["border"];

const FONTS: Readonly<Record<CellStyle, Partial<Font>>> = {
  plain: { size: 10 }, title: { size: 14, bold: true, color: { argb: "FF1F4E79" } }, remark: { size: 9, color: { argb: "FF595959" } },
  heading: { size: 10, bold: true, color: { argb: "FFFFFFFF" } }, input: { size: 10 }, value: { size: 10 },
  aside: { size: 9, italic: true, color: { argb: "FF7F7F7F" } }, key: { size: 8, color: { argb: "FFA6A6A6" } },
  link: { size: 10, underline: true, color: { argb: "FF0563C1" } },
};
const FILLS: Partial<Record<CellStyle, string>> = { heading: "FF2E75B6", input: "FFF2F2F2", value: "FFFFFFFF" };

function styleOf(style: CellStyle, font: string, isNumber: boolean): Partial<Style> {
  const colour = FILLS[style];
  const isBoxed = colour !== undefined;
  const fill: Fill | undefined = isBoxed ? { type: "pattern", pattern: "solid", fgColor: { argb: colour } } : undefined;
  return { font: { name: font, ...FONTS[style] }, alignment: alignmentOf(style, isNumber), ...(isBoxed && { border: BOX }), ...(fill && { fill }) };
}

function alignmentOf(style: CellStyle, isNumber: boolean): Partial<Alignment> {
  const isCentred = style === "heading" || (style === "value" && !isNumber) || (style === "plain" && isNumber);
  const horizontal = isCentred ? "center" : isNumber ? "right" : "left";
  const indent = (style === "value" && isNumber) || style === "input" || style === "aside" ? 1 : 0;
  return { vertical: "middle", horizontal, indent, wrapText: style === "heading" || style === "input" || style === "value" || style === "aside" };
}
