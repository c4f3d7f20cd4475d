import type { CommandUsage } from "../usage.ts";
import { PATHS, PATHS_SAY } from "./paths.ts";

export const FORMAT: CommandUsage = {
  name: "format",
  takes: PATHS,
  fewest: 0,
  most: Infinity,
  says: { en: "lays out policies: tables aligned, figures grouped", zh: "整理政策文件的版式：表格对齐、数字分节" },
  details: [
    PATHS_SAY,
    {
      en: "Rewrites the files that were named or found, each as a whole or not at all. No meaning changes, and no remark is lost. A file with something in it that cannot be read is left as it is. There is nothing to configure.",
      zh: "只改写所指定或找到的文件，每个文件要么整体改好，要么不动。含义不变，注释一条不少；含有无法读取之处的文件保持原样。没有可调的选项。",
    },
    {
      en: "--spelling writes keywords, figures, dates and names in one language. A name is what its declaration calls it in that language; in the declaration itself both stay where they are, because what stands first is the name in compiled tables. From one language to the other and back nothing is changed.",
      zh: "--spelling 把关键词、数字、日期和名称统一写成一种语言。名称用其声明中该语言的写法；声明本身的两个名称不换位置，因为编译结果以排在前面的为准。译过去再译回来，与原文完全相同。",
    },
  ],
  options: [
    { name: "check", says: { en: "writes nothing: lists the files that would change, and the exit code is 1 if there are any", zh: "不改写，只列出须改写的文件；有则以 1 退出" } },
    { name: "spelling", takes: { en: "LANGUAGE", zh: "语言" }, choices: ["zh", "en"], says: { en: "translates keywords, figures, dates and names", zh: "翻译关键词、数字、日期和名称" } },
    {
      name: "stdin-filepath", takes: { en: "FILE", zh: "文件" },
      says: { en: "lays out the standard input as if it were this file, onto the standard output", zh: "把标准输入当作该文件整理，结果写到标准输出" },
    },
  ],
  examples: [
    { line: "tongchou format", says: { en: "everything in this workspace", zh: "整理当前工作区的全部文件" } },
    { line: "tongchou format --check policies", says: { en: "for CI", zh: "供 CI 检查" } },
    { line: "tongchou format --spelling zh policies/linhai", says: { en: "one folder, in Chinese", zh: "把一个文件夹写成中文" } },
  ],
  failure: { en: "a file has something in it that cannot be read; with --check also: a file would change", zh: "有文件含无法读取之处；用 --check 时，有文件须改写" },
  workspaceOf: ({ arguments: paths, options }) => [...paths, ...[options.get("stdin-filepath")].filter((path) => path !== undefined)],
  load: async () => (await import("../commands/format.ts")).formatFiles,
};
