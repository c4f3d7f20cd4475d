import type { CommandUsage } from "../usage.ts";
import { AS_OF, PATHS, PATHS_SAY, namedPaths } from "./paths.ts";

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
      en: "--format json prints one object that obeys schema/diagnostics.schema.json of the package; sarif is SARIF 2.1.0 for code hosts, with the page of every diagnostic; github prints annotations for the lines of a pull request; junit a case for each finding; gitlab a code-quality report.",
      zh: "--format json 输出一个对象，符合软件包中的 schema/diagnostics.schema.json；sarif 为 SARIF 2.1.0，附各诊断的说明，供代码托管平台读取；github 输出合并请求的行内标注；junit 每个问题一例；gitlab 为代码质量报告。",
    },
    {
      en: "--baseline names a list of known findings (schema/baseline.schema.json): they are listed and do not count, until the day that stands with each; then they count again. What is found beside them counts. A finding is known by its code, file, declarations and what it states, not by its line. --write-baseline writes the list anew from what is found: what is new gets the day of --until, what is no longer found goes. A build is refused by errors all the same.",
      zh: "--baseline 指定已知问题清单（schema/baseline.schema.json）：清单中的问题照列但不计，至各条注明的日期为止，过期重新计入；清单之外的照常计入。问题按编号、文件、所在声明和内容识别，与行号无关。--write-baseline 按当前结果重写清单：新增各条的期限取 --until 的日期，已不存在的删去。有错误时仍不能编译。",
    },
    {
      en: "tongchou.json may set the severity of a diagnostic, the day, the language, the level and the baseline (schema/config.schema.json); what a call says goes before.",
      zh: "tongchou.json 可设置各诊断的级别、基准日期、语言、不通过的级别和已知问题清单（schema/config.schema.json）；命令中写明的优先。",
    },
  ],
  options: [
    {
      name: "format", takes: { en: "FORMAT", zh: "格式" }, choices: ["pretty", "json", "sarif", "github", "gitlab", "junit"],
      says: { en: "pretty for people (the default), the others for programs", zh: "pretty 供人阅读（默认），其余供程序读取" },
    },
    {
      name: "fail-level", takes: { en: "LEVEL", zh: "级别" }, choices: ["error", "warning", "note"],
      says: { en: "the least severity that makes the exit code 1 (error)", zh: "达到该级别即以 1 退出（默认 error）" },
    },
    { name: "baseline", takes: { en: "FILE", zh: "文件" }, says: { en: "findings that are known and do not count until their day", zh: "已知问题清单，其中各条到期前不计" } },
    { name: "write-baseline", says: { en: "writes that file from what is found now (tongchou-baseline.json)", zh: "按当前结果写入该文件（默认 tongchou-baseline.json）" } },
    { name: "until", takes: { en: "DATE", zh: "日期" }, isDate: true, needs: "write-baseline", says: { en: "the last day on which what --write-baseline adds is tolerated", zh: "--write-baseline 新增各条容许到哪一天" } },
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
    { line: "tongchou check --format sarif > findings.sarif", says: { en: "for a code host", zh: "供代码托管平台读取" } },
    { line: "tongchou check --write-baseline --until 2026-12-31", says: { en: "a province that starts with findings", zh: "起步时已有问题的省份" } },
    { line: "tongchou check --fix 住院.tongchou", says: { en: "one file, corrected where that is safe", zh: "检查并修正一个文件" } },
  ],
  failure: { en: "the policies have errors, or something of the level of --fail-level", zh: "政策文件有错误，或有达到 --fail-level 所定级别的问题" },
  workspaceOf: namedPaths,
  load: async () => (await import("../commands/check.ts")).check,
};
