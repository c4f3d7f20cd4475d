import { endWith, nodeHost } from "./host.ts";
import { run } from "./run.ts";

const host = nodeHost();
try {
  endWith(await run(process.argv.slice(2), host));
} catch (error) {
  // Only a fault of ours comes here; whoever reports it needs the trace, and a script must not take it for a finding.
  host.err.write(`tongchou: ${error instanceof Error ? error.stack : String(error)}\n`);
  endWith(2);
}
