import type { Language } from "../diagnostics/render/fill.ts";
import { understand, type Fault, type Intent } from "./argv.ts";
import type { ExitCode, Host } from "./host.ts";
import { languageOf } from "./language.ts";
import { say } from "./messages.ts";
import { COMMANDS } from "./usage/commands.ts";
import { type Call, PROGRAM } from "./usage.ts";
import { VERSION_LINE } from "./version.ts";

/** Runs one call; everything that it may touch is in the host. */
export async function run(argv: readonly string[], host: Host): Promise<ExitCode> {
  const intent = understand(argv, COMMANDS, languageOf(host));
  switch (intent.kind) {
    case "version":
      host.out.write(VERSION_LINE);
      return 0;
    case "help": {
      const { helpPage } = await import("./help.ts");
      host.out.write(helpPage(intent.usage, COMMANDS, intent.language, Math.min(host.out.width, 100)));
      return 0;
    }
    case "fault":
      await tellFault(intent.fault, intent.language, host);
      return 2;
    case "run":
      return (await intent.usage.load())(await settled(intent, host), host);
  }
}

/** A command that works on a workspace speaks as it says. */
async function settled({ usage: { workspaceOf }, call }: Extract<Intent, { kind: "run" }>, host: Host): Promise<Call> {
  if (workspaceOf === undefined) return call;
  const { inLanguageOf } = await import("./workspace-language.ts");
  return inLanguageOf(workspaceOf(call), call, host);
}

async function tellFault({ sentence, written, candidates, usage }: Fault, language: Language, host: Host): Promise<void> {
  const { didYouMean } = await import("../base/did-you-mean.ts");
  const meant = written === undefined ? undefined : didYouMean(written, candidates ?? []);
  const parts = [sentence, ...(meant === undefined ? [] : [say(language, "didYouMean", { name: meant })])];
  const command = usage ? `${PROGRAM} help ${usage.name}` : `${PROGRAM} help`;
  const join = language === "zh" ? "" : " ";
  host.err.write(`${PROGRAM}: ${parts.join(join)}\n${say(language, "seeHelp", { command })}\n`);
}
