import { CATALOGUE } from "../../diagnostics/catalogue.ts";
import type { Entry } from "../../diagnostics/catalogue-entry.ts";
import { bashScript } from "../completion/bash.ts";
import { type Completed, completedBefore, type CompletedOption, completedOf } from "../completion/completed.ts";
import { fishScript } from "../completion/fish.ts";
import { zshScript } from "../completion/zsh.ts";
import type { ExitCode, Host } from "../host.ts";
import { COMMANDS } from "../usage/commands.ts";
import type { Call } from "../usage.ts";

const SCRIPTS: ReadonlyMap<string, (commands: readonly Completed[], before: readonly CompletedOption[]) => string> = new Map([["bash", bashScript], ["zsh", zshScript], ["fish", fishScript]]);

export function printCompletion({ arguments: [shell = ""], language }: Call, host: Host): ExitCode {
  const entries: readonly Entry[] = Object.values(CATALOGUE);
  host.out.write(SCRIPTS.get(shell)?.(completedOf(COMMANDS, entries.map(({ code }) => code), language), completedBefore(language)) ?? "");
  return 0;
}
