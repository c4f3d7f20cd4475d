/** The sheets of an .xlsx file as plain data. */
import type { Cell as ExcelCell, CellValue, Worksheet } from "exceljs";
import { BLANK, type Cell, type CellRange, type Face, type Grid } from "../sheets/book.ts";
import { newWorkbook } from "./export-exceljs.ts";
import { readNumbersWhole } from "./import-numbers.ts";

/** `undefined` where the bytes are no workbook. They may be a part of a larger buffer, as those of small files are. */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly Grid[] | undefined> {
  await readNumbersWhole();
  const workbook = await newWorkbook();
  try {
    await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  } catch {
    return undefined;
  }
  return workbook.worksheets.length === 0 ? undefined : workbook.worksheets.map(gridOf);
}

function gridOf(sheet: Worksheet): Grid {
  const rows = Array.from({ length: sheet.rowCount }, (_, index): readonly Cell[] => {
    const row = sheet.getRow(index + 1);
    return Array.from({ length: row.cellCount }, (__, at) => cellOf(row.getCell(at + 1)));
  });
  return { name: sheet.name, rows, merged: (sheet.model.merges as unknown as readonly string[] | undefined ?? []).flatMap(rangeOf) };
}

function cellOf(cell: ExcelCell): Cell {
  // All cells of a merged range answer with its value; only the first one has it.
  const isCovered = cell.isMerged && cell.master !== cell;
  const format = typeof cell.numFmt === "string" ? cell.numFmt : undefined;
  return { face: isCovered ? BLANK : faceOf(cell.value, cell), ...(format !== undefined && { format }) };
}

function faceOf(value: CellValue, cell: ExcelCell): Face {
  if (value === null || value === undefined) return BLANK;
  if (typeof value === "number") return { kind: "number", decimal: String(value) };
  if (typeof value === "string") return { kind: "text", text: value };
  if (typeof value === "boolean") return { kind: "boolean", text: value ? "TRUE" : "FALSE" };
  if (value instanceof Date) return dateFace(value);
  if ("error" in value) return errorFace(String(value.error));
  if ("formula" in value || "sharedFormula" in value) return { kind: "formula", text: `=${cell.formula ?? ""}` };
  return { kind: "text", text: "richText" in value ? value.richText.map(({ text }) => text).join("") : textOf("text" in value ? value.text : "") };
}

/** The text of a link may itself be of several fonts. */
function textOf(text: unknown): string {
  if (typeof text === "string") return text;
  const runs: unknown = typeof text === "object" && text !== null && "richText" in text ? text.richText : [];
  return Array.isArray(runs) ? runs.map((run: { readonly text?: unknown }) => String(run.text ?? "")).join("") : "";
}

function dateFace(date: Date): Face {
  if (Number.isNaN(date.getTime())) return { kind: "error", text: "#VALUE!" };
  const [day = "", time = ""] = date.toISOString().split("T");
  return { kind: "date", text: time.startsWith("00:00:00.000") ? day : `${day} ${time.slice(0, 8)}` };
}

/** Some programs write a date as such and not as a number. */
function errorFace(text: string): Face {
  const [, day, time = ""] = /^\s*([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9:]{8})(?:\.0+)?Z?)?\s*$/.exec(text) ?? [];
  if (day === undefined) return { kind: "error", text };
  return { kind: "date", text: time === "" || time === "00:00:00" ? day : `${day} ${time}` };
}

function rangeOf(address: string): readonly CellRange[] {
  const [, left = "", top = "", right = "", bottom = ""] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(address) ?? [];
  return left === "" ? [] : [{ top: Number(top) - 1, left: columnOf(left), bottom: Number(bottom) - 1, right: columnOf(right) }];
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
