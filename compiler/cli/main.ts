import * as nodeModule from "node:module";
import { asksForVersion, VERSION_LINE } from "./version.ts";

/** What V8 made of the program at an earlier start is used again, by Nodes that can (22 and later). */
const { enableCompileCache } = nodeModule as { readonly enableCompileCache?: () => unknown };

const argv = process.argv.slice(2);
if (asksForVersion(argv)) {
  // Without the rest of the program, for scripts that ask before every call.
  process.stdout.write(VERSION_LINE);
} else {
  enableCompileCache?.();
  const { start } = await import("./start.ts");
  await start(argv, new URL("find-worker.js", import.meta.url));
}
