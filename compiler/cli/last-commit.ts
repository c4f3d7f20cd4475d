/** For the language server: what the last commit holds, named as an editor names files. */
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { GitFault, gitFiles } from "./git-files.ts";
import type { Files } from "./host.ts";
import { kindAt } from "./kind-at.ts";

const ELSEWHERE: Phrase = { en: "the folder does not lie on this machine", zh: "文件夹不在本机上" };
const OURS = /(\.tongchou|[/\\]tongchou\.json)$/;

/** Policies and workspace files of the repository around the folder, by URI; or why there are none. */
export function lastCommit(folder: string): ReadonlyMap<string, string> | Phrase {
  if (!folder.startsWith("file:")) return ELSEWHERE;
  try {
    const path = fileURLToPath(folder);
    const files = gitFiles("HEAD", path);
    return new Map(pathsBelow(rootAround(path, files), files).map((file) => [pathToFileURL(file).href, new TextDecoder().decode(files.read(file))]));
  } catch (error) {
    if (error instanceof GitFault) return error.reason;
    throw error;
  }
}

/** The outermost folder that the commit knows; the folder itself where it is new. */
function rootAround(path: string, files: Files): string | undefined {
  const above = [path];
  for (let last = path; dirname(last) !== last; last = dirname(last)) above.push(dirname(last));
  return above.findLast((folder) => kindAt(folder, files) === "folder");
}

function pathsBelow(folder: string | undefined, files: Files): readonly string[] {
  if (folder === undefined) return [];
  return files.list(folder).flatMap(({ name, kind }) => {
    const path = join(folder, name);
    if (kind === "folder") return pathsBelow(path, files);
    return kind === "file" && OURS.test(path) ? [path] : [];
  });
}
