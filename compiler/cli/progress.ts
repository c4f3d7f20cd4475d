import type { Host } from "./host.ts";

/** One line at a terminal that says how far long work has come, and leaves nothing behind. */
export interface Progress {
  readonly tell: (text: string) => void;
  /** Before anything else is written, and at the end. */
  readonly clear: () => void;
}

const SILENT: Progress = { tell: () => {}, clear: () => {} };

/** Only where a person waits: not in files, pipes or CI. */
export function progressOn({ err, environment }: Pick<Host, "err" | "environment">): Progress {
  if (!err.isTerminal || (environment["CI"] ?? "") !== "") return SILENT;
  let isShown = false;
  return {
    tell: (text) => {
      err.write(`\r\u001b[K${text}`);
      isShown = true;
    },
    clear: () => {
      if (isShown) err.write("\r\u001b[K");
      isShown = false;
    },
  };
}
