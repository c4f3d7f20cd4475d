import {
  closeSync, existsSync, fchmodSync, fsyncSync, openSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, watch, writeSync,
} from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { dayOf, type Day } from "../base/calendar.ts";
import type { CompileOptions, SourceFile } from "../compile.ts";
import type { PartFindings } from "../divide.ts";
import { makeFolder } from "./make-folder.ts";
import { isNotFound } from "./reasons.ts";

/** 0 fine; 1 the policies are at fault; 2 the call or the outside world is. */
export type ExitCode = 0 | 1 | 2;

export type EntryKind = "file" | "folder" | "link" | "other";

/** Files and folders by absolute path; every function throws what the system says. */
export interface Files {
  readonly read: (path: string) => Uint8Array;
  readonly list: (folder: string) => readonly { readonly name: string; readonly kind: EntryKind }[];
  /** What stands there after following links. */
  readonly kindOf: (path: string) => Exclude<EntryKind, "link">;
  readonly realPath: (path: string) => string;
  /** Writes a new file down to the disk, with the permissions of `like` where there is one; it is an error if the file is there. */
  readonly writeNew: (path: string, text: string, like: string) => void;
  /** The same for what is no text. */
  readonly writeNewBytes: (path: string, bytes: Uint8Array, like: string) => void;
  readonly rename: (from: string, to: string) => void;
  /** Makes what was renamed or removed in a folder last through a loss of power. */
  readonly settleFolder: (folder: string) => void;
  readonly makeFolder: (path: string) => void;
  readonly remove: (path: string) => void;
}

export interface Output {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Cells to a line. */
  readonly width: number;
}

/** Everything that a command may know of the world; tests give it another. */
export interface Host {
  readonly workingFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: Output;
  readonly err: Output;
  readonly files: Files;
  /** The local day. */
  readonly today: () => Day;
  /** The language of the system's settings, as a BCP 47 tag. */
  readonly systemLanguage: () => string;
  /** A file that comes with the package, by its path from the package's folder; `undefined` if there is none. */
  readonly packaged: (path: string) => string | undefined;
  /** Calls back a moment after something in one of the folders, not below them, changed; until it is told to stop. */
  readonly watch: (folders: readonly string[], changed: () => void) => () => void;
  /** Done when the user wants the program to end. */
  readonly interrupted: () => Promise<void>;
  /** Checks parts of a workspace at the same time, where there are processors for that. */
  readonly findInThreads?: (parts: readonly (readonly SourceFile[])[], options: CompileOptions) => Promise<readonly PartFindings[]>;
}

function kindOf(stats: { isFile(): boolean; isDirectory(): boolean; isSymbolicLink?(): boolean }): EntryKind {
  if (stats.isSymbolicLink?.()) return "link";
  return stats.isFile() ? "file" : stats.isDirectory() ? "folder" : "other";
}

function writeNew(path: string, text: string, like: string): void {
  writeNewBytes(path, new TextEncoder().encode(text), like);
}

function writeNewBytes(path: string, bytes: Uint8Array, like: string): void {
  const mode = statSync(like, { throwIfNoEntry: false })?.mode;
  const file = openSync(path, "wx");
  try {
    if (mode !== undefined) fchmodSync(file, mode);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Windows cannot open a folder, and keeps its names safe without being asked. */
function settleFolder(folder: string): void {
  if (process.platform === "win32") return;
  const opened = openSync(folder, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

const files: Files = {
  read: (path) => readFileSync(path),
  list: (folder) => readdirSync(folder, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOf(entry) })),
  kindOf: (path) => kindOf(statSync(path)) as Exclude<EntryKind, "link">,
  realPath: (path) => realpathSync.native(path),
  writeNew,
  writeNewBytes,
  rename: renameSync,
  settleFolder,
  makeFolder,
  remove: (path) => rmSync(path, { force: true }),
};

/** A reader that has seen enough, such as `head`, closes the pipe; that is no fault of ours. */
function ignoreClosedPipe(error: Error): void {
  if (!("code" in error) || error.code !== "EPIPE") throw error;
}

/** Also of a terminal that does not know its own and says 0. */
const usualWidth = 100;

function outputOf(stream: NodeJS.WriteStream): Output {
  stream.on("error", ignoreClosedPipe);
  return { write: (text) => void stream.write(text), isTerminal: stream.isTTY === true, width: stream.columns || usualWidth };
}

/** The program's own folder, or one above it, holds what the package brings. */
function packaged(path: string, program: string): string | undefined {
  for (let folder = program; folder !== dirname(folder); folder = dirname(folder)) {
    try {
      return readFileSync(join(folder, path), "utf8");
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
  return undefined;
}

/** Folder by folder: the system's own watching of whole trees misses changes on Linux while it is being set up. */
function watchFolders(folders: readonly string[], changed: () => void): () => void {
  let waiting: NodeJS.Timeout | undefined;
  const soon = (_event: string, name: string | null): void => {
    if (name?.startsWith(".")) return;
    // Editors write a file in several steps; one callback for all of them is enough.
    clearTimeout(waiting);
    waiting = setTimeout(changed, 100);
  };
  const watchers = folders.map((folder) => watch(folder, soon));
  return () => watchers.forEach((watcher) => watcher.close());
}

async function findInThreads(program: string, parts: readonly (readonly SourceFile[])[], options: CompileOptions): Promise<readonly PartFindings[]> {
  const { beLessEager, findInThread } = await import("./find-in-thread.ts");
  beLessEager();
  return Promise.all(parts.map((files) => findInThread(program, { files, options })));
}

/** @param program the folder that the program lies in; what a thread runs lies beside it, but not where it runs from source. */
export function nodeHost(program: string): Host {
  const threadProgram = join(program, "find-worker.cjs");
  const hasThreads = availableParallelism() > 1 && existsSync(threadProgram);
  return {
    workingFolder: process.cwd(),
    environment: process.env,
    out: outputOf(process.stdout),
    err: outputOf(process.stderr),
    files,
    today: () => {
      const now = new Date();
      return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? 0;
    },
    systemLanguage: () => Intl.DateTimeFormat().resolvedOptions().locale,
    packaged: (path) => packaged(path, program),
    watch: watchFolders,
    interrupted: () => new Promise((resolve) => void process.once("SIGINT", resolve)),
    ...(hasThreads ? { findInThreads: (parts, options) => findInThreads(threadProgram, parts, options) } : {}),
  };
}

/** The exit code is set and the program left to end by itself, so that output still in a pipe is not lost. */
export function endWith(code: ExitCode): void {
  process.exitCode = code;
}
