/** The pipeline over time: files come, change and go, and what a text means is asked for again and again. */
import { bind, type Binding } from "./bind/bind.ts";
import { compile, type Compilation, type CompileOptions } from "./compile.ts";
import { parse, type Parsed } from "./syntax/parse.ts";

/** Everything known about the files at one moment. */
export interface Snapshot extends Compilation {
  readonly parsed: ReadonlyMap<string, Parsed>;
  readonly binding: Binding;
}

export interface ParsedText extends Parsed {
  readonly text: string;
}

/** The files of one program, by path. */
export class Workspace {
  private readonly files = new Map<string, ParsedText>();
  private latest: { readonly snapshot: Snapshot; readonly asOf: CompileOptions["asOf"] } | undefined;

  /** Nothing happens where the text is the one already known. */
  set(path: string, text: string): void {
    if (this.files.get(path)?.text === text) return;
    this.files.set(path, { text, ...parse(path, text) });
    this.latest = undefined;
  }

  delete(path: string): void {
    if (this.files.delete(path)) this.latest = undefined;
  }

  parsed(path: string): ParsedText | undefined {
    return this.files.get(path);
  }

  paths(): readonly string[] {
    return [...this.files.keys()].sort();
  }

  isCurrent(): boolean {
    return this.latest !== undefined;
  }

  snapshot(options: CompileOptions = {}): Snapshot {
    if (this.latest === undefined || this.latest.asOf !== options.asOf) this.latest = { snapshot: this.understand(options), asOf: options.asOf };
    return this.latest.snapshot;
  }

  private understand(options: CompileOptions): Snapshot {
    const parsed = new Map(this.paths().flatMap((path) => { const file = this.files.get(path); return file === undefined ? [] : [[path, file] as const]; }));
    const { value: binding } = bind([...parsed.values()].map(({ tree }) => tree));
    const compilation = compile([...parsed].map(([path, { text }]) => ({ path, text })), options);
    return { ...compilation, parsed, binding };
  }
}
