import { join, resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { filesNamedIn, type ReadBook } from "../sheets/import-book.ts";
import type { Host } from "./host.ts";
import { readSpreadsheet } from "./import-read.ts";
import { exitCodeOf } from "./show.ts";
import type { Call } from "./usage.ts";
import { readWorkspace, type WorkspaceFiles } from "./workspace-files.ts";

export interface ImportFiles {
  readonly workspace: WorkspaceFiles;
  readonly books: readonly (ReadBook | Diagnostic)[];
}

/** The spreadsheets, and the policies that they are for: those of `--policies` or around `--into`, or those that the spreadsheets name. */
export async function readForImport(call: Call, host: Host): Promise<ImportFiles> {
  const workspace = await workspaceFor(call, host);
  const books = await readBooks(workspace, call, host);
  const named = call.options.has("policies") || call.options.has("into") ? undefined : folderNamed(books, workspace);
  if (named === undefined) return { workspace, books };
  const narrower = await readWorkspace([named], host);
  return { workspace: narrower, books: await readBooks(narrower, call, host) };
}

function readBooks({ names }: WorkspaceFiles, call: Call, host: Host): Promise<readonly (ReadBook | Diagnostic)[]> {
  return Promise.all(call.arguments.map((path) => readSpreadsheet(path, names, host)));
}

/** Of a policy elsewhere its own workspace; also where something around it that has nothing to do with it cannot be read. */
async function workspaceFor({ options }: Call, host: Host): Promise<WorkspaceFiles> {
  const [policies, into] = [options.get("policies"), options.get("into")];
  const around = await readWorkspace(policies === undefined ? [] : [policies], host);
  if (into === undefined) return around;
  if (!around.sources.has(around.names.inWorkspace(resolve(host.workingFolder, into)))) return readWorkspace([into], host);
  if (policies !== undefined || exitCodeOf(around.diagnostics) === 0) return around;
  const own = await readWorkspace([into], host);
  return own.workspaceFiles.size > 0 ? own : around;
}

/**
 * The folder from which the paths in the spreadsheets count, where that is one below the workspace: what else lies around there may be no policy
 * at all, or one that is called the same.
 */
function folderNamed(books: readonly (ReadBook | Diagnostic)[], { sources, names }: WorkspaceFiles): string | undefined {
  const files = [...new Set(books.flatMap((book) => ("grids" in book ? filesNamedIn(book) : [])))];
  const [folders, ...others] = files.map((file) => [...sources.keys()].flatMap((path) => folderOver(path, file)));
  const [folder, ...rivals] = (folders ?? []).filter((one) => others.every((more) => more.includes(one)));
  return folder === undefined || folder === "" || rivals.length > 0 ? undefined : join(names.root, folder);
}

function folderOver(path: string, file: string): readonly string[] {
  if (path === file) return [""];
  return path.endsWith(`/${file}`) ? [path.slice(0, -file.length - 1)] : [];
}
