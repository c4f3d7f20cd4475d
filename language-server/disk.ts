import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ENDING, WORKSPACE_FILE } from "./programs.ts";
import type { Files } from "./session.ts";

const SKIPPED: ReadonlySet<string> = new Set(["node_modules", "dist"]);

/** Files of this machine; only `file:` URIs name any. */
export const disk: Files = {
  list: async (folder) => (folder.startsWith("file:") ? (await below(fileURLToPath(folder))).map((path) => pathToFileURL(path).href) : []),
  read: async (uri) => {
    if (!uri.startsWith("file:")) return undefined;
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readFile(fileURLToPath(uri)));
    } catch {
      return undefined;
    }
  },
};

/** Links are not followed: what they lead to is found where it lies, or is no file of the folder. */
async function below(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(entries.map((entry): readonly string[] | Promise<readonly string[]> => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) || entry.name.startsWith(".") ? [] : below(path);
    return entry.isFile() && (entry.name.endsWith(ENDING) || entry.name === WORKSPACE_FILE) ? [path] : [];
  }));
  return found.flat();
}
