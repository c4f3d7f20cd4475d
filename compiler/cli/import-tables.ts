import { NO_SPAN } from "../base/span.ts";
import { sourceText, type SourceText } from "../base/source-text.ts";
import { bind } from "../bind/bind.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { applyChanges } from "../sheets/apply-changes.ts";
import { importBook, unreadFor, type Policies, type ReadBook } from "../sheets/import-book.ts";
import type { TableChange } from "../sheets/import-table.ts";
import * as reasons from "../sheets/reasons.ts";
import { refusedCells } from "../sheets/refused-cells.ts";
import { readSource } from "../sheets/source-tables.ts";
import { withSettings } from "./call-settings.ts";
import { compileWorkspace, concerning } from "./compile-workspace.ts";
import type { ExitCode, Host } from "./host.ts";
import { changeLines } from "./import-report.ts";
import { readForImport } from "./import-workspace.ts";
import { replaceTogether, type NewText } from "./import-write.ts";
import { countOf, say } from "./messages.ts";
import { exitCodeOf, showPretty } from "./show.ts";
import type { Call } from "./usage.ts";
import type { WorkspaceFiles } from "./workspace-files.ts";

export async function importTables(given: Call, host: Host): Promise<ExitCode> {
  const { workspace, books } = await readForImport(given, host);
  const call = withSettings(given, workspace);
  const unread = [...workspace.diagnostics, ...books.flatMap((book) => ("grids" in book ? [] : [book]))];
  if (exitCodeOf(unread) !== 0) return refuse(unread, workspace, call, host);
  const read = books.flatMap((book) => ("grids" in book ? [book] : []));
  if (!call.options.has("into")) return importBooks(read, workspace, call, host);
  const { importHandMade } = await import("./import-hand-made.ts");
  return importHandMade(read, workspace, call, host);
}

async function importBooks(books: readonly ReadBook[], workspace: WorkspaceFiles, call: Call, host: Host): Promise<ExitCode> {
  const policies = policiesOf(workspace);
  const broken = unreadFor(books, policies);
  if (broken.length > 0) return refuse(broken, workspace, call, host);
  const read = books.map((book) => importBook(book, policies));
  const changes = read.flatMap(({ value }) => value).filter(({ cells, added, deleted }) => cells.length + added.length + deleted.length > 0);
  const found = [...read.flatMap(({ diagnostics }) => diagnostics), ...twice(changes, books)];
  if (exitCodeOf(found) !== 0) return refuse(found, workspace, call, host);
  if (changes.length === 0) {
    if (found.length > 0) await show(found, workspace, new Map(), call, host);
    host.out.write(`${say(call.language, "importedNothing", {})}\n`);
    return 0;
  }
  return write({ changes, found, books }, policies, workspace, call, host);
}

export function policiesOf({ sources }: Pick<WorkspaceFiles, "sources">): Policies {
  const read = [...sources.values()].map(({ path, text }) => readSource(path, text));
  return { sources: read, scopes: bind(read.map(({ parsed }) => parsed.tree)).value.scopes };
}

/** One table changed in two spreadsheets. */
function twice(changes: readonly TableChange[], books: readonly ReadBook[]): readonly Diagnostic[] {
  const repeated = changes.filter(({ table }, index) => changes.findIndex((other) => other.table === table) !== index);
  return repeated.map(({ sheet }) => report("sheetRefused", { file: books.at(-1)?.file ?? "", span: NO_SPAN }, { sheet, reason: reasons.TABLE_TWICE }));
}

interface Wanted {
  readonly changes: readonly TableChange[];
  readonly found: readonly Diagnostic[];
  readonly books: readonly ReadBook[];
}

async function write({ changes, found, books }: Wanted, policies: Policies, workspace: WorkspaceFiles, call: Call, host: Host): Promise<ExitCode> {
  const files = [...new Set(changes.map(({ table }) => table.file))].sort();
  const texts = files.map((file): NewText => {
    const before = workspace.sources.get(file)?.text ?? "";
    return { file, before, after: applyChanges(before, changes.filter(({ table }) => table.file === file)) };
  });
  const judged = await judge(texts, workspace, call, host);
  const strange = refusedCells(changes, texts, judged.diagnostics, books[0]?.file ?? "");
  if (strange.length > 0) return refuse([...found, ...strange], workspace, call, host);
  host.out.write(`${changeLines(changes, policies, workspace, call.language).join("\n")}\n`);
  return finish({ texts, cells: countOfChanges(changes), found, judged }, workspace, call, host);
}

function countOfChanges(changes: readonly TableChange[]): number {
  return changes.reduce((sum, { cells, added, deleted }) => sum + cells.length + added.length + deleted.length, 0);
}

export interface Judged {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceText>;
}

/** What there is to say about the files once they have their new texts. */
export async function judge(texts: readonly NewText[], workspace: WorkspaceFiles, call: Call, host: Host): Promise<Judged> {
  const sources = new Map([...workspace.sources, ...texts.map(({ file, after }) => [file, sourceText(file, after)] as const)]);
  const compilation = await compileWorkspace({ ...workspace, sources }, call, host);
  return { sources, diagnostics: concerning(new Set(texts.map(({ file }) => file)), compilation) };
}

export interface Ready {
  readonly texts: readonly NewText[];
  readonly cells: number;
  readonly found: readonly Diagnostic[];
  readonly judged: Judged;
}

/** Writes what is ready, or only tells of it. */
export async function finish({ texts, cells, found, judged }: Ready, workspace: WorkspaceFiles, call: Call, host: Host): Promise<ExitCode> {
  const isPreview = call.options.has("preview");
  const failure = isPreview ? undefined : replaceTogether(texts, workspace.names, host.files);
  if (failure !== undefined) return refuse([failure], workspace, call, host);
  const told = { cells: countOf(cells, "cell"), files: countOf(texts.length, "file") };
  host.out.write(`${isPreview ? say(call.language, "importPreviewed", told) : say(call.language, "imported", told)}\n`);
  const all = [...found, ...judged.diagnostics];
  if (all.length > 0) await show(all, workspace, judged.sources, call, host);
  return exitCodeOf(all);
}

async function show(diagnostics: readonly Diagnostic[], workspace: WorkspaceFiles, sources: Judged["sources"], call: Call, host: Host): Promise<void> {
  const known = new Map([...workspace.workspaceFiles, ...sources]);
  showPretty({ diagnostics, sources: known, files: sources.size, shownPath: workspace.names.shown }, call.language, host.err, host);
}

export async function refuse(diagnostics: readonly Diagnostic[], workspace: WorkspaceFiles, call: Call, host: Host): Promise<ExitCode> {
  await show(diagnostics, workspace, workspace.sources, call, host);
  host.err.write(`${say(call.language, "importRefused", {})}\n`);
  return exitCodeOf(diagnostics);
}
