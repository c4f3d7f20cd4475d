import { PROGRAM } from "../usage.ts";
import type { Completed, CompletedOption } from "./completed.ts";

/** One `complete` for each thing that fish may offer; files only where a command takes them. */
export function fishScript(commands: readonly Completed[], before: readonly CompletedOption[]): string {
  const none = "not __fish_seen_subcommand_from " + commands.map(({ name }) => name).join(" ");
  const first = commands.map(({ name, says }) => line(["-n", none, "-f", "-a", name, "-d", says]));
  const start = before.map((option) => line(["-n", none, "-f", ...optionWords(option)]));
  return [`complete -c ${PROGRAM} -e`, ...start, ...first, ...commands.flatMap(linesOf)].join("\n") + "\n";
}

function linesOf({ name, words, options }: Completed): readonly string[] {
  const here = ["-n", `__fish_seen_subcommand_from ${name}`];
  const offered = words.length > 0 ? [line([...here, "-f", "-a", words.join(" ")])] : [];
  return [...offered, ...options.map((option) => line([...here, ...optionWords(option)]))];
}

function optionWords({ spellings, says, value }: CompletedOption): readonly string[] {
  const [long = "", short] = spellings;
  const names = ["-l", long.slice(2), ...(short === undefined ? [] : ["-s", short.slice(1)])];
  const values = value === "none" ? [] : value === "any" ? ["-r"] : ["-x", "-a", value.join(" ")];
  return [...names, ...values, "-d", says];
}

function line(words: readonly string[]): string {
  return [`complete -c ${PROGRAM}`, ...words.map((word) => (/^[\w-]+$/.test(word) ? word : `'${word.replace(/[\\']/g, (special) => `\\${special}`)}'`))].join(" ");
}
