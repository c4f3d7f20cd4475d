import { endWith, nodeHost } from "./host.ts";
import { run } from "./run.ts";

/** Runs a call as the program that it is: on this machine's files and streams, with an exit code. */
export async function start(argv: readonly string[], threadProgram: URL): Promise<void> {
  const host = nodeHost(threadProgram);
  try {
    endWith(await run(argv, host));
  } catch (error) {
    // Only a fault of ours comes here; whoever reports it needs the trace, and a script must not take it for a finding.
    host.err.write(`tongchou: ${error instanceof Error ? error.stack : String(error)}\n`);
    endWith(2);
  }
}
