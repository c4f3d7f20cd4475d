import type { ExitCode, Host } from "./host.ts";
import { languageOf } from "./language.ts";
import { say } from "./messages.ts";
import { refuseCall } from "./refuse-call.ts";

/** Only a fault of ours comes here, and no script may take it for a finding; whoever reports it needs to know where in the program it was. */
export function tellOwnFault(error: unknown, host: Host): ExitCode {
  const reason = error instanceof Error ? error.message : String(error);
  const code = refuseCall(say(languageOf(host), "ownFault", { reason }), host);
  if (host.environment["TONGCHOU_TRACE"] && error instanceof Error) host.err.write(`${error.stack ?? ""}\n`);
  return code;
}
