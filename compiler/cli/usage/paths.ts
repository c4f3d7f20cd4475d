import type { Phrase } from "../../diagnostics/diagnostic.ts";
import type { OptionUsage } from "../usage.ts";

/** What several commands have in common. */
export const PATHS: Phrase = { en: "[PATH…]", zh: "[路径…]" };

export const PATHS_SAY: Phrase = {
  en: "A PATH is a .tongchou file or a folder, which is searched to the bottom except for node_modules, dist and names that begin with a dot. Without one it is the nearest folder upwards that holds tongchou.json, or else the current one.",
  zh: "路径可以是 .tongchou 文件或文件夹；文件夹会逐层查找，但跳过 node_modules、dist 和以点开头的文件夹。不写路径时，取向上最近的含 tongchou.json 的文件夹，没有则取当前文件夹。",
};

export const AS_OF: OptionUsage = {
  name: "as-of", takes: { en: "DATE", zh: "日期" }, isDate: true,
  says: { en: "the day on which `review by` dates are judged (today)", zh: "判断复核期限所用的日期（默认今天）" },
};
