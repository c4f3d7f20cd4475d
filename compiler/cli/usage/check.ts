import type { CommandUsage } from "../usage.ts";
import { AS_OF, PATHS, PATHS_SAY } from "./paths.ts";

export const CHECK: CommandUsage = {
  name: "check",
  takes: PATHS,
  fewest: 0,
  most: Infinity,
  says: { en: "reports every error and warning of the policies", zh: "检查政策文件，报告全部错误和警告" },
  details: [
    PATHS_SAY,
    {
      en: "--fix changes only the files that were named or found, each at once or not at all, and only where the meaning stays what was written.",
      zh: "--fix 只改写所指定或找到的文件，每个文件要么整体改好，要么不动，且不改变已写明的含义。",
    },
    {
      en: "--format json prints one object that obeys schema/diagnostics.schema.json of the package.",
      zh: "--format json 输出一个对象，符合软件包中的 schema/diagnostics.schema.json。",
    },
  ],
  options: [
    {
      name: "format", takes: { en: "FORMAT", zh: "格式" }, choices: ["pretty", "json"],
      says: { en: "pretty for people (the default), json for programs", zh: "pretty 供人阅读（默认），json 供程序读取" },
    },
    {
      name: "fail-level", takes: { en: "LEVEL", zh: "级别" }, choices: ["error", "warning"],
      says: { en: "the least severity that makes the exit code 1 (error)", zh: "达到该级别即以 1 退出（默认 error）" },
    },
    AS_OF,
    {
      name: "coverage", takes: { en: "WHAT", zh: "内容" }, choices: ["dates"],
      says: { en: "dates: also lists the days that each slot is covered for", zh: "dates：另列出每项规则覆盖哪些日期" },
    },
    { name: "fix", says: { en: "applies the safe fixes first", zh: "先应用安全的修正" } },
    { name: "watch", says: { en: "checks again whenever a file changes", zh: "文件变化后重新检查" } },
  ],
  examples: [
    { line: "tongchou check", says: { en: "everything in this workspace", zh: "检查当前工作区的全部文件" } },
    { line: "tongchou check policies/linhai --fail-level warning", says: { en: "one folder, warnings count", zh: "检查一个文件夹，有警告也算不通过" } },
    { line: "tongchou check --format json > findings.json", says: { en: "for another program", zh: "供其他程序读取" } },
    { line: "tongchou check --fix 住院.tongchou", says: { en: "one file, corrected where that is safe", zh: "检查并修正一个文件" } },
  ],
  load: async () => (await import("../commands/check.ts")).check,
};
