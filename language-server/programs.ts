/** Which files make a program together: those below a workspace file, or else below an opened folder, with the libraries that the workspace file names. */
import { sourceText, type SourceText } from "../compiler/base/source-text.ts";
import { Workspace } from "../compiler/workspace.ts";
import { plainAddress } from "./features/addresses.ts";

export const ENDING = ".tongchou";
export const WORKSPACE_FILE = "tongchou.json";

const SKIPPED: ReadonlySet<string> = new Set(["node_modules", "dist"]);

/** By its name: what is built, fetched or hidden holds no policies. */
export function isSkipped(folder: string): boolean {
  return SKIPPED.has(folder) || folder.startsWith(".");
}

export function isOurs(uri: string): boolean {
  return uri.endsWith(ENDING) || isWorkspaceFile(uri);
}

export function isWorkspaceFile(uri: string): boolean {
  return uri.endsWith(`/${WORKSPACE_FILE}`);
}

/** A program and the files that are its own; libraries from other folders are in its workspace only. */
export interface Program {
  /** The folder's URI, without a slash at its end. */
  readonly root: string;
  readonly workspace: Workspace;
  readonly own: ReadonlySet<string>;
}

/** Texts by plain address: of policies and of workspace files. */
export type Texts = ReadonlyMap<string, string>;

/** What else is known of files than their addresses. */
interface Standing {
  /** The editor says that it is one, whatever it is called. */
  readonly isPolicy: (uri: string) => boolean;
  /** It is read only because a workspace file names its folder as a library. */
  readonly isLent: (uri: string) => boolean;
}

const PLAIN: Standing = { isPolicy: () => false, isLent: () => false };

export class Programs {
  private programs: readonly Program[] = [];
  private readonly texts = new Map<string, string>();
  private readonly sources = new Map<string, SourceText>();
  private folders: readonly string[] = [];
  private readonly standing: Standing;

  constructor(standing: Standing = PLAIN) {
    this.standing = standing;
  }

  setFolders(folders: readonly string[]): void {
    this.folders = folders.map(withoutSlash);
    this.arrange();
  }

  /** Many at once, as when a folder is opened; a text of `undefined` is a file that is gone. */
  update(changes: ReadonlyMap<string, string | undefined>): void {
    const isNew = [...changes].some(([uri, text]) => this.texts.has(uri) !== (text !== undefined) || isWorkspaceFile(uri) || this.hasNewStanding(uri));
    for (const [uri, text] of changes) {
      if (this.texts.get(uri) !== text) this.sources.delete(uri);
      if (text === undefined) this.texts.delete(uri);
      else this.texts.set(uri, text);
    }
    if (isNew) this.arrange();
    else for (const { workspace } of this.programs) for (const [uri, text] of changes) if (text !== undefined && workspace.has(uri)) workspace.set(uri, text);
  }

  private isPolicy(uri: string): boolean {
    return uri.endsWith(ENDING) || this.standing.isPolicy(uri);
  }

  /** A lent file is opened or closed. */
  private hasNewStanding(uri: string): boolean {
    return this.isPolicy(uri) && (this.of(uri) === undefined) !== this.standing.isLent(uri);
  }

  all(): readonly Program[] {
    return this.programs;
  }

  paths(): readonly string[] {
    return [...this.texts.keys()];
  }

  /** Those that count: not those of libraries. */
  workspaceFiles(): readonly string[] {
    return this.paths().filter((uri) => isWorkspaceFile(uri) && !this.standing.isLent(uri));
  }

  /** Folders that they name, in or out of the opened ones. */
  libraryFolders(): readonly string[] {
    return this.workspaceFiles().flatMap((uri) => librariesOf(parentOf(uri), this.texts.get(uri)));
  }

  of(uri: string): Program | undefined {
    return this.programs.find(({ own }) => own.has(uri));
  }

  textOf(uri: string): string | undefined {
    return this.texts.get(uri);
  }

  readonly sourceOf = (uri: string): SourceText | undefined => {
    const text = this.texts.get(uri);
    const source = this.sources.get(uri) ?? (text === undefined ? undefined : sourceText(uri, text));
    if (source !== undefined) this.sources.set(uri, source);
    return source;
  };

  private arrange(): void {
    const policies = this.paths().filter((uri) => this.isPolicy(uri));
    const settings = this.paths().filter(isWorkspaceFile).map(parentOf);
    const rootOf = (uri: string): string => nearest(uri, settings) ?? nearest(uri, this.folders) ?? (isUnsaved(uri) ? uri : parentOf(uri));
    const byRoot = new Map<string, string[]>();
    for (const uri of policies) byRoot.set(rootOf(uri), [...(byRoot.get(rootOf(uri)) ?? []), uri]);
    const all = [...byRoot].sort(([a], [b]) => (a < b ? -1 : 1)).map(([root, files]) => this.programFor(root, files, policies));
    this.programs = all.filter(({ own }) => own.size > 0);
  }

  /** The workspace of a root is kept, so that what it understood of unchanged files stays understood. */
  private programFor(root: string, files: readonly string[], policies: readonly string[]): Program {
    const own = files.filter((uri) => !this.standing.isLent(uri));
    const workspace = this.programs.find((program) => program.root === root)?.workspace ?? new Workspace();
    if (own.length === 0) return { root, workspace, own: new Set() };
    const libraries = librariesOf(root, this.texts.get(`${root}/${WORKSPACE_FILE}`));
    const lent = isUnsaved(root) ? this.lentToUnsaved(policies) : policies.filter((uri) => libraries.some((folder) => isInside(uri, folder)));
    const wanted = new Set([...files, ...lent]);
    for (const path of workspace.paths()) if (!wanted.has(path)) workspace.delete(path);
    for (const uri of wanted) workspace.set(uri, this.texts.get(uri) ?? "");
    return { root, workspace, own: new Set(own) };
  }

  /** Of the libraries of the workspace each name once: two programs may have their own of one name. */
  private lentToUnsaved(policies: readonly string[]): readonly string[] {
    const byName = new Map<string, string>();
    for (const uri of [...policies].filter((path) => !isUnsaved(path)).sort()) {
      const name = LIBRARY_HEAD.exec(this.texts.get(uri) ?? "")?.[1];
      if (name !== undefined && !byName.has(name)) byName.set(name, uri);
    }
    return [...byName.values()];
  }
}

/** A document without a file, that may be given any: `untitled:Untitled-1`. */
function isUnsaved(uri: string): boolean {
  return uri.startsWith("untitled:");
}

const LIBRARY_HEAD = /^(?:\s|\/\/.*|\/\*[^]*?\*\/)*(?:library|库)[^\S\r\n]+([^\s"“]+)/;

/** Folders that a workspace file names, as URIs; one that is no such file names none. */
export function librariesOf(root: string, text: string | undefined): readonly string[] {
  const settings = readJson(text ?? "");
  const libraries = typeof settings === "object" && settings !== null && "libraries" in settings ? settings.libraries : [];
  return Array.isArray(libraries) ? libraries.filter((folder) => typeof folder === "string").map((folder) => resolveFolder(root, folder)) : [];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function resolveFolder(root: string, folder: string): string {
  return plainAddress(withoutSlash(new URL(folder.split("/").map(encodeURIComponent).join("/"), `${root}/`).href));
}

function nearest(uri: string, folders: readonly string[]): string | undefined {
  return folders.filter((folder) => isInside(uri, folder)).sort((a, b) => b.length - a.length)[0];
}

export function isInside(uri: string, folder: string): boolean {
  return uri.startsWith(`${folder}/`);
}

function parentOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/"));
}

export function withoutSlash(uri: string): string {
  return uri.endsWith("/") ? uri.slice(0, -1) : uri;
}
