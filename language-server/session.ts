/** What the editor has open, what lies on the disk, and what of it was understood. No LSP types. */
import type { SourceText } from "../compiler/base/source-text.ts";
import type { Day } from "../compiler/base/calendar.ts";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.ts";
import type { Language } from "../compiler/diagnostics/render/fill.ts";
import type { CompileOptions } from "../compiler/compile.ts";
import type { Names, ParsedText, Snapshot } from "../compiler/workspace.ts";
import { rulesIn, withRules } from "../compiler/findings/rules.ts";
import { plainAddress } from "./features/addresses.ts";
import { type Choices, readWorkspaceSettings, settle } from "./settings.ts";
import { isInside, isOurs, isSkipped, isWorkspaceFile, type Program, Programs, withoutSlash, WORKSPACE_FILE } from "./programs.ts";
import { WorkspaceFiles } from "./workspace-files.ts";

/** Reads what no editor holds open. A browser's has nothing. */
export interface Files {
  /** URIs of the policies and workspace files below a folder, spelled as the machine likes. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** `undefined` where the file is gone or is no UTF-8 text. */
  readonly read: (uri: string) => Promise<string | undefined>;
}

export interface Settings {
  readonly language: Language;
  /** The day on which reviews are overdue, and that `in force` means. */
  readonly asOf: Day;
}

/** One file as a feature sees it. */
export interface View {
  readonly uri: string;
  readonly program: Program;
  readonly parsed: ParsedText;
  readonly source: SourceText;
  readonly settings: Settings;
  /** What names stand for; as long as much of the program is to be read yet, in what is read of it. */
  readonly names: () => Names;
  /** Everything about the provinces that reach the file; worked out when it is asked for. */
  readonly snapshot: () => Snapshot;
}

interface Held {
  readonly text: string;
  readonly version: number;
  /** By the language that the editor says it is in. */
  readonly isPolicy: boolean;
}

/** The language, as editors call it. */
const LANGUAGE = "tongchou";

/** By file, of the program that a snapshot is about; worked out once. */
const findings = new WeakMap<Snapshot, ReadonlyMap<string, readonly Diagnostic[]>>();

export class Session {
  private readonly open = new Map<string, Held>();
  readonly programs = new Programs({ isPolicy: (uri) => this.open.get(uri)?.isPolicy === true, isLent: (uri) => this.isLent(uri) });
  readonly workspaceFiles = new WorkspaceFiles(this.programs);
  private folders: readonly string[] = [];
  /** Outside of the opened folders: what lies in them is read, and nothing is said about it. */
  private lendingFolders: readonly string[] = [];
  /** Told whenever these are others than before. */
  lent: (folders: readonly string[]) => void = () => {};
  private readonly files: Files;
  /** Of the editor's language and the clock. */
  defaults: Settings;
  /** What the editor itself sets. */
  chosen: Choices = {};

  constructor(files: Files, defaults: Settings) {
    this.files = files;
    this.defaults = defaults;
  }

  /** Where no program is meant. */
  get settings(): Settings {
    return settle(this.defaults, {}, this.chosen);
  }

  settingsOf({ root }: Program): Settings {
    return settle(this.defaults, readWorkspaceSettings(this.programs.textOf(`${root}/${WORKSPACE_FILE}`)), this.chosen);
  }

  /** Reads whole folders, and the libraries that their workspace files name, and drops what lies in none of them any more; the texts that the editor holds win. */
  async setFolders(folders: readonly string[]): Promise<void> {
    this.folders = folders;
    await this.take(folders, this.programs.paths().filter((uri) => !this.isLent(uri)));
    this.programs.setFolders(folders);
    await this.take(this.lendingFolders, this.programs.paths().filter((uri) => this.isLent(uri)));
    await this.readLibraries();
  }

  private async take(folders: readonly string[], before: readonly string[]): Promise<void> {
    const known = new Set((await Promise.all(folders.map((folder) => this.files.list(folder)))).flat().map(plainAddress));
    const read = await Promise.all([...known].map(async (uri) => [uri, await this.files.read(uri)] as const));
    // Some of them may have been opened meanwhile.
    const texts = read.map(([uri, text]) => [uri, this.open.get(uri)?.text ?? text] as const);
    const gone = before.filter((uri) => !known.has(uri) && !this.open.has(uri));
    this.programs.update(new Map([...gone.map((uri) => [uri, undefined] as const), ...texts]));
  }

  /** As workspace files name them now; what none lends any more is dropped. */
  async readLibraries(): Promise<void> {
    const before = this.lendingFolders;
    this.lendingFolders = [...new Set(this.programs.libraryFolders())].filter((folder) => this.isOutside(`${folder}/`));
    const more = this.lendingFolders.filter((folder) => !before.includes(folder));
    await this.take(more, this.programs.paths().filter((uri) => !this.mayHold(uri)));
    if (more.length > 0 || before.length !== this.lendingFolders.length) this.lent(this.lendingFolders);
    await this.workspaceFiles.judge();
  }

  private isLent(uri: string): boolean {
    return !this.open.has(uri) && this.isOutside(uri) && liesIn(uri, this.lendingFolders);
  }

  private isOutside(uri: string): boolean {
    return !this.folders.map(withoutSlash).some((root) => isInside(uri, root));
  }

  /** What has come and gone in the folders is known to the disk alone. */
  rereadFolders(): Promise<void> {
    return this.setFolders(this.folders);
  }

  /** A known file lies in it. */
  isFolder(uri: string): boolean {
    return this.programs.all().some(({ own }) => [...own].some((file) => isInside(file, uri)));
  }

  change(uri: string, text: string, version: number, language = LANGUAGE): void {
    this.open.set(uri, { text, version, isPolicy: language === LANGUAGE && !isOfRepository(uri) });
    this.programs.update(new Map([[uri, text]]));
  }

  /** What lies on the disk counts again, where that is any of ours. */
  async close(uri: string): Promise<void> {
    this.open.delete(uri);
    if (isOurs(uri)) await this.changedOutside([uri]);
    else this.programs.update(new Map([[uri, undefined]]));
  }

  private mayHold(uri: string): boolean {
    return liesIn(uri, this.folders.map(withoutSlash)) || liesIn(uri, this.lendingFolders);
  }

  /** Files, or folders that have come with all that is in them. Whether any policy or workspace file was among them. */
  async changedOutside(uris: readonly string[]): Promise<boolean> {
    const come = await Promise.all(uris.filter((uri) => !isOurs(uri) && this.mayHold(uri)).map((uri) => this.files.list(uri)));
    const ours = [...uris.filter(isOurs), ...come.flat().map(plainAddress)];
    const texts = await Promise.all(ours.filter((uri) => !this.open.has(uri)).map(async (uri) => [uri, this.mayHold(uri) ? await this.files.read(uri) : undefined] as const));
    this.programs.update(new Map(texts.filter(([uri]) => !this.open.has(uri))));
    if (ours.some(isWorkspaceFile)) await this.readLibraries();
    return ours.length > 0;
  }

  view(uri: string): View | undefined {
    const program = this.programs.of(uri);
    const parsed = program?.workspace.parsed(uri);
    if (program === undefined || parsed === undefined) return undefined;
    const settings = this.settingsOf(program);
    return { uri, program, parsed, source: parsed.source, settings, names: () => program.workspace.names(uri), snapshot: () => program.workspace.snapshotAround(uri, this.optionsOf(program)) };
  }

  /** Of a text that the editor holds, by its own count. */
  versionOf(uri: string): number | undefined {
    return this.open.get(uri)?.version;
  }

  isOpen(uri: string): boolean {
    return this.open.has(uri);
  }

  isOpenBesides(uris: ReadonlySet<string>): boolean {
    return [...this.open.keys()].some((uri) => !uris.has(uri));
  }

  optionsOf(program: Program): CompileOptions {
    return { asOf: this.settingsOf(program).asOf };
  }

  /** Nothing has to be worked out to tell what there is to say about the file. */
  isUnderstood(uri: string): boolean {
    const program = this.programs.of(uri);
    return program === undefined || program.workspace.isUnderstood(uri, this.optionsOf(program));
  }

  isRead(): boolean {
    return this.programs.all().every(({ workspace }) => !workspace.isUnread());
  }

  isCurrent(): boolean {
    return this.programs.all().every(({ workspace }) => workspace.isCurrent());
  }

  snapshotOf(program: Program): Snapshot {
    return program.workspace.snapshot(this.optionsOf(program));
  }

  /** Findings by file, of the program's own files; each has an entry, if only an empty one. */
  diagnosticsOf(program: Program): ReadonlyMap<string, readonly Diagnostic[]> {
    const found = byFile(this.snapshotOf(program));
    return new Map([...program.own].map((uri) => [uri, this.ruled(found.get(uri) ?? [], program)]));
  }

  /** With the severities that the workspace file of the program sets. */
  ruled(diagnostics: readonly Diagnostic[], { root }: Program): readonly Diagnostic[] {
    const text = diagnostics.length === 0 ? undefined : this.programs.textOf(`${root}/${WORKSPACE_FILE}`);
    if (text === undefined) return diagnostics;
    const rules = rulesIn(text);
    return withRules(diagnostics, () => rules);
  }

  /** Of one file; only what the provinces that reach it need is worked out. */
  findingsIn(uri: string): readonly Diagnostic[] {
    const program = this.programs.of(uri);
    const snapshot = program?.workspace.snapshotAround(uri, this.optionsOf(program));
    return snapshot === undefined ? [] : (byFile(snapshot).get(uri) ?? []);
  }
}

/** In one of the folders, and not in a part of it that holds no policies. */
function liesIn(uri: string, folders: readonly string[]): boolean {
  return folders.some((root) => isInside(uri, root) && !uri.slice(root.length + 1).split("/").some(isSkipped));
}

/** As it was at some commit: editors show it beside the file itself. */
function isOfRepository(uri: string): boolean {
  return uri.includes("?") || uri.startsWith("git:");
}

function byFile(snapshot: Snapshot): ReadonlyMap<string, readonly Diagnostic[]> {
  const known = findings.get(snapshot);
  if (known !== undefined) return known;
  const found = new Map<string, Diagnostic[]>();
  for (const diagnostic of snapshot.diagnostics) {
    const { file = "" } = diagnostic.location ?? {};
    found.set(file, found.get(file) ?? []);
    found.get(file)?.push(diagnostic);
  }
  findings.set(snapshot, found);
  return found;
}
