import type { CommandUsage } from "../usage.ts";

export const DIFF: CommandUsage = {
  name: "diff",
  takes: { en: "OLD NEW", zh: "旧版 新版" },
  fewest: 2,
  most: 2,
  says: { en: "compares what two versions mean: every cell, and who gains and loses most", zh: "比较两个版本的实际含义：逐格差异，以及谁受益、谁受损最多" },
  details: [
    {
      en: "A version is a .tongchou file, a folder of policies, a folder of compiled tables, or a revision of the git repository around the current folder: git:REVISION or git:REVISION:PATH. Without a PATH it is the other version's path.",
      zh: "版本可以是 .tongchou 文件、政策文件夹、编译后的数据表文件夹，或当前文件夹所在 git 仓库的某一修订：git:修订 或 git:修订:路径。不写路径时取另一版本的路径。",
    },
    {
      en: "Compared is what the policies mean, not how they are written: a translation, a new order of rows or a split table differs in nothing. The largest gain and loss are exact for bills of one measure in a new insurance year, after all layers; whatever is not looked at, or not exactly, is said at the end.",
      zh: "比较的是含义而非写法：换一种语言、调整行序、拆分表格都不算差异。最大受益、受损按单一口径的费用、新的参保年度、各层结算之后精确求得；未比较或未精确求得的内容，在末尾列明。",
    },
    {
      en: "--format json prints one object that obeys schema/diff.schema.json of the package; markdown a comment of at most 60,000 characters with what matters first and every table behind a fold; sarif (2.1.0) and github show each difference at its line of the new version; junit makes each a test case, which fails as --fail-on says.",
      zh: "--format json 输出一个对象，符合软件包中的 schema/diff.schema.json；markdown 为不超过 6 万字符的评论，要点在前，各表折叠；sarif（2.1.0）和 github 把每项差异标在新版的相应行；junit 把每项差异作为一个测试用例，是否失败由 --fail-on 决定。",
    },
  ],
  options: [
    {
      name: "format", takes: { en: "FORMAT", zh: "格式" }, choices: ["pretty", "json", "markdown", "sarif", "github", "junit"],
      says: { en: "pretty for people (the default), markdown for a comment on a change, the others for programs", zh: "pretty 供人阅读（默认），markdown 用于合并请求的评论，其余供程序读取" },
    },
    {
      name: "fail-on", takes: { en: "WHAT", zh: "情形" }, choices: ["lower", "any"],
      says: { en: "exit code 1 if somebody loses (lower), or if anything differs (any)", zh: "有人受损（lower）或有任何差异（any）即以 1 退出" },
    },
  ],
  examples: [
    { line: "tongchou diff policies.old policies", says: { en: "two folders", zh: "比较两个文件夹" } },
    { line: "tongchou diff git:HEAD policies --fail-on lower", says: { en: "what was not committed yet, for a script", zh: "比较尚未提交的改动，供脚本使用" } },
    { line: "tongchou diff dist/tables policies", says: { en: "what was built against what is written now", zh: "比较已编译的数据表与现有政策" } },
    { line: "tongchou diff git:v1.0 git:v2.0 --format markdown > review.md", says: { en: "two revisions, to be read by others", zh: "比较两个修订，生成供审阅的文档" } },
  ],
  failure: { en: "what --fail-on names is found, or a version has errors", zh: "有 --fail-on 所定的情形，或某一版本有错误" },
  workspaceOf: ({ arguments: versions }) => versions.filter((version) => !version.startsWith("git:")),
  load: async () => (await import("../commands/diff.ts")).diff,
};
