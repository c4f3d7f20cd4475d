import type { KeyObject } from "node:crypto";
import { join, resolve } from "node:path";
import { NO_SPAN } from "../../base/span.ts";
import { MANIFEST_PATH } from "../../emit/format.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import { decodeExactly } from "../decode.ts";
import type { ExitCode, Host } from "../host.ts";
import { loadKey } from "../load-key.ts";
import { countsOf, say } from "../messages.ts";
import { pathNames, type PathNames } from "../paths.ts";
import { IS_SPECIAL, isNotFound, reasonOf } from "../reasons.ts";
import { SIGNATURE_PATH } from "../signature-path.ts";
import { exitCodeOf, showPretty } from "../show.ts";
import type { Call } from "../usage.ts";

interface Contents {
  readonly texts: Map<string, string>;
  /** What the signature file says. */
  signatures: string | undefined;
  readonly diagnostics: Diagnostic[];
}

/** Stands for bytes that are not UTF-8; no compiled file has the digest of it. */
const noText = "\ufffd";

export async function verify({ arguments: [folder = "."], language, options }: Call, host: Host): Promise<ExitCode> {
  const names = pathNames(resolve(host.workingFolder, folder), host.workingFolder);
  const loaded = await loadKey(options.get("key"), "public", names, host);
  const contents = readTables(names, host);
  const refused = "fault" in loaded ? [loaded.fault] : contents.diagnostics.length > 0 ? contents.diagnostics : await unsigned(contents, loaded.key);
  const { verifyTables } = await import("../../emit/verify.ts");
  const verified = refused.length > 0 ? undefined : verifyTables(contents.texts);
  const found = verified === undefined ? refused : strictly(verified.diagnostics, options.has("key"));
  const code = exitCodeOf(found);
  if (found.length > 0) showPretty({ diagnostics: found, sources: new Map(), files: contents.texts.size, shownPath: names.shown }, language, host.err, host);
  if (code !== 0) host.err.write(`${say(language, "refused", { folder })}\n`);
  else if (verified) host.out.write(`${say(language, "verified", { folder, ...countsOf(verified.summary) })}\n`);
  if (code === 0 && "id" in loaded && loaded.id !== undefined) host.out.write(`${say(language, "signed", { key: loaded.id })}\n`);
  return code;
}

/** Before anything in the folder is believed; without a key nothing is asked. */
async function unsigned({ texts, signatures }: Contents, key: KeyObject | undefined): Promise<readonly Diagnostic[]> {
  const manifest = texts.get(MANIFEST_PATH);
  if (key === undefined || manifest === undefined) return [];
  const { signatureFault } = await import("../signature.ts");
  const place = { file: SIGNATURE_PATH, span: NO_SPAN };
  if (signatures === undefined) return [report("signatureRefused", place, { reason: { en: `there is no ${SIGNATURE_PATH}`, zh: `没有 ${SIGNATURE_PATH}` } })];
  const reason = signatureFault(new TextEncoder().encode(manifest), signatures, key);
  return reason === undefined ? [] : [report("signatureRefused", place, { reason })];
}

/** Whoever asks for a signature wants nothing in the folder that it does not vouch for. */
function strictly(diagnostics: readonly Diagnostic[], isStrict: boolean): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => (isStrict && diagnostic.id === "fileNotNamed" ? { ...diagnostic, severity: "error" } : diagnostic));
}

/** Every file of the folder by its path in it; one without a manifest could be anything and is not read. */
export function readTables(names: PathNames, host: Pick<Host, "files">): Contents {
  const contents: Contents = { texts: new Map(), signatures: undefined, diagnostics: [] };
  try {
    const hasManifest = host.files.list(names.root).some(({ name }) => name === MANIFEST_PATH);
    if (hasManifest) readFolder(names.root, names, host, contents);
    contents.signatures = contents.texts.get(SIGNATURE_PATH);
    contents.texts.delete(SIGNATURE_PATH);
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
