import { endWith, nodeHost } from "./host.ts";
import { tellOwnFault } from "./own-fault.ts";
import { run } from "./run.ts";

/** Runs a call as the program that it is: on this machine's files and streams, with an exit code. */
export async function start(argv: readonly string[], threadProgram: URL): Promise<void> {
  const host = nodeHost(threadProgram);
  try {
    endWith(await run(argv, host));
  } catch (error) {
    endWith(tellOwnFault(error, host));
  }
}
