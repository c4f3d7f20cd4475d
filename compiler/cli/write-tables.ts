import { dirname, join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Files } from "./host.ts";
import { decodeExactly } from "./decode.ts";
import { isTemporary, replaceFile } from "./replace-file.ts";
import { staysInside } from "./stays-inside.ts";

export interface TableFile {
  /** Relative to the folder of the tables, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** What stopped the writing; the folder holds what it held before, and its manifest names only whole files. */
export interface WriteFailure {
  readonly path: string;
  readonly error: unknown;
}

/** Why what stands on the disk must not be used. */
export interface Disproof {
  readonly disproved: readonly Diagnostic[];
}

/** Judges the data files as they were read back from the disk; nothing found is a proof. */
export type Prove = (written: readonly TableFile[]) => readonly Diagnostic[];

/** The manifest, and its signature, if there is to be one, as a line. */
export interface Crown extends TableFile {
  readonly signature?: { readonly path: string; readonly line: string | undefined };
}

/**
 * Writes the data files, whose names carry their digests and so never clash with those of another build, proves them, then replaces
 * the manifest by one rename, and only then removes what the old manifest named and the new one does not. Stopped anywhere, the folder
 * holds one whole build, the old or the new. Around that rename the signature file holds the lines for both manifests, so that it is
 * right whichever of them stands.
 */
export function writeTables(folder: string, data: readonly TableFile[], manifest: Crown, files: Files, prove: Prove): WriteFailure | Disproof | undefined {
  const old = namedBy(join(folder, manifest.path), files);
  const failure = putAll(folder, data, files);
  if (failure) return failure;
  const disproved = prove(data.map(({ path }) => ({ path, text: textOf(join(folder, path), files) ?? "" })));
  if (disproved.length > 0) {
    removeAll(folder, data.map(({ path }) => path).filter((path) => !old.includes(path)), files);
    return { disproved };
  }
  const unnamed = putAll(folder, [...bothSignatures(folder, manifest, files), manifest], files);
  if (unnamed) return unnamed;
  settleSignature(folder, manifest, files);
  const kept = new Set([...data, manifest].map(({ path }) => path));
  removeAll(folder, old.filter((path) => !kept.has(path)), files);
  for (const used of new Set([...kept].map((path) => dirname(join(folder, path))))) removeAll(used, leftovers(used, files), files);
  return undefined;
}

function bothSignatures(folder: string, { signature }: Crown, files: Files): readonly TableFile[] {
  if (signature?.line === undefined) return [];
  const old = (textOf(join(folder, signature.path), files) ?? "").split("\n").filter((line) => /^ed25519 \S+ \S+$/.test(line) && line !== signature.line);
  return [{ path: signature.path, text: [signature.line, ...old].map((line) => `${line}\n`).join("") }];
}

/** A line for a manifest that is gone does no harm, and a signature of one is no signature of another: either may stay where it cannot be taken away. */
function settleSignature(folder: string, { signature }: Crown, files: Files): void {
  if (signature === undefined) return;
  if (signature.line === undefined) removeAll(folder, [signature.path], files);
  else putAll(folder, [{ path: signature.path, text: `${signature.line}\n` }], files);
}

function putAll(folder: string, written: readonly TableFile[], files: Files): WriteFailure | undefined {
  for (const file of written) {
    const path = join(folder, file.path);
    try {
      put(path, file.text, files);
    } catch (error) {
      return { path, error };
    }
  }
  return undefined;
}

/** Reads back what it wrote: a disk that lies is found before the manifest names the file. */
function put(path: string, text: string, files: Files): void {
  files.makeFolder(dirname(path));
  if (textOf(path, files) === text) return;
  replaceFile(path, text, files);
  if (textOf(path, files) !== text) throw Object.assign(new Error("read back differently"), { code: "EIO" });
}

function textOf(path: string, files: Files): string | undefined {
  try {
    return decodeExactly(files.read(path));
  } catch {
    return undefined;
  }
}

const DATA = /\.((nd)?json|sql|dmn|ts)$/;

/** The data files of the manifest that is there, if it is one of ours; no other file of the folder is ever removed. */
function namedBy(manifestPath: string, files: Files): readonly string[] {
  try {
    const manifest: unknown = JSON.parse(textOf(manifestPath, files) ?? "");
    const named = isRecord(manifest) ? ["files", "vectors", "contributionVectors", "targets"].flatMap((list) => (Array.isArray(manifest[list]) ? (manifest[list] as readonly unknown[]) : [])) : [];
    return named.flatMap((file) => (isRecord(file) && typeof file["path"] === "string" && staysInside(file["path"], DATA) ? [file["path"]] : []));
  } catch {
    return [];
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** What cannot be removed does no harm: the manifest does not name it. */
function removeAll(folder: string, paths: readonly string[], files: Files): void {
  for (const path of paths) {
    try {
      files.remove(join(folder, path));
    } catch {
      continue;
    }
  }
}

/** What a build that was killed had begun to write. */
function leftovers(folder: string, files: Files): readonly string[] {
  try {
    return files.list(folder).map(({ name }) => name).filter(isTemporary);
  } catch {
    return [];
  }
}
