import type { CommandUsage } from "../usage.ts";

export const SETTLE: CommandUsage = {
  name: "settle",
  takes: { en: "[FILE…]", zh: "[文件…]" },
  fewest: 0,
  most: Infinity,
  says: { en: "settles claims with compiled tables", zh: "用编译结果结算费用" },
  details: [
    {
      en: "A FILE holds one claim as a JSON object, an array of claims, or one claim after the other (NDJSON); `-`, or no FILE, is the standard input. schema/claim.schema.json of the package says what a claim is. Claims are settled one by one as they are read.",
      zh: "文件内容可以是一个 JSON 对象、由多笔费用组成的数组，或逐笔排列的 NDJSON；写 `-` 或不写文件时读取标准输入。格式见软件包中的 schema/claim.schema.json。边读边逐笔结算。",
    },
    {
      en: "For each claim there is one line, in the same order: its settlement or why it is refused, as schema/settlement.schema.json says. Nothing has a default: whatever a table asks for and the claim does not state is named and refused.",
      zh: "每笔费用输出一行，次序不变：结算结果或拒绝原因，格式见 schema/settlement.schema.json。没有任何默认值：规则要用而未写明的，一律指明并拒绝结算。",
    },
    {
      en: "The exit code is 0 if all were settled, 1 if some were refused, 2 if a file could not be read as claims or the tables are not those that their manifest names.",
      zh: "全部结算时以 0 退出，有拒绝的以 1 退出；文件无法读取或不是费用数据、编译结果与清单不符时以 2 退出。",
    },
  ],
  options: [
    { name: "tables", short: "t", takes: { en: "DIR", zh: "文件夹" }, says: { en: "the compiled tables (dist/tables)", zh: "编译结果文件夹（默认 dist/tables）" } },
    { name: "explain", says: { en: "adds to each line, as `explanation`, how it came about: every figure with its document, article, file and line", zh: "每行另附 `explanation`，说明结算经过：每个数额及其文件、条款、所在行" } },
    {
      name: "format", takes: { en: "FORMAT", zh: "格式" }, choices: ["json", "pretty"],
      says: { en: "json for programs (the default), pretty prints the explanation alone, for people", zh: "json 供程序读取（默认），pretty 只输出供人阅读的说明" },
    },
  ],
  examples: [
    { line: "tongchou settle claims.ndjson --tables dist/tables", says: { en: "one line of result for each claim", zh: "每笔费用输出一行结果" } },
    { line: "tongchou settle claim.json --format pretty --lang zh", says: { en: "what a patient can be told", zh: "可向参保人说明的内容" } },
  ],
  load: async () => (await import("../commands/settle.ts")).settle,
};
