import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import type { Day } from "../compiler/base/calendar.ts";
import { disk } from "./disk.ts";
import type { LastCommit } from "./last-commit.ts";
import { serve } from "./server.ts";

/** Speaks the language-server protocol on standard input and output; the client's `exit`, or the end of the input, ends the process. */
export function serveOnStdio(version: string, today: () => Day, lastCommit: LastCommit): void {
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout), {
    files: disk, version, today, lastCommit,
    clock: () => performance.now(),
    later: (milliseconds, run) => {
      if (milliseconds === 0) {
        const soon = setImmediate(run);
        return () => clearImmediate(soon);
      }
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}
