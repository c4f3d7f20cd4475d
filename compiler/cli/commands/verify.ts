import { join, resolve } from "node:path";
import { NO_SPAN } from "../../base/span.ts";
import { MANIFEST_PATH } from "../../emit/format.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import { decodeExactly } from "../decode.ts";
import type { ExitCode, Host } from "../host.ts";
import { countsOf, say } from "../messages.ts";
import { pathNames, type PathNames } from "../paths.ts";
import { IS_SPECIAL, isNotFound, reasonOf } from "../reasons.ts";
import { exitCodeOf, showPretty } from "../show.ts";
import type { Call } from "../usage.ts";

interface Contents {
  readonly texts: Map<string, string>;
  readonly diagnostics: Diagnostic[];
}

/** Stands for bytes that are not UTF-8; no compiled file has the digest of it. */
const noText = "\ufffd";

export async function verify({ arguments: [folder = "."], language }: Call, host: Host): Promise<ExitCode> {
  const names = pathNames(resolve(host.workingFolder, folder), host.workingFolder);
  const { texts, diagnostics } = readTables(names, host);
  const { verifyTables } = await import("../../emit/verify.ts");
  const verified = diagnostics.length > 0 ? undefined : verifyTables(texts);
  const found = verified?.diagnostics ?? diagnostics;
  const code = exitCodeOf(found);
  if (found.length > 0) await showPretty({ diagnostics: found, sources: new Map(), files: texts.size, shownPath: names.shown }, language, host.err, host);
  if (code !== 0) host.err.write(`${say(language, "refused", { folder })}\n`);
  else if (verified) host.out.write(`${say(language, "verified", { folder, ...countsOf(verified.summary) })}\n`);
  return code;
}

/** Every file of the folder by its path in it; one without a manifest could be anything and is not read. */
export function readTables(names: PathNames, host: Pick<Host, "files">): Contents {
  const contents: Contents = { texts: new Map(), diagnostics: [] };
  try {
    const hasManifest = host.files.list(names.root).some(({ name }) => name === MANIFEST_PATH);
    if (hasManifest) readFolder(names.root, names, host, contents);
  } catch (error) {
    const place = { file: ".", span: NO_SPAN };
    contents.diagnostics.push(isNotFound(error) ? report("missingPath", place, {}) : report("unreadableFile", place, { reason: reasonOf(error) }));
  }
  return contents;
}

function readFolder(folder: string, names: PathNames, host: Pick<Host, "files">, contents: Contents): void {
  for (const { name, kind } of [...host.files.list(folder)].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, name);
    if (kind === "folder") readFolder(path, names, host, contents);
    else if (kind !== "other") readTable(path, names, host, contents);
    else contents.diagnostics.push(report("unreadableFile", { file: names.inWorkspace(path), span: NO_SPAN }, { reason: IS_SPECIAL }));
  }
}

function readTable(path: string, names: PathNames, host: Pick<Host, "files">, { texts, diagnostics }: Contents): void {
  const file = names.inWorkspace(path);
  try {
    texts.set(file, decodeExactly(host.files.read(path)) ?? noText);
  } catch (error) {
    diagnostics.push(report("unreadableFile", { file, span: NO_SPAN }, { reason: reasonOf(error) }));
  }
}
