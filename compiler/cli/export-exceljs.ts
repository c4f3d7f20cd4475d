import type { Workbook } from "exceljs";

/** An empty workbook; exceljs is loaded by the first. */
export async function newWorkbook(): Promise<Workbook> {
  const { default: exceljs } = (await import("exceljs/lib/exceljs.bare.js")) as { readonly default: { readonly Workbook: new () => Workbook } };
  return new exceljs.Workbook();
}
