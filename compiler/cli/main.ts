import { setFlagsFromString } from "node:v8";
import { endWith, nodeHost } from "./host.ts";
import { run } from "./run.ts";

/**
 * V8 optimises for programs that run for hours: of a check of 30,000 lines it spent 3.7 s of other threads on compiling what ran for 2 s.
 * Half as eager and inlining less, it spends 0.9 s, and the check is as fast. Another V8 has other flags, and complains of these.
 */
if (process.version.startsWith("v20.")) for (const flag of ["--interrupt-budget=264000", "--max-inlined-bytecode-size=120", "--max-inlined-bytecode-size-cumulative=150"]) setFlagsFromString(flag);

const host = nodeHost();
try {
  endWith(await run(process.argv.slice(2), host));
} catch (error) {
  // Only a fault of ours comes here; whoever reports it needs the trace, and a script must not take it for a finding.
  host.err.write(`tongchou: ${error instanceof Error ? error.stack : String(error)}\n`);
  endWith(2);
}
