import { dirname, join } from "node:path";
import { decodeExactly } from "./decode.ts";
import type { Files } from "./host.ts";
import { staysInside } from "./stays-inside.ts";

/** What a report put into the folder, so that the next one can take away what it no longer has. */
const PAGE_LIST = "report.json";

export interface PageFailure {
  readonly path: string;
  readonly error: unknown;
}

interface Staged {
  readonly temporary: string;
  readonly path: string;
}

/**
 * First every page is written down beside its place, under a name of its own; a full disk or a folder that may not be written shows there, and
 * leaves what stood. Then each is renamed into its place, pages that are linked to before those that link to them, and pages of the last
 * report that are no longer made are removed.
 */
export function writePages(folder: string, pages: ReadonlyMap<string, string>, files: Files): PageFailure | undefined {
  const old = listedIn(join(folder, PAGE_LIST), files);
  const inOrder = [...pages].sort(([a], [b]) => depthOf(b) - depthOf(a) || (a < b ? -1 : 1));
  const list = `${JSON.stringify({ version: 1, pages: [...pages.keys()] }, undefined, 1)}\n`;
  const staged: Staged[] = [];
  for (const [path, text] of [...inOrder, [PAGE_LIST, list] as const]) {
    const failure = stage(join(folder, path), text, staged, files);
    if (failure) return failure;
  }
  const failure = putInPlace(staged, files);
  if (failure) return failure;
  for (const path of old) if (!pages.has(path)) removeQuietly(join(folder, path), files);
  return undefined;
}

/** Adds to what is staged; with a failure takes all of it away again. */
function stage(path: string, text: string, staged: Staged[], files: Files): PageFailure | undefined {
  const temporary = join(dirname(path), `.tongchou-report-${staged.length}.tmp`);
  try {
    files.makeFolder(dirname(path));
    files.remove(temporary);
    staged.push({ temporary, path });
    files.writeNew(temporary, text, path);
    return undefined;
  } catch (error) {
    for (const { temporary: made } of staged) removeQuietly(made, files);
    return { path, error };
  }
}

function depthOf(path: string): number {
  return path.split("/").length + (path.endsWith("index.html") ? 0 : 0.5);
}

function putInPlace(staged: readonly Staged[], files: Files): PageFailure | undefined {
  for (const [index, { temporary, path }] of staged.entries()) {
    try {
      files.rename(temporary, path);
    } catch (error) {
      for (const left of staged.slice(index)) removeQuietly(left.temporary, files);
      return { path, error };
    }
  }
  for (const folder of new Set(staged.map(({ path }) => dirname(path)))) files.settleFolder(folder);
  return undefined;
}

/** A file too many harms nobody, and the next report tries again. */
function removeQuietly(path: string, files: Files): void {
  try {
    files.remove(path);
  } catch {
    return;
  }
}

/** Pages that an earlier report named. */
function listedIn(path: string, files: Files): readonly string[] {
  try {
    const list: unknown = JSON.parse(decodeExactly(files.read(path)) ?? "");
    const pages: unknown = typeof list === "object" && list !== null && "pages" in list ? list.pages : [];
    return Array.isArray(pages) ? pages.filter((page): page is string => typeof page === "string" && staysInside(page, /\.html$/)) : [];
  } catch {
    return [];
  }
}
