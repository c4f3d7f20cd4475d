import type { CommandUsage } from "../usage.ts";
import { PATHS, PATHS_SAY, namedPaths } from "./paths.ts";

export const EXPORT: CommandUsage = {
  name: "export",
  takes: PATHS,
  fewest: 0,
  most: Infinity,
  says: { en: "writes tables and single values into spreadsheets", zh: "把表格和单项数值写成电子表格" },
  details: [
    PATHS_SAY,
    {
      en: "Makes one workbook for each province, or one CSV file for each table. A table stands as it is drafted, with figures as figures: ratios as percentages, money in the unit of its column. Values that stand in no table are listed on a sheet for each file, with their clauses. The sources of a table are a note on its first heading. The first sheet lists the others and says what may be edited; `tongchou import` takes the edited workbook back.",
      zh: "每个省份生成一个工作簿，或每张表生成一个 CSV 文件。表格按起草时的样子排列，数字即数字：比例为百分数，金额以该列所用单位为单位。不在表中的数值按文件列在“单项数值”表中，写明所在条文。依据写在首个表头的批注中。第一张工作表是目录，并说明哪些可以改；改好后用 `tongchou import` 读回。",
    },
  ],
  options: [
    { name: "out", takes: { en: "FOLDER", zh: "文件夹" }, says: { en: "where to write (dist/sheets)", zh: "写入何处（默认 dist/sheets）" } },
    { name: "format", takes: { en: "FORMAT", zh: "格式" }, choices: ["xlsx", "csv"], says: { en: "workbooks (xlsx), or a file for each table (csv)", zh: "工作簿（xlsx），或每表一个文件（csv）" } },
  ],
  examples: [
    { line: "tongchou export policies", says: { en: "a workbook for each province, in dist/sheets", zh: "每省一个工作簿，写入 dist/sheets" } },
    { line: "tongchou export policies/beijing --format csv --out tables", says: { en: "a CSV file for each table", zh: "每张表一个 CSV 文件" } },
  ],
  failure: { en: "a policy cannot be read to its end; nothing was written", zh: "有政策文件无法完整读取，未写入任何文件" },
  workspaceOf: namedPaths,
  load: async () => (await import("../commands/export.ts")).exportTables,
};
