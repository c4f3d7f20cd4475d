/** The server in a worker of a browser: the same answers as over standard input and output, with files that the client lends. */
import { BrowserMessageReader, BrowserMessageWriter, type Connection, createConnection, ProposedFeatures } from "vscode-languageserver/browser";
import packageJson from "../package.json" with { type: "json" };
import { type Day, dayOf } from "../compiler/base/calendar.ts";
import type { Desk } from "./desk.ts";
import { filesLentBy } from "./lent-files.ts";
import { serve } from "./server.ts";

/** The worker's own scope, or one end of a message channel. */
export type Port = ConstructorParameters<typeof BrowserMessageReader>[0];

/** `alsoAnswer` adds requests of its own to those of every server. There is no repository to compare with: what asks for one is refused in words. */
export function serveInWorker(port: Port, alsoAnswer?: (connection: Connection, desk: Desk) => void): void {
  const connection = createConnection(ProposedFeatures.all, new BrowserMessageReader(port), new BrowserMessageWriter(port));
  serve(connection, {
    files: filesLentBy(connection), version: packageJson.version, today,
    clock: () => performance.now(),
    later: (milliseconds, run) => {
      if (milliseconds === 0) return soon(run);
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    ...(alsoAnswer === undefined ? {} : { alsoAnswer }),
  });
}

/** After what has come in by then: a browser's timers wait 4 ms at least, a message does not. */
function soon(run: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  Object.assign(port1, {
    onmessage: () => {
      port1.close();
      run();
    },
  });
  port2.postMessage(undefined);
  return () => port1.close();
}

/** Where the reader is. */
function today(): Day {
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? 0;
}
