import type { CommandUsage } from "../usage.ts";
import { AS_OF, PATHS, PATHS_SAY, namedPaths } from "./paths.ts";

export const BUILD: CommandUsage = {
  name: "build",
  takes: PATHS,
  fewest: 0,
  most: Infinity,
  says: { en: "checks the policies and writes the tables for settlement engines", zh: "检查政策文件，并生成供结算系统使用的数据表" },
  details: [
    PATHS_SAY,
    {
      en: "Written are the provinces that have a file among those named, each whole; afterwards the folder holds no others.",
      zh: "只写入所指定文件所属的省份，各省均完整写入；此后该文件夹中不再有其他省份。",
    },
    {
      en: "With an error nothing is written. The manifest is replaced last, by one rename: after a crash or on a full disk the folder still holds one whole build.",
      zh: "有错误时不写入任何文件。清单文件最后一次性替换：中途断电或磁盘已满时，文件夹中仍是一次完整的编译结果。",
    },
  ],
  options: [
    { name: "out", short: "o", takes: { en: "DIR", zh: "文件夹" }, says: { en: "where to write (dist/tables)", zh: "写入何处（默认 dist/tables）" } },
    { name: "vectors", says: { en: "also writes vectors/: claims and contributions with what they come to, by which any engine can be tested", zh: "同时写入 vectors/：费用、缴费及其结算结果，可用来检验任何结算系统" } },
    {
      name: "target", takes: { en: "FORM", zh: "形式" }, choices: ["json", "sql", "dmn", "typescript"], isList: true,
      says: {
        en: "also writes the tables in other forms: sql for PostgreSQL and DuckDB, dmn as decision tables, typescript as typed constants; several with commas between (json, which is always written)",
        zh: "同时以其他形式写入：sql 供 PostgreSQL 与 DuckDB，dmn 为决策表，typescript 为带类型的常量；可写多个，以逗号分隔（默认 json，总会写入）",
      },
    },
    { name: "release", says: { en: "refuses drafts, unverified and illustrative rows", zh: "拒绝草案、未核实和示意性内容" } },
    {
      name: "sign", takes: { en: "KEYFILE", zh: "密钥文件" },
      says: { en: "also writes manifest.sig: an Ed25519 signature of the manifest, which names every other file by its digest", zh: "同时写入 manifest.sig：对清单的 Ed25519 签名，清单以摘要列明其他各文件" },
    },
    AS_OF,
  ],
  examples: [
    { line: "tongchou build", says: { en: "this workspace into dist/tables", zh: "将当前工作区编译到 dist/tables" } },
    { line: "tongchou build policies --target sql,dmn", says: { en: "also as SQL scripts and decision tables", zh: "同时生成 SQL 脚本和决策表" } },
    { line: "tongchou build policies/beijing", says: { en: "one province", zh: "只编译一个省份" } },
    { line: "tongchou build policies --release --sign private.pem", says: { en: "tables that an engine can tell from others", zh: "生成可供结算系统查验来源的数据表" } },
    { line: "tongchou build policies --out /srv/tables --release", says: { en: "what an engine may use", zh: "生成可供正式使用的数据表" } },
  ],
  failure: { en: "the policies have errors; nothing was written", zh: "政策文件有错误，未写入任何文件" },
  workspaceOf: namedPaths,
  load: async () => (await import("../commands/build.ts")).build,
};
