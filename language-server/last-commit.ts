/** The same folders as the last commit has them. */
import type { Compiled } from "../compiler/compare/compare-programs.ts";
import type { Phrase } from "../compiler/diagnostics/diagnostic.ts";
import { plainAddress } from "./features/addresses.ts";
import { type Program, Programs, type Texts } from "./programs.ts";
import type { Settings } from "./session.ts";

/** Policies and workspace files of the last commit of the repository around a folder, by URI; or why there are none. */
export type LastCommit = (folder: string) => Texts | Phrase;

export function isRefused(texts: ReturnType<LastCommit>): texts is Phrase {
  return "zh" in texts;
}

export function textsOf(lastCommit: LastCommit, folder: string): Texts | Phrase {
  const texts = lastCommit(folder);
  return isRefused(texts) ? texts : new Map([...texts].map(([uri, text]) => [plainAddress(uri), text]));
}

/** The program of the folder as it was; none where the folder held no policy. */
export function programOf(texts: Texts, root: string): Program | undefined {
  const programs = new Programs();
  programs.update(texts);
  programs.setFolders([root]);
  return programs.all().find((program) => program.root === root);
}

/** The program of the same folder, compiled as it was; empty where the folder held none. */
export function compileLast(texts: Texts, { root }: Program, { asOf }: Settings): Compiled {
  return programOf(texts, root)?.workspace.snapshot({ asOf }) ?? { program: { provinces: [] }, decided: new Map() };
}
