import { dirname, join, relative, resolve, sep } from "node:path";
import type { Host } from "./host.ts";
import { kindAt } from "./kind-at.ts";

/** How an absolute path, a path of the workspace and a path for people become one another. */
export interface PathNames {
  /** Absolute. */
  readonly root: string;
  /** Relative to the root, with `/`. */
  readonly inWorkspace: (absolute: string) => string;
  readonly absolute: (file: string) => string;
  /** Relative to the working folder, with `/`. */
  readonly shown: (file: string) => string;
}

export const WORKSPACE_FILE = "tongchou.json";

export function pathNames(root: string, workingFolder: string): PathNames {
  return {
    root,
    inWorkspace: (absolute) => withSlashes(relative(root, absolute)),
    absolute: (file) => join(root, file),
    shown: (file) => withSlashes(relative(workingFolder, join(root, file))),
  };
}

function withSlashes(path: string): string {
  return path === "" ? "." : path.split(sep).join("/");
}

/** Whether a path is the folder itself or below it; both absolute and real. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** What a command works on: the paths that were named, or else the workspace around the working folder. */
export function targetsOf(paths: readonly string[], host: Host): readonly string[] {
  const folder = host.workingFolder;
  return paths.length > 0 ? paths.map((path) => resolve(folder, path)) : [workspaceAround(folder, host) ?? folder];
}

/**
 * The folder to which paths in diagnostics and tables are relative, so that the same policies give the same tables wherever the
 * command is started: the workspace around all targets; without one the working folder if it holds them, or else what they share.
 */
export function rootOf(targets: readonly string[], host: Host): string {
  const shared = targets.map((target) => folderOf(target, host)).reduce(sharedFolder);
  return workspaceAround(shared, host) ?? (isInside(shared, host.workingFolder) ? host.workingFolder : shared);
}

/** The workspaces to which the targets belong, each once. */
export function workspacesAround(targets: readonly string[], host: Host): readonly string[] {
  return [...new Set(targets.flatMap((target) => workspaceAround(folderOf(target, host), host) ?? []))];
}

function folderOf(target: string, { files }: Host): string {
  return kindAt(target, files) === "folder" ? target : dirname(target);
}

function sharedFolder(a: string, b: string): string {
  let shared = a;
  while (!isInside(b, shared) && dirname(shared) !== shared) shared = dirname(shared);
  return shared;
}

function workspaceAround(folder: string, { files }: Host): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (kindAt(join(at, WORKSPACE_FILE), files) === "file") return at;
    if (dirname(at) === at) return undefined;
  }
}
