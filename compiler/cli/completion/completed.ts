import type { Language } from "../../diagnostics/render/fill.ts";
import { BEFORE_COMMAND, FLAGS_OF_ALL, type CommandUsage, type OptionUsage } from "../usage.ts";

/** What a shell offers after one command, all of it known when the script is written. */
export interface Completed {
  readonly name: string;
  readonly says: string;
  /** The only arguments there are; where there is none, a file is meant. */
  readonly words: readonly string[];
  readonly options: readonly CompletedOption[];
}

export interface CompletedOption {
  /** As they are typed: `--out`, `-o`. */
  readonly spellings: readonly string[];
  readonly says: string;
  /** Without `choices` any value may follow, and a file is offered. */
  readonly value: "none" | "any" | readonly string[];
}

export function completedOf(commands: readonly CommandUsage[], codes: readonly string[], language: Language): readonly Completed[] {
  const all = commands.map(({ name, says, argumentChoices, options }): Completed => ({
    name,
    says: says[language],
    words: name === "explain" ? codes : (argumentChoices ?? []),
    options: [...options, ...FLAGS_OF_ALL].map((option) => optionOf(option, language)),
  }));
  const help: Completed = { name: "help", says: language === "zh" ? "显示命令的说明" : "tells about a command", words: commands.map(({ name }) => name), options: [] };
  return [...all, help];
}

/** Without a command. */
export function completedBefore(language: Language): readonly CompletedOption[] {
  return BEFORE_COMMAND.map((option) => optionOf(option, language));
}

function optionOf({ name, short, takes, choices, says }: OptionUsage, language: Language): CompletedOption {
  const spellings = [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
  return { spellings, says: says[language], value: takes === undefined ? "none" : (choices ?? "any") };
}
