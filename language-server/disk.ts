import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ENDING, isSkipped, WORKSPACE_FILE } from "./programs.ts";
import type { Files } from "./session.ts";

/** Files of this machine; only `file:` URIs name any. */
export const disk: Files = {
  list: async (folder) => {
    const path = pathOf(folder);
    return path === undefined ? [] : (await below(path)).map((found) => pathToFileURL(found).href);
  },
  /** Without its byte order mark: no editor counts it among the letters of the first line. */
  read: async (uri) => {
    const path = pathOf(uri);
    try {
      return path === undefined ? undefined : new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
    } catch {
      return undefined;
    }
  },
};

/** `undefined` also for what names another machine, where this one reaches none. */
function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

/** Links are not followed: what they lead to is found where it lies, or is no file of the folder. */
async function below(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(entries.map((entry): readonly string[] | Promise<readonly string[]> => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return isSkipped(entry.name) ? [] : below(path);
    return entry.isFile() && (entry.name.endsWith(ENDING) || entry.name === WORKSPACE_FILE) ? [path] : [];
  }));
  return found.flat();
}
