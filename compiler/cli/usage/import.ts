import type { CommandUsage } from "../usage.ts";

export const IMPORT: CommandUsage = {
  name: "import",
  takes: { en: "SPREADSHEET…", zh: "电子表格…" },
  fewest: 1,
  most: Infinity,
  says: { en: "takes edited spreadsheets back into the policies", zh: "把改好的电子表格读回政策文件" },
  details: [
    {
      en: "Reads workbooks and CSV files that `tongchou export` wrote, and changes in the policies the cells that were changed there and nothing else: comments, layout and the way figures are written stay. Every change is listed with its place. If anything in them cannot be taken over, the sheet and the cell are named and no file is changed. Figures are taken exactly; nothing is rounded. Afterwards the files are checked.",
      zh: "读取由 `tongchou export` 生成的工作簿和 CSV 文件，只把其中改过的单元格写回政策文件，其余一概不动：注释、版式、数字写法都保留。每处改动连同位置一一列出。只要有一处不能接受，就指明工作表和单元格，并且不改任何文件。数字按原值读取，不作舍入。写入后检查文件。",
    },
    {
      en: "With --into a table made by hand becomes a slot of a benefit that has none yet. Headings are names of dimensions, members, bands of cost, or the word of the value; units stand in the heading or above the table, such as 单位：万元. What cannot be told is asked for.",
      zh: "用 --into 把手工制作的表格写成某项待遇尚缺的一项规则。表头为维度名、成员名、费用分段或数值名称；单位写在表头或表格上方，如“单位：万元”。无法判断之处会提出询问，不作猜测。",
    },
  ],
  options: [
    { name: "preview", says: { en: "lists the changes and writes nothing", zh: "只列出改动，不写入" } },
    { name: "policies", takes: { en: "PATH", zh: "路径" }, says: { en: "the policies (else those that the spreadsheets name, in the workspace around the current folder)", zh: "政策文件所在（默认按电子表格中的路径，在当前文件夹所在的工作区中查找）" } },
    { name: "into", takes: { en: "FILE", zh: "文件" }, needs: "slot", says: { en: "the policy that gets the table made by hand", zh: "手工表格写入的政策文件" } },
    {
      name: "slot", takes: { en: "BENEFIT: CLAUSE", zh: "待遇: 条文" }, needs: "into",
      says: { en: "with --into: the benefit, and the clause up to its table, such as `inpatient: deductible per year`", zh: "与 --into 同用：待遇名称，以及表格之前的条文，如 `住院: 起付线 每年`" },
    },
    { name: "sheet", takes: { en: "NAME", zh: "名称" }, needs: "into", says: { en: "with --into: the sheet (else the only one)", zh: "与 --into 同用：工作表（默认取仅有的一张）" } },
    { name: "range", takes: { en: "A3:F9", zh: "A3:F9" }, needs: "into", says: { en: "with --into: the cells of the table with its headings (else all that are filled)", zh: "与 --into 同用：表格（含表头）所占单元格（默认取全部有内容的单元格）" } },
  ],
  examples: [
    { line: "tongchou import dist/sheets/江西.xlsx --policies policies --preview", says: { en: "what would change", zh: "将会改动什么" } },
    { line: "tongchou import a.xlsx --into linhai/basic.tongchou --slot \"ward: ratio\"", inChinese: "tongchou import a.xlsx --into 临海/职工.tongchou --slot \"住院: 支付比例\"", says: { en: "a table made by hand", zh: "手工制作的表格" } },
  ],
  failure: { en: "a sheet cannot be taken over and no policy was changed, or the policies have errors afterwards", zh: "有工作表不能接受而未改动任何文件，或写入后政策文件有错误" },
  workspaceOf: ({ options }) => ["policies", "into"].flatMap((name) => options.get(name) ?? []).slice(0, 1),
  load: async () => (await import("../commands/import.ts")).importTables,
};
