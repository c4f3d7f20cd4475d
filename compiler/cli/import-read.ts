import { resolve } from "node:path";
import { NO_SPAN } from "../base/span.ts";
import type { Diagnostic, Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { gridOfCsv } from "../sheets/csv.ts";
import type { ReadBook } from "../sheets/import-book.ts";
import { readWorkbook } from "./import-workbook.ts";
import type { Host } from "./host.ts";
import type { PathNames } from "./paths.ts";
import { textReader, unread } from "./read-text.ts";

const NO_WORKBOOK: Phrase = {
  en: "it is no .xlsx workbook and no CSV file; save it as one of these",
  zh: "它既不是 .xlsx 工作簿，也不是 CSV 文件；请另存为其中一种",
};

const OLD_WORKBOOK: Phrase = {
  en: "it is an old .xls workbook or has a password; save it as .xlsx without one",
  zh: "它是旧版 .xls 工作簿，或设有密码；请另存为不带密码的 .xlsx",
};

/** How workbooks begin that are no zip archive: those before 2007, and locked ones. */
const OLD_BEGINNING = [0xd0, 0xcf, 0x11, 0xe0];

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
    const bytes = host.files.read(absolute);
    const grids = await readWorkbook(bytes);
    const reason = OLD_BEGINNING.every((byte, index) => bytes[index] === byte) ? OLD_WORKBOOK : NO_WORKBOOK;
    return grids === undefined ? report("unreadableFile", { file, span: NO_SPAN }, { reason }) : { file, grids };
  } catch (error) {
    return unread(file, error);
  }
}
