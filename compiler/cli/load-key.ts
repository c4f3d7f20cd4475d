import type { KeyObject } from "node:crypto";
import { resolve } from "node:path";
import { NO_SPAN } from "../base/span.ts";
import type { Diagnostic, Phrase } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Host } from "./host.ts";
import type { PathNames } from "./paths.ts";
import { reasonOf } from "./reasons.ts";

/** A key and how it is called; neither where none was asked for. */
export type LoadedKey = { readonly key: KeyObject | undefined; readonly id: string | undefined } | { readonly fault: Diagnostic };

/** The cryptography of Node is loaded only for a key. */
export async function loadKey(path: string | undefined, kind: "private" | "public", names: PathNames, host: Pick<Host, "files" | "workingFolder">): Promise<LoadedKey> {
  if (path === undefined) return { key: undefined, id: undefined };
  const absolute = resolve(host.workingFolder, path);
  const fault = (reason: Phrase): LoadedKey => ({ fault: report("keyUnusable", { file: names.inWorkspace(absolute), span: NO_SPAN }, { reason }) });
  const { keyIdOf, readPrivateKey, readPublicKey } = await import("./signature.ts");
  const text = readText(absolute, host);
  if (typeof text !== "string") return fault(text);
  const read = kind === "private" ? readPrivateKey(text) : readPublicKey(text);
  return "reason" in read ? fault(read.reason) : { key: read.key, id: keyIdOf(read.key) };
}

function readText(path: string, { files }: Pick<Host, "files">): string | Phrase {
  try {
    return new TextDecoder().decode(files.read(path));
  } catch (error) {
    return reasonOf(error);
  }
}
