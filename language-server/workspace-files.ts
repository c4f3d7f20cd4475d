/** What is wrong with workspace files, which set nothing then. */
import { sourceText } from "../compiler/base/source-text.ts";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.ts";
import { readConfig } from "../compiler/findings/config.ts";
import type { Programs } from "./programs.ts";

interface Judged {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

export class WorkspaceFiles {
  private readonly judged = new Map<string, Judged>();
  private readonly programs: Programs;

  constructor(programs: Programs) {
    this.programs = programs;
  }

  /** To be asked for whenever one of them may have changed. */
  async judge(): Promise<void> {
    const files = this.programs.workspaceFiles();
    for (const uri of this.judged.keys()) if (!files.includes(uri)) this.judged.delete(uri);
    for (const uri of files) await this.judgeOne(uri, this.programs.textOf(uri) ?? "");
  }

  private async judgeOne(uri: string, text: string): Promise<void> {
    if (this.judged.get(uri)?.text === text) return;
    const { diagnostics } = await readConfig(sourceText(uri, text));
    if (this.programs.textOf(uri) === text) this.judged.set(uri, { text, diagnostics });
  }

  all(): readonly string[] {
    return [...this.judged.keys()];
  }

  /** Nothing while a change is not judged yet. */
  findingsIn(uri: string): readonly Diagnostic[] {
    const judged = this.judged.get(uri);
    return judged === undefined || judged.text !== this.programs.textOf(uri) ? [] : judged.diagnostics;
  }
}
