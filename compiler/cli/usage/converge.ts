import type { CommandUsage } from "../usage.ts";
import { namedPaths } from "./paths.ts";

export const CONVERGE: CommandUsage = {
  name: "converge",
  takes: { en: "PROVINCE…", zh: "省份…" },
  fewest: 1,
  most: Infinity,
  says: { en: "reports where the cities of a province differ, and what one rule would mean", zh: "报告一省各市的待遇差异，以及统一之后的影响" },
  details: [
    {
      en: "PROVINCE is a folder or a file of it; its libraries may be named too. Of each slot that differs: the cases, every city's value, how far they are apart, and the value under which the insured of the fewest cities lose. Of each transition: every step, and whether it comes nearer and ends in time.",
      zh: "省份写其文件夹或其中的文件，所用的库可一并写出。对每个有差异的项目列出：情形、各市的数值、相差多少，以及使受损城市最少的统一值；对每项过渡列出：每一步是否更接近全省规定、是否按期结束。",
    },
  ],
  options: [
    {
      name: "format", takes: { en: "FORMAT", zh: "格式" }, choices: ["pretty", "json", "markdown"],
      says: { en: "pretty for people (the default), json for programs (schema/converge.schema.json of the package), markdown for a review", zh: "pretty 供人阅读（默认），json 供程序读取（软件包中的 schema/converge.schema.json），markdown 用于审阅" },
    },
  ],
  examples: [{ line: "tongchou converge policies/qinglan", says: { en: "the five cities of a province", zh: "一省五市" } }],
  failure: { en: "the policies have errors", zh: "政策文件有错误" },
  workspaceOf: namedPaths,
  load: async () => (await import("../commands/converge.ts")).converge,
};
