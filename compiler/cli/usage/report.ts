import type { CommandUsage } from "../usage.ts";
import { PATHS, PATHS_SAY, namedPaths } from "./paths.ts";

export const REPORT: CommandUsage = {
  name: "report",
  takes: PATHS,
  fewest: 0,
  most: Infinity,
  says: { en: "writes pages for people: tables, curves, sources, checks", zh: "生成供人阅读的页面：数据表、支付曲线、依据与核查" },
  details: [
    PATHS_SAY,
    {
      en: "The pages stand by themselves: they load nothing, need no script, and print to A4. Each province has a page for every scheme, one for contributions, checks and examples, and all of them as one document for signature.",
      zh: "页面自成一体：不加载任何外部内容，无需脚本，可打印为 A4。每个省份的各险种、筹资、核查、案例各有一页，另有汇总全文一页供签批。",
    },
    {
      en: "With an error nothing is written. Pages that an earlier report wrote and this one no longer has are removed; no other file of the folder is touched.",
      zh: "有错误时不写入任何文件。上次生成而本次不再有的页面会被删除；文件夹中的其他文件不受影响。",
    },
  ],
  options: [
    { name: "out", short: "o", takes: { en: "DIR", zh: "文件夹" }, says: { en: "where to write (dist/report)", zh: "写入何处（默认 dist/report）" } },
    { name: "language", takes: { en: "LANGUAGE", zh: "语言" }, choices: ["zh", "en", "both"], says: { en: "of the pages: zh, en, or both with links between them (both)", zh: "页面语言：zh、en，或 both，即两种语言互相链接（默认 both）" } },
    { name: "against", takes: { en: "VERSION", zh: "版本" }, says: { en: "adds the differences from an earlier version: a path or git:REVISION, as `diff` takes them", zh: "加入与较早版本的差异：路径或 git:修订，写法同 `diff`" } },
    { name: "as-of", takes: { en: "DATE", zh: "日期" }, isDate: true, says: { en: "the day that pages speak of as now (today)", zh: "页面以哪一天为当前日期（默认今天）" } },
  ],
  examples: [
    { line: "tongchou report", says: { en: "this workspace into dist/report", zh: "将当前工作区的页面写入 dist/report" } },
    { line: "tongchou report policies/beijing --out /srv/www --language zh", says: { en: "one province, in Chinese", zh: "只生成一个省份的中文页面" } },
    { line: "tongchou report --against git:v1.0", says: { en: "with what changed since a revision", zh: "附上自某一修订以来的差异" } },
  ],
  failure: { en: "the policies have errors; nothing was written", zh: "政策文件有错误，未写入任何文件" },
  workspaceOf: namedPaths,
  load: async () => (await import("../commands/report.ts")).report,
};
