import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { SheetSource } from "../sheets/source-tables.ts";

/** XML 1.0 has no way to write these, and exceljs leaves some of them out without a word. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

/** Characters in a policy that no workbook can hold: what came back would be another text. */
export function unwritableIn({ file, text }: SheetSource): readonly Diagnostic[] {
  return [...text.matchAll(UNWRITABLE)].map(({ 0: character, index }) => {
    const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    const reason = { en: `a workbook cannot hold the character ${code}; delete it here, or export with --format csv`, zh: `工作簿容不下字符 ${code}；请在此处删去，或用 --format csv 导出` };
    return report("unwritable", { file, span: { start: index, end: index + 1 } }, { reason });
  });
}
