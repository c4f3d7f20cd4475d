import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { parseDay } from "../../compiler/base/calendar.ts";
import { nodeHost, type Files, type Host } from "../../compiler/cli/host.ts";

const { files, packaged } = nodeHost(import.meta.dirname);

/** A folder of its own for one test. */
export function scratchFolder(): string {
  const folder = files.realPath(mkdtempSync(join(tmpdir(), "tongchou-test-")));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

export interface Recorded {
  readonly host: Host;
  readonly out: () => string;
  readonly err: () => string;
}

/** Real files below a scratch folder, a fixed day, and output that is kept. */
export function recordingHost(workingFolder: string, changes: { readonly environment?: Host["environment"]; readonly files?: Files } = {}): Recorded {
  const written = { out: "", err: "" };
  const output = (name: "out" | "err") => ({ write: (text: string) => void (written[name] += text), isTerminal: false, width: 100 });
  const host: Host = {
    workingFolder,
    environment: changes.environment ?? { LANG: "C" },
    out: output("out"),
    err: output("err"),
    files: changes.files ?? files,
    today: () => parseDay("2025-06-01")!,
    systemLanguage: () => "en-US",
    packaged,
    watch: () => () => {},
    interrupted: () => Promise.resolve(),
  };
  return { host, out: () => written.out, err: () => written.err };
}

export const realFiles = files;
