/** What workbooks say in the language of the province. */
import type { Phrase } from "../diagnostics/diagnostic.ts";

export const WORDS = {
  index: { en: "Read me", zh: "说明" },
  origin: { en: "Origin", zh: "来源" },
  aside: { en: "Remark (not imported)", zh: "备注（不导入）" },
  sheet: { en: "Sheet", zh: "工作表" },
  file: { en: "File", zh: "文件" },
  rows: { en: "Rows", zh: "行数" },
  clause: { en: "Clause", zh: "条文" },
  back: { en: "Back to the list", zh: "返回目录" },
  values: { en: "Single values", zh: "单项数值" },
  belongsTo: { en: "Belongs to", zh: "所属" },
  value: { en: "Value", zh: "数值" },
  inNoTable: { en: "Values that stand in no table, each at ____ in its clause", zh: "不在表中的数值，各在条文的 ____ 处" },
  shared: { en: "shared", zh: "公用" },
  unitIs: { en: "Unit: ", zh: "单位：" },
} as const satisfies Record<string, Phrase>;

/** How to use the workbook, above the list of its sheets. */
export const INSTRUCTIONS: readonly Phrase[] = [
  {
    en: "May be edited: every cell of a table below its headings, and the headings of bands and ranges. A row may be inserted between or below the others, and a row may be deleted. Of single values only the value may be changed.",
    zh: "可以改：各表表头以下的单元格，以及费用分段、区间的表头。可以在表中或表尾插入行，也可以整行删除。单项数值只能改数值。",
  },
  {
    en: "Write figures as figures: a ratio as 85%, money in the unit that the cell shows. Where nothing is due write the word: none, not covered. An empty cell is refused.",
    zh: "数字按数字填：比例填 85%，金额按单元格所示单位填。没有的写明“无”或“不予支付”；不接受空单元格。",
  },
  {
    en: "Not to be edited: the hidden first column, the hidden sheet “Origin”, the number formats. No formulas, no merged cells, no new columns. Remarks, titles and sources are shown for reading; they are not taken over.",
    zh: "请勿改动：隐藏的第一列、隐藏的工作表“来源”、数字格式。不要写公式、合并单元格、增加列。备注、标题、依据仅供阅读，不会导入。",
  },
  {
    en: "Then: tongchou import THIS-WORKBOOK --preview lists every cell that would change; without --preview the files are changed.",
    zh: "改好后：用 tongchou import 本工作簿 --preview 列出将要改动的每个单元格；去掉 --preview 即写入政策文件。",
  },
];
