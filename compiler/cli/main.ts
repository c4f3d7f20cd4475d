import { join } from "node:path";
import { Chunks } from "./chunks.ts";
import { asksForVersion, VERSION_LINE } from "./version.ts";

const argv = process.argv.slice(2);
if (asksForVersion(argv)) {
  // Without the rest of the program, for scripts that ask before every call.
  process.stdout.write(VERSION_LINE);
} else {
  const { start } = new Chunks(join(import.meta.dirname, "chunks"), argv[0]).require("start.js") as typeof import("./start.ts");
  void start(argv, import.meta.dirname);
}
