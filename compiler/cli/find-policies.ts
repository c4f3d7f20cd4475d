import { dirname, join } from "node:path";
import { NO_SPAN } from "../base/span.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Files } from "./host.ts";
import { isInside, WORKSPACE_FILE, type PathNames } from "./paths.ts";
import { IS_FOLDER, IS_SPECIAL, isNotFound, LEADS_NOWHERE, reasonOf } from "./reasons.ts";

export const ENDING = ".tongchou";
const SKIPPED = new Set(["node_modules", "dist"]);

export interface Found {
  /** Absolute paths, each file once, in the order of their names. */
  readonly files: readonly string[];
  /** Every folder in which a policy was looked for. */
  readonly folders: readonly string[];
  /** The workspace files in them. */
  readonly workspaceFiles: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Search {
  readonly files: Files;
  readonly names: PathNames;
  /** Real folders whose inside may be reached through a link. */
  readonly bounds: readonly string[];
  readonly found: string[];
  readonly folders: Set<string>;
  readonly workspaceFiles: Set<string>;
  /** Real paths, so that a link to what was read already reads nothing twice and a ring of links ends. */
  readonly seen: Set<string>;
  readonly links: string[];
  readonly diagnostics: Diagnostic[];
}

/** The policies that are named or lie in named folders, but for those known before; whatever cannot be read is reported and the rest is still found. */
export function findPolicies(paths: readonly string[], names: PathNames, files: Files, known: readonly string[] = []): Found {
  const bounds = [names.root, ...paths].flatMap((path) => realPathIfAny(path, files));
  const seen = new Set(known.flatMap((path) => realPathIfAny(path, files)));
  const search: Search = { files, names, bounds, found: [], folders: new Set(), workspaceFiles: new Set(), seen, links: [], diagnostics: [] };
  for (const path of paths) visitNamed(path, search);
  return { files: search.found.sort(), folders: [...search.folders].sort(), workspaceFiles: [...search.workspaceFiles].sort(), diagnostics: search.diagnostics };
}

function realPathIfAny(path: string, files: Files): readonly string[] {
  try {
    return [files.realPath(path)];
  } catch {
    return [];
  }
}

function visitNamed(path: string, search: Search): void {
  const before = search.found.length + search.diagnostics.length;
  try {
    const kind = search.files.kindOf(path);
    const isPolicy = path.endsWith(ENDING);
    if (kind === "folder" && !isPolicy) visitFolder(path, search.files.realPath(path), search);
    else if (!isPolicy) complain("notAPolicyFile", path, search);
    else visitPolicy(path, search.files.realPath(path), kind, search);
    if (kind === "file") search.folders.add(dirname(path));
    visitLinks(search);
    if (kind === "folder" && search.found.length + search.diagnostics.length === before && !hasPoliciesOf(path, search)) {
      complain("noPolicyFiles", path, search);
    }
  } catch (error) {
    if (isNotFound(error)) complain("missingPath", path, search);
    else unreadable(path, error, search);
  }
}

/** A folder inside one that was named before gives nothing new, but is not empty. */
function hasPoliciesOf(folder: string, { files, seen }: Search): boolean {
  const real = files.realPath(folder);
  return [...seen].some((path) => path.endsWith(ENDING) && isInside(path, real));
}

function visitFolder(folder: string, real: string, search: Search): void {
  if (search.seen.has(real)) return;
  search.seen.add(real);
  search.folders.add(folder);
  const entries = listed(folder, search);
  for (const { name, kind } of entries) {
    if (name.startsWith(".") || SKIPPED.has(name)) continue;
    const path = join(folder, name);
    if (kind === "link") search.links.push(path);
    else if (kind === "file" && name === WORKSPACE_FILE) search.workspaceFiles.add(path);
    else if (name.endsWith(ENDING)) visitPolicy(path, join(real, name), kind, search);
    else if (kind === "folder") visitFolder(path, join(real, name), search);
  }
}

function listed(folder: string, search: Search): ReturnType<Files["list"]> {
  try {
    return [...search.files.list(folder)].sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    unreadable(folder, error, search);
    return [];
  }
}

function visitPolicy(path: string, real: string, kind: "file" | "folder" | "other", search: Search): void {
  if (search.seen.has(real)) return;
  search.seen.add(real);
  if (kind === "file") search.found.push(path);
  else search.diagnostics.push(report("unreadableFile", placeOf(path, search), { reason: kind === "folder" ? IS_FOLDER : IS_SPECIAL }));
}

/** Links come after everything real, so that a file goes by its own path where it has one. */
function visitLinks(search: Search): void {
  for (let path = search.links.shift(); path !== undefined; path = search.links.shift()) visitLink(path, search);
}

function visitLink(path: string, search: Search): void {
  const isPolicy = path.endsWith(ENDING);
  try {
    const kind = search.files.kindOf(path);
    if (!isPolicy && kind !== "folder") return;
    const real = search.files.realPath(path);
    if (!search.bounds.some((bound) => isInside(real, bound))) complain("linkOutside", path, search);
    else if (isPolicy) visitPolicy(path, real, kind, search);
    else visitFolder(path, real, search);
  } catch (error) {
    if (isPolicy) search.diagnostics.push(report("unreadableFile", placeOf(path, search), { reason: isNotFound(error) ? LEADS_NOWHERE : reasonOf(error) }));
  }
}

function complain(id: "missingPath" | "notAPolicyFile" | "noPolicyFiles" | "linkOutside", path: string, search: Search): void {
  search.diagnostics.push(report(id, placeOf(path, search), {}));
}

function unreadable(path: string, error: unknown, search: Search): void {
  search.diagnostics.push(report("unreadableFile", placeOf(path, search), { reason: reasonOf(error) }));
}

function placeOf(path: string, { names }: Search): { readonly file: string; readonly span: typeof NO_SPAN } {
  return { file: names.inWorkspace(path), span: NO_SPAN };
}
