import type { CommandUsage } from "../usage.ts";

export const NEW: CommandUsage = {
  name: "new",
  takes: { en: "NAME", zh: "名称" },
  fewest: 1,
  most: 1,
  says: { en: "makes a folder with a province to start from", zh: "新建文件夹，内含一个省份的起始文件" },
  details: [
    {
      en: "The numbers in it are marked as illustrative; the files pass `check` as they are. Keywords are written in the language of --lang.",
      zh: "其中的数字均标明为示意，文件原样即可通过 check。关键词按 --lang 所选语言书写。",
    },
  ],
  options: [],
  examples: [{ line: "tongchou new linhai", says: { en: "makes the folder linhai", zh: "新建文件夹 linhai" } }],
  load: async () => (await import("../commands/new.ts")).createProvince,
};
