import type { CommandUsage } from "../usage.ts";
import { PATHS, PATHS_SAY, namedPaths } from "./paths.ts";

export const TEST: CommandUsage = {
  name: "test",
  takes: PATHS,
  fewest: 0,
  most: Infinity,
  says: { en: "settles every example of the policies and compares the figures", zh: "结算政策文件中的每个案例，并与预期数额比较" },
  details: [
    PATHS_SAY,
    {
      en: "Of a failed example it prints the expected and the actual figures, and which row gave each number, with its article. In an example what is not stated to be used before was not used; every fact that a rule asks for must be stated, but for identities: who is said to hold none holds none.",
      zh: "未通过的案例会列出预期数额、实际数额，以及每个数出自哪一行、哪一条款。案例中未写明此前已用的，视为没有用过；规则所区分的事实都须写明，只有可兼有的身份例外：未写明即为没有。",
    },
    {
      en: "--mutate changes each number that a settlement reads, one at a time: an amount by 1 yuan, a ratio by 1 point, the bound of a range by 1.",
      zh: "--mutate 逐一改动结算所用的每个数：金额改 1 元，比例改 1 个百分点，范围的界限改 1。",
    },
  ],
  options: [
    {
      name: "format", takes: { en: "FORMAT", zh: "格式" }, choices: ["pretty", "json", "junit", "github", "sarif"],
      says: { en: "pretty for people (the default), json, junit and sarif for programs, github for annotations", zh: "pretty 供人阅读（默认），json、junit、sarif 供程序读取，github 用于行内标注" },
    },
    { name: "coverage", says: { en: "also tells which rows and adjustments no example reaches", zh: "同时列出没有案例用到的行和调整" } },
    { name: "suggest", says: { en: "prints the examples that are missing, with the figures as they are now", zh: "输出缺少的案例，数额为目前的结算结果" } },
    { name: "mutate", says: { en: "also tells which changed numbers no example notices", zh: "同时列出改动后没有案例发现的数" } },
  ],
  examples: [
    { line: "tongchou test", says: { en: "every example of this workspace", zh: "运行当前工作区的全部案例" } },
    { line: "tongchou test policies/beijing --coverage", says: { en: "one province, and which rows were never used", zh: "一个省份，并列出从未用到的行" } },
    { line: "tongchou test --suggest > missing.txt", says: { en: "a start for what to work out by hand", zh: "列出尚待人工计算的案例" } },
  ],
  failure: { en: "an example fails, or the policies have errors", zh: "有案例未通过，或政策文件有错误" },
  workspaceOf: namedPaths,
  load: async () => (await import("../commands/test.ts")).test,
};
