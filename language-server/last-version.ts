/** What the last commit said, kept until something may have been committed. */
import type { Compiled } from "../compiler/compare/compare-programs.ts";
import { isRefused, type LastCommit } from "./last-commit.ts";
import { type Program, Programs } from "./programs.ts";
import type { View } from "./session.ts";

interface Known {
  readonly texts: ReadonlyMap<string, string>;
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
    const texts = this.lastCommit?.(root);
    if (texts === undefined || isRefused(texts)) return undefined;
    const programs = new Programs();
    programs.update(texts);
    programs.setFolders([root]);
    return { texts, program: programs.all().find((program) => program.root === root) };
  }
}
