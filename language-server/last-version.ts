/** What the last commit said, kept until something may have been committed. */
import type { Compiled } from "../compiler/compare/compare-programs.ts";
import { isRefused, type LastCommit, programOf, textsOf } from "./last-commit.ts";
import type { Program, Texts } from "./programs.ts";
import type { View } from "./session.ts";

interface Known {
  readonly texts: Texts;
  readonly program: Program | undefined;
}

export class LastVersion {
  private readonly known = new Map<string, Known | undefined>();
  private readonly lastCommit: LastCommit | undefined;

  constructor(lastCommit: LastCommit | undefined) {
    this.lastCommit = lastCommit;
  }

  forget(): void {
    this.known.clear();
  }

  /** The provinces that the file reaches, as they were; `undefined` where nothing of them has changed, or there is nothing to compare with. */
  around({ uri, program, settings: { asOf } }: View): Compiled | undefined {
    const known = this.of(program.root);
    const isChanged = [...program.own].some((file) => known?.texts.get(file) !== program.workspace.parsed(file)?.source.text);
    if (known?.program === undefined || !isChanged || !known.program.own.has(uri)) return undefined;
    return known.program.workspace.snapshotAround(uri, { asOf });
  }

  private of(root: string): Known | undefined {
    if (!this.known.has(root)) this.known.set(root, this.read(root));
    return this.known.get(root);
  }

  private read(root: string): Known | undefined {
    const texts = this.lastCommit === undefined ? undefined : textsOf(this.lastCommit, root);
    return texts === undefined || isRefused(texts) ? undefined : { texts, program: programOf(texts, root) };
  }
}
