/** Lends the server the policies and workspace files of the workspace, wherever the editor keeps them. */
import { Disposable, FileType, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

/** The server knows them by the same names (`language-server/lent-files.ts`). */
const LIST = "tongchou/list";
const READ = "tongchou/read";

const SKIPPED: ReadonlySet<string> = new Set(["node_modules", "dist"]);

export function lendFiles(client: BaseLanguageClient): Disposable {
  return Disposable.from(
    client.onRequest(LIST, async ({ folder }: { readonly folder: string }) => (await filesBelow(Uri.parse(folder))).map((uri) => uri.toString())),
    client.onRequest(READ, async ({ uri }: { readonly uri: string }) => textOf(Uri.parse(uri))),
  );
}

/** Links are not followed, as on a disk. A search would ask for a provider that not every file system has. */
async function filesBelow(folder: Uri): Promise<readonly Uri[]> {
  const entries = await Promise.resolve(workspace.fs.readDirectory(folder)).catch(() => []);
  const found = await Promise.all(entries.map(([name, type]): readonly Uri[] | Promise<readonly Uri[]> => {
    const uri = Uri.joinPath(folder, name);
    if (type === FileType.Directory) return SKIPPED.has(name) || name.startsWith(".") ? [] : filesBelow(uri);
    return type === FileType.File && (name.endsWith(".tongchou") || name === "tongchou.json") ? [uri] : [];
  }));
  return found.flat();
}

/** Null where the file is gone or is no UTF-8 text. Without its byte order mark, which no editor counts. */
async function textOf(uri: Uri): Promise<string | null> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
