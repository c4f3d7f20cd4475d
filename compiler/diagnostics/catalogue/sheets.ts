import { entry } from "../catalogue-entry.ts";

/** TC92xx: spreadsheets that are read back. */
export const SHEETS = {
  sheetCellRefused: entry(
    "TC9201", "error",
    "Sheet “{sheet}”, cell {cell}: {reason}.",
    "工作表“{sheet}”单元格 {cell}：{reason}。",
  ),
  sheetRefused: entry(
    "TC9202", "error",
    "Sheet “{sheet}”: {reason}.",
    "工作表“{sheet}”：{reason}。",
  ),
  sheetLeftOut: entry(
    "TC9203", "warning",
    "Sheet “{sheet}”, {what}{reason}.",
    "工作表“{sheet}”{what}{reason}。",
  ),
} as const;
