import { setFlagsFromString } from "node:v8";
import { endWith, nodeHost } from "./host.ts";
import { run } from "./run.ts";

/** Runs a call as the program that it is: on this machine's files and streams, with an exit code. */
export async function start(argv: readonly string[], threadProgram: URL): Promise<void> {
  beLessEager();
  const host = nodeHost(threadProgram);
  try {
    endWith(await run(argv, host));
  } catch (error) {
    // Only a fault of ours comes here; whoever reports it needs the trace, and a script must not take it for a finding.
    host.err.write(`tongchou: ${error instanceof Error ? error.stack : String(error)}\n`);
    endWith(2);
  }
}

/**
 * V8 optimises for programs that run for hours: of a check of 30,000 lines it spent 3.7 s of other threads on compiling what ran for 2 s.
 * Half as eager, it spends far less, and the check is as fast. Flags of inlining must stay: they may not change while V8 compiles in another thread.
 * Another V8 has other flags, and complains of this one.
 */
function beLessEager(): void {
  if (process.version.startsWith("v20.")) setFlagsFromString("--interrupt-budget=264000");
}
