/** The same folders as the last commit has them. */
import type { Phrase } from "../compiler/diagnostics/diagnostic.ts";
import { type Program, Programs } from "./programs.ts";
import type { Settings } from "./session.ts";
import type { Compiled } from "../compiler/compare/compare-programs.ts";

/** Policies and workspace files of the last commit of the repository around a folder, by URI; or why there are none. */
export type LastCommit = (folder: string) => ReadonlyMap<string, string> | Phrase;

export function isRefused(texts: ReturnType<LastCommit>): texts is Phrase {
  return "zh" in texts;
}

/** The program of the same folder, compiled as it was; empty where the folder held none. */
export function compileLast(texts: ReadonlyMap<string, string>, { root }: Program, { asOf }: Settings): Compiled {
  const programs = new Programs();
  programs.update(texts);
  programs.setFolders([root]);
  const before = programs.all().find((program) => program.root === root);
  return before?.workspace.snapshot({ asOf }) ?? { program: { provinces: [] }, decided: new Map() };
}
