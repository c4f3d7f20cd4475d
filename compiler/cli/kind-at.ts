import type { Files } from "./host.ts";

/** What stands at a path, behind a link what it leads to; nothing where nothing stands or may be looked at. */
export function kindAt(path: string, files: Pick<Files, "kindOf">): ReturnType<Files["kindOf"]> | undefined {
  try {
    return files.kindOf(path);
  } catch {
    return undefined;
  }
}
