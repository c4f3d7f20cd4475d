/** What the editor has open, what lies on the disk, and what of it was understood. No LSP types. */
import type { SourceText } from "../compiler/base/source-text.ts";
import type { Day } from "../compiler/base/calendar.ts";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.ts";
import type { Language } from "../compiler/diagnostics/render/fill.ts";
import type { ParsedText, Snapshot } from "../compiler/workspace.ts";
import { ENDING, type Program, Programs, WORKSPACE_FILE } from "./programs.ts";

/** Reads what no editor holds open. A browser's has nothing. */
export interface Files {
  /** URIs of the policies and workspace files below a folder. */
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
  /** Everything about the program; worked out when it is asked for. */
  readonly snapshot: () => Snapshot;
}

export class Session {
  readonly programs = new Programs();
  private readonly open = new Map<string, string>();
  private readonly files: Files;
  settings: Settings;

  constructor(files: Files, settings: Settings) {
    this.files = files;
    this.settings = settings;
  }

  /** Reads whole folders; the texts that the editor holds win. */
  async setFolders(folders: readonly string[]): Promise<void> {
    const uris = (await Promise.all(folders.map((folder) => this.files.list(folder)))).flat();
    const texts = await Promise.all([...new Set(uris)].map(async (uri) => [uri, this.open.get(uri) ?? (await this.files.read(uri))] as const));
    this.programs.update(new Map(texts));
    this.programs.setFolders(folders);
  }

  change(uri: string, text: string): void {
    this.open.set(uri, text);
    this.programs.update(new Map([[uri, text]]));
  }

  /** What lies on the disk counts again. */
  async close(uri: string): Promise<void> {
    this.open.delete(uri);
    await this.changedOutside([uri]);
  }

  async changedOutside(uris: readonly string[]): Promise<void> {
    const ours = uris.filter((uri) => !this.open.has(uri) && (uri.endsWith(ENDING) || uri.endsWith(`/${WORKSPACE_FILE}`)));
    const texts = await Promise.all(ours.map(async (uri) => [uri, await this.files.read(uri)] as const));
    this.programs.update(new Map(texts.filter(([uri]) => !this.open.has(uri))));
  }

  view(uri: string): View | undefined {
    const program = this.programs.of(uri);
    const parsed = program?.workspace.parsed(uri);
    if (program === undefined || parsed === undefined) return undefined;
    const { settings } = this;
    return { uri, program, parsed, source: parsed.source, settings, snapshot: () => this.snapshotOf(program) };
  }

  snapshotOf({ workspace }: Program): Snapshot {
    return workspace.snapshot({ asOf: this.settings.asOf });
  }

  /** Findings by file, of the program's own files; each has an entry, if only an empty one. */
  diagnosticsOf(program: Program): ReadonlyMap<string, readonly Diagnostic[]> {
    const found = new Map<string, Diagnostic[]>([...program.own].map((uri) => [uri, []]));
    for (const diagnostic of this.snapshotOf(program).diagnostics) found.get(diagnostic.location?.file ?? "")?.push(diagnostic);
    return found;
  }
}
