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
  return uri.endsWith(ENDING) || uri.endsWith(`/${WORKSPACE_FILE}`);
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

export class Programs {
  private programs: readonly Program[] = [];
  private readonly texts = new Map<string, string>();
  private readonly sources = new Map<string, SourceText>();
  private folders: readonly string[] = [];

  setFolders(folders: readonly string[]): void {
    this.folders = folders.map(withoutSlash);
    this.arrange();
  }

  /** Many at once, as when a folder is opened; a text of `undefined` is a file that is gone. */
  update(changes: ReadonlyMap<string, string | undefined>): void {
    const isNew = [...changes].some(([uri, text]) => this.texts.has(uri) !== (text !== undefined) || uri.endsWith(`/${WORKSPACE_FILE}`));
    for (const [uri, text] of changes) {
      if (this.texts.get(uri) !== text) this.sources.delete(uri);
      if (text === undefined) this.texts.delete(uri);
      else this.texts.set(uri, text);
    }
    if (isNew) this.arrange();
    else for (const { workspace } of this.programs) for (const [uri, text] of changes) if (text !== undefined && workspace.has(uri)) workspace.set(uri, text);
  }

  all(): readonly Program[] {
    return this.programs;
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
    const policies = [...this.texts.keys()].filter((uri) => uri.endsWith(ENDING));
    const settings = [...this.texts.keys()].filter((uri) => uri.endsWith(`/${WORKSPACE_FILE}`)).map(parentOf);
    const rootOf = (uri: string): string => nearest(uri, settings) ?? nearest(uri, this.folders) ?? parentOf(uri);
    const byRoot = new Map<string, string[]>();
    for (const uri of policies) byRoot.set(rootOf(uri), [...(byRoot.get(rootOf(uri)) ?? []), uri]);
    this.programs = [...byRoot].sort(([a], [b]) => (a < b ? -1 : 1)).map(([root, own]) => this.programFor(root, own, policies));
  }

  /** The workspace of a root is kept, so that what it understood of unchanged files stays understood. */
  private programFor(root: string, own: readonly string[], policies: readonly string[]): Program {
    const workspace = this.programs.find((program) => program.root === root)?.workspace ?? new Workspace();
    const libraries = librariesOf(root, this.texts.get(`${root}/${WORKSPACE_FILE}`));
    const lent = policies.filter((uri) => libraries.some((folder) => isInside(uri, folder)));
    const wanted = new Set([...own, ...lent]);
    for (const path of workspace.paths()) if (!wanted.has(path)) workspace.delete(path);
    for (const uri of wanted) workspace.set(uri, this.texts.get(uri) ?? "");
    return { root, workspace, own: new Set(own) };
  }
}

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
