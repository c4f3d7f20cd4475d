import type { CommandUsage } from "../usage.ts";

export const EXPLAIN: CommandUsage = {
  name: "explain",
  takes: { en: "CODE", zh: "编号" },
  fewest: 1,
  most: 1,
  says: { en: "shows the page of a diagnostic: why, and a wrong and a right example", zh: "显示某一诊断的说明：缘由、错误示例和正确示例" },
  details: [],
  options: [],
  examples: [{ line: "tongchou explain TC4001", says: { en: "the letters may be small or left out", zh: "字母可小写，也可省略" } }],
  load: async () => (await import("../commands/explain.ts")).explain,
};
