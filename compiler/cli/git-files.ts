import { execFileSync } from "node:child_process";
import { join, resolve, sep } from "node:path";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { EntryKind, Files } from "./host.ts";
import { isNotFound } from "./reasons.ts";

/** Why git could not say what was asked of it. */
export class GitFault extends Error {
  readonly reason: Phrase;

  constructor(reason: Phrase) {
    super(reason.en);
    this.reason = reason;
  }
}

const NO_GIT: Phrase = { en: "git is not installed", zh: "未安装 git" };
const NO_REPOSITORY: Phrase = { en: "the current folder lies in no git repository", zh: "当前文件夹不在 git 仓库之中" };

/** More than all policies of a country. */
const MOST_BYTES = 1 << 28;

function git(folder: string, args: readonly string[], otherwise: Phrase, input?: string): Buffer {
  try {
    return execFileSync("git", args, { cwd: folder, input, maxBuffer: MOST_BYTES, stdio: ["pipe", "pipe", "pipe"] });
  } catch (error) {
    throw new GitFault(isNotFound(error) ? NO_GIT : otherwise);
  }
}

interface Blob {
  readonly kind: EntryKind;
  readonly id: string;
}

/** The files of a revision, by the absolute paths that they would have in the repository around the folder; nothing can be written. */
export function gitFiles(revision: string, folder: string): Files {
  const unknown: Phrase = { en: `there is no revision “${revision}”`, zh: `没有名为“${revision}”的修订` };
  const root = resolve(folder, git(folder, ["rev-parse", "--show-cdup"], NO_REPOSITORY).toString("utf8").trim());
  const tree = git(folder, ["rev-parse", "--verify", "--end-of-options", `${revision}^{tree}`], unknown).toString("utf8").trim();
  const blobs = readTree(folder, root, tree);
  const folders = foldersOf(blobs.keys(), root);
  let texts: ReadonlyMap<string, Uint8Array> | undefined;
  const read = (path: string): Uint8Array => {
    const blob = blobs.get(path);
    if (blob === undefined) throw notFound(path);
    texts ??= readBlobs(folder, [...blobs].filter(([name]) => /\.tongchou$|tongchou\.json$/.test(name)).map(([, { id }]) => id));
    return texts.get(blob.id) ?? git(folder, ["cat-file", "blob", blob.id], NO_REPOSITORY);
  };
  return {
    read,
    list: (path) => [...(folders.get(path) ?? missing(path))].map(([name, child]) => ({ name, kind: blobs.get(child)?.kind ?? "folder" })),
    kindOf: (path) => (folders.has(path) ? "folder" : blobs.get(path)?.kind === "file" ? "file" : blobs.has(path) ? "other" : missing(path)),
    realPath: (path) => (folders.has(path) || blobs.has(path) ? path : missing(path)),
    writeNew: refuse, writeNewBytes: refuse, rename: refuse, settleFolder: refuse, makeFolder: refuse, remove: refuse,
  };
}

function readTree(folder: string, root: string, tree: string): ReadonlyMap<string, Blob> {
  const entries = git(folder, ["ls-tree", "-r", "-z", "--full-tree", tree], NO_REPOSITORY).toString("utf8").split("\0");
  return new Map(entries.flatMap((entry): [string, Blob][] => {
    const found = /^(\d+) blob ([0-9a-f]+)\t([^]+)$/.exec(entry);
    if (!found) return [];
    const [, mode = "", id = "", path = ""] = found;
    return [[join(root, ...path.split("/")), { id, kind: mode === "120000" ? "other" : "file" }]];
  }));
}

/** Each folder with its entries by name; the root has its place even where the tree is empty. */
function foldersOf(paths: Iterable<string>, root: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const folders = new Map<string, Map<string, string>>([[root, new Map()]]);
  for (const path of paths) {
    for (let child = path; child !== root;) {
      const cut = child.lastIndexOf(sep);
      const parent = child.slice(0, cut) || sep;
      const known = folders.get(parent) ?? new Map<string, string>();
      known.set(child.slice(cut + 1), child);
      folders.set(parent, known);
      child = parent;
    }
  }
  return folders;
}

/** All at once, because starting git takes longer than reading a file. */
function readBlobs(folder: string, ids: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const unique = [...new Set(ids)];
  const output = unique.length === 0 ? new Uint8Array() : git(folder, ["cat-file", "--batch"], NO_REPOSITORY, `${unique.join("\n")}\n`);
  const texts = new Map<string, Uint8Array>();
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(10, at);
    const [id = "", , size = "0"] = new TextDecoder().decode(output.subarray(at, end)).split(" ");
    const start = end + 1;
    texts.set(id, output.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return texts;
}

function notFound(path: string): Error {
  return Object.assign(new Error(`no such file: ${path}`), { code: "ENOENT" });
}

function missing(path: string): never {
  throw notFound(path);
}

function refuse(): never {
  throw Object.assign(new Error("a revision cannot be written"), { code: "EROFS" });
}
