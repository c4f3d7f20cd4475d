import type { CommandUsage } from "../usage.ts";

export const SETTLE: CommandUsage = {
  name: "settle",
  takes: { en: "[FILE…]", zh: "[文件…]" },
  fewest: 0,
  most: Infinity,
  says: { en: "settles claims, contributions and funds with compiled tables", zh: "用编译结果结算费用、缴费和基金" },
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
      en: "With --contribution a claim is one person: day, city, facts and the amount of each base with its span (schema/contribution-claim.schema.json). The line says what the employer, the member, each level of government and the personal account pay or receive, and for which span (schema/contribution-settlement.schema.json). With --fund it is one year of a province's fund: what each city collected and paid (schema/fund-claim.schema.json); the line says what it hands up, draws and is left with (schema/fund-settlement.schema.json).",
      zh: "加 --contribution 时，每笔申报是一名参保人：日期、城市、情形，以及各缴费基数的数额与期间（schema/contribution-claim.schema.json）；输出单位、个人、各级财政和个人账户缴纳或收入的数额及其期间（schema/contribution-settlement.schema.json）。加 --fund 时，每笔申报是一项基金的一个年度：各市征收与支付的数额（schema/fund-claim.schema.json）；输出各市上解、下拨和结余（schema/fund-settlement.schema.json）。",
    },
    {
      en: "The exit code is 0 if all were settled, 1 if some were refused, 2 if a file could not be read as claims or the tables are not those that their manifest names.",
      zh: "全部结算时以 0 退出，有拒绝的以 1 退出；文件无法读取或不是费用数据、编译结果与清单不符时以 2 退出。",
    },
  ],
  options: [
    { name: "tables", short: "t", takes: { en: "DIR", zh: "文件夹" }, says: { en: "the compiled tables (dist/tables)", zh: "编译结果文件夹（默认 dist/tables）" } },
    { name: "explain", says: { en: "adds to each line, as `explanation`, how it came about: every figure with its document, article, file and line", zh: "每行另附 `explanation`，说明结算经过：每个数额及其文件、条款、所在行" } },
    { name: "contribution", says: { en: "works out who pays what into which fund or account", zh: "计算由谁缴纳多少、进入哪项基金或账户" } },
    { name: "fund", says: { en: "settles a province's fund with its cities: hand-up and allocation", zh: "结算省级基金与各市的上解、下拨" } },
    {
      name: "format", takes: { en: "FORMAT", zh: "格式" }, choices: ["json", "pretty"],
      says: { en: "json for programs (the default), pretty prints the explanation alone, for people", zh: "json 供程序读取（默认），pretty 只输出供人阅读的说明" },
    },
  ],
  examples: [
    { line: "tongchou settle claims.ndjson --tables dist/tables", says: { en: "one line of result for each claim", zh: "每笔费用输出一行结果" } },
    { line: "tongchou settle persons.ndjson --contribution --explain", says: { en: "who pays what, and by which row", zh: "由谁缴纳多少，及其依据" } },
    { line: "tongchou settle claim.json --format pretty --lang zh", says: { en: "what a patient can be told", zh: "可向参保人说明的内容" } },
  ],
  failure: { en: "a claim was refused", zh: "有申报被拒绝" },
  load: async () => (await import("../commands/settle.ts")).settle,
};
