import { sourceText, type SourceText } from "../base/source-text.ts";
import { NO_SPAN } from "../base/span.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { decodeStrictly } from "./decode.ts";
import { findPolicies } from "./find-policies.ts";
import type { Host } from "./host.ts";
import { pathNames, rootOf, targetsOf, type PathNames } from "./paths.ts";
import { reasonOf } from "./reasons.ts";

/** What was read for a command: every text by its path in the workspace, in the order of the paths. */
export interface WorkspaceFiles {
  readonly names: PathNames;
  /** Every folder in which a policy was looked for, absolute. */
  readonly folders: readonly string[];
  readonly sources: ReadonlyMap<string, SourceText>;
  /** Those that are not UTF-8; what is wrong in them beyond that is not worth saying. */
  readonly damaged: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

export function readWorkspace(paths: readonly string[], host: Host): WorkspaceFiles {
  const targets = targetsOf(paths, host);
  const names = pathNames(rootOf(targets, host), host.workingFolder);
  const found = findPolicies(targets, names, host.files);
  const diagnostics = [...found.diagnostics];
  const sources = new Map<string, SourceText>();
  const damaged = new Set<string>();
  for (const absolute of found.files) {
    const file = names.inWorkspace(absolute);
    const read = readPolicy(file, absolute, host);
    if (read.source) sources.set(file, read.source);
    if (read.fault) diagnostics.push(read.fault);
    if (read.source && read.fault) damaged.add(file);
  }
  return { names, folders: found.folders, sources, damaged, diagnostics };
}

function readPolicy(file: string, absolute: string, host: Host): { readonly source?: SourceText; readonly fault?: Diagnostic } {
  try {
    const { text, fault } = decodeStrictly(host.files.read(absolute));
    const source = sourceText(file, text);
    if (!fault) return { source };
    const span = { start: fault.offset, end: fault.offset + 1 };
    return { source, fault: report("notUtf8", { file, span }, { byte: hexadecimal(fault.byte) }) };
  } catch (error) {
    return { fault: report("unreadableFile", { file, span: NO_SPAN }, { reason: reasonOf(error) }) };
  }
}

function hexadecimal(byte: number): string {
  return `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
