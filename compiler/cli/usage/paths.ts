import type { Phrase } from "../../diagnostics/diagnostic.ts";
import type { Call, OptionUsage } from "../usage.ts";

/** What several commands have in common. */
export const PATHS: Phrase = { en: "[PATH…]", zh: "[路径…]" };

export const PATHS_SAY: Phrase = {
  en: "A PATH is a .tongchou file or a folder, which is searched to the bottom except for node_modules, dist and names that begin with a dot. The nearest folder upwards that holds tongchou.json is its workspace: the other files there, and those of the libraries that tongchou.json lists, lend their names but are not reported on. Without a PATH everything in the workspace is meant, or in the current folder if there is none.",
  zh: "路径可以是 .tongchou 文件或文件夹；文件夹会逐层查找，但跳过 node_modules、dist 和以点开头的名称。向上最近的含 tongchou.json 的文件夹是其工作区：其中其他文件以及 tongchou.json 所列库中的文件可按名称引用，但不报告其中的问题。不写路径时，取整个工作区，没有工作区则取当前文件夹。",
};

export function namedPaths({ arguments: paths }: Pick<Call, "arguments">): readonly string[] {
  return paths;
}

export const AS_OF: OptionUsage = {
  name: "as-of", takes: { en: "DATE", zh: "日期" }, isDate: true,
  says: { en: "the day on which `review by` dates are judged (today)", zh: "判断复核期限所用的日期（默认今天）" },
};
