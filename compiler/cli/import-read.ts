import { resolve } from "node:path";
import { NO_SPAN } from "../base/span.ts";
import type { Diagnostic, Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { gridOfCsv } from "../sheets/csv.ts";
import type { ReadBook } from "../sheets/import-book.ts";
import { readWorkbook } from "./import-workbook.ts";
import type { Host } from "./host.ts";
import type { PathNames } from "./paths.ts";
import { textReader } from "./read-text.ts";
import { reasonOf } from "./reasons.ts";

const NO_WORKBOOK: Phrase = {
  en: "it is no .xlsx workbook and no CSV file; save it as one of these",
  zh: "它既不是 .xlsx 工作簿，也不是 CSV 文件；请另存为其中一种",
};

/** A spreadsheet by its path as the user wrote it. */
export async function readSpreadsheet(written: string, names: PathNames, host: Host): Promise<ReadBook | Diagnostic> {
  const absolute = resolve(host.workingFolder, written);
  const file = names.inWorkspace(absolute);
  if (/\.csv$/i.test(written)) {
    const { source, fault } = textReader(names, host.files)(absolute);
    const name = written.replace(/^.*[/\\]/, "").replace(/\.csv$/i, "");
    return fault ?? { file, grids: [gridOfCsv(name, source?.text ?? "")] };
  }
  try {
    const grids = await readWorkbook(host.files.read(absolute));
    return grids === undefined ? report("unreadableFile", { file, span: NO_SPAN }, { reason: NO_WORKBOOK }) : { file, grids };
  } catch (error) {
    return report("unreadableFile", { file, span: NO_SPAN }, { reason: reasonOf(error) });
  }
}
