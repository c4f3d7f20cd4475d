import type { CommandUsage } from "../usage.ts";

export const VERIFY: CommandUsage = {
  name: "verify",
  takes: { en: "DIR", zh: "文件夹" },
  fewest: 1,
  most: 1,
  says: { en: "judges a folder of compiled tables, wherever it came from", zh: "核验编译结果文件夹，不论其来源" },
  details: [
    {
      en: "Checks the schemas, the digests, that references lead somewhere, and that every table is complete and without overlap. A refused folder gives the exit code 1.",
      zh: "核验结构、摘要、引用，以及每张表是否完整且互不重叠。未通过时以 1 退出。",
    },
  ],
  options: [
    {
      name: "key", takes: { en: "FILE", zh: "文件" },
      says: { en: "refuses a folder whose manifest this public key (PEM) did not sign, and any file that the manifest does not name", zh: "清单没有该公钥（PEM）的有效签名、或有清单未列的文件，即不通过" },
    },
  ],
  examples: [
    { line: "tongchou verify dist/tables", says: { en: "what the last build wrote", zh: "核验上一次的编译结果" } },
    { line: "tongchou verify /srv/tables --key public.pem", says: { en: "whether it is what its maker signed", zh: "核验是否为编译者签名的原件" } },
  ],
  failure: { en: "the folder is refused", zh: "编译结果核验未通过" },
  load: async () => (await import("../commands/verify.ts")).verify,
};
