import { endWith, nodeHost } from "./host.ts";
import { tellOwnFault } from "./own-fault.ts";
import { run } from "./run.ts";

/**
 * Runs a call as the program that it is: on this machine's files and streams, with an exit code.
 * @param program the folder that it lies in.
 */
export async function start(argv: readonly string[], program: string): Promise<void> {
  const host = nodeHost(program);
  try {
    endWith(await run(argv, host));
  } catch (error) {
    endWith(tellOwnFault(error, host));
  }
}
