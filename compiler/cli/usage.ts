import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Language } from "../diagnostics/render/fill.ts";
import type { ExitCode, Host } from "./host.ts";

/** A call that obeys its command's usage. */
export interface Call {
  readonly arguments: readonly string[];
  /** By name without dashes; a flag that was given has an empty value. */
  readonly options: ReadonlyMap<string, string>;
  readonly language: Language;
}

export type Command = (call: Call, host: Host) => ExitCode | Promise<ExitCode>;

export interface OptionUsage {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value; a flag takes none. */
  readonly takes?: Phrase;
  /** The only values there are. */
  readonly choices?: readonly string[];
  /** May be given again, or several values at once with commas between; the call holds them so. */
  readonly isList?: true;
  readonly isDate?: true;
  /** Another option without which this one says nothing. */
  readonly needs?: string;
  readonly says: Phrase;
}

export interface ExampleCall {
  readonly line: string;
  /** With Chinese names, where names of a policy stand in it. */
  readonly inChinese?: string;
  readonly says: Phrase;
}

export interface CommandUsage {
  readonly name: string;
  /** How the arguments are shown, such as `[PATH…]`. */
  readonly takes: Phrase;
  readonly fewest: number;
  readonly most: number;
  /** The only arguments there are. */
  readonly argumentChoices?: readonly string[];
  /** One line for the list of commands. */
  readonly says: Phrase;
  readonly details: readonly Phrase[];
  readonly options: readonly OptionUsage[];
  readonly examples: readonly ExampleCall[];
  /** What the exit code 1 says; nothing: it does not occur. */
  readonly failure?: Phrase;
  /** The paths whose workspace says in which language the command speaks; nothing: the one around the working folder. */
  readonly workspaceOf?: (call: Pick<Call, "arguments" | "options">) => readonly string[];
  /** A command is loaded when it is asked for, because starting takes longer than most of them run. */
  readonly load: () => Promise<Command>;
}

export const PROGRAM = "tongchou";

export const FLAGS_OF_ALL: readonly OptionUsage[] = [
  {
    name: "lang", takes: { en: "zh|en", zh: "zh|en" }, choices: ["zh", "en"],
    says: { en: "language of what is printed (else as LC_ALL, LC_MESSAGES, LANG say)", zh: "输出所用语言（默认取 LC_ALL、LC_MESSAGES、LANG）" },
  },
  { name: "help", short: "h", says: { en: "this page", zh: "显示本页" } },
];

/** What may stand without a command. */
export const BEFORE_COMMAND: readonly OptionUsage[] = [...FLAGS_OF_ALL, { name: "version", short: "V", says: { en: "the version", zh: "显示版本" } }];
