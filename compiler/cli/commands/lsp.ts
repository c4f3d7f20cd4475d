import { serveOnStdio } from "../../../language-server/main.ts";
import { lastCommit } from "../last-commit.ts";
import type { ExitCode, Host } from "../host.ts";
import type { Call } from "../usage.ts";
import { VERSION } from "../version.ts";

/** Never ends by itself: the protocol's `exit` ends the process. */
export function lsp(_call: Call, host: Host): Promise<ExitCode> {
  serveOnStdio(VERSION, host.today, lastCommit);
  return new Promise(() => {});
}
