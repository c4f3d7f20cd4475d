/** The pipeline over time: files come, change and go, and what a text means is asked for again and again. */
import { type Analysis, analyzeProvince } from "./analyze/analyze.ts";
import { sourceText, type SourceText } from "./base/source-text.ts";
import { bind, type Binding } from "./bind/bind.ts";
import { checkProvince, type ProvinceRequest } from "./check/province.ts";
import { type Compilation, type CompileOptions, inOrder, judge } from "./compile.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { ProvinceProgram } from "./model/program.ts";
import type { Slot } from "./model/slot.ts";
import type { DecidedSlot } from "./parts/decided.ts";
import { parse, type Parsed } from "./syntax/parse.ts";

/** Everything known about the files at one moment. */
export interface Snapshot extends Compilation {
  readonly parsed: ReadonlyMap<string, ParsedText>;
  readonly binding: Binding;
}

export interface ParsedText extends Parsed {
  readonly source: SourceText;
}

interface CheckedProvince {
  readonly request: ProvinceRequest;
  readonly program: ProvinceProgram;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The files of one program, by path. A file is read again when its text changes, and a province is checked and analysed again when one of the
 * files that it reaches was; the answers are those of `compile`.
 */
export class Workspace {
  private readonly files = new Map<string, ParsedText>();
  private readonly checked = new Map<string, CheckedProvince>();
  private readonly analyzed = new WeakMap<ProvinceProgram, Analysis>();
  private binding: Binding | undefined;
  private latest: { readonly snapshot: Snapshot; readonly asOf: CompileOptions["asOf"] } | undefined;

  /** Nothing happens where the text is the one already known. */
  set(path: string, text: string): void {
    if (this.files.get(path)?.source.text === text) return;
    this.files.set(path, { ...parse(path, text), source: sourceText(path, text) });
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
    const parsed = new Map([...this.files].sort(([a], [b]) => (a < b ? -1 : 1)));
    const files = [...parsed.values()];
    const bound = bind(files.map(({ tree }) => tree), this.binding);
    const provinces: ProvinceProgram[] = [];
    const decided = new Map<Slot, DecidedSlot>();
    const findings = judge({ parsed: files, bound }, options, {
      check: (request, sink) => this.check(request, sink),
      analyze: (program) => this.analyze(program),
      keep: (program, analysis) => {
        provinces.push(program);
        for (const [slot, decision] of analysis.decided) decided.set(slot, decision);
      },
    });
    this.binding = bound.value;
    this.forgetOthers(provinces);
    const sources = new Map([...parsed].map(([path, { source }]) => [path, source]));
    return { diagnostics: inOrder(findings), program: { provinces }, decided, sources, reached: findings.reached, parsed, binding: bound.value };
  }

  private check(request: ProvinceRequest, sink: (diagnostic: Diagnostic) => void): ProvinceProgram {
    const before = this.checked.get(request.province.name);
    const isKnown = before !== undefined && isSame(before.request, request);
    const known = isKnown ? before : checkAnew(request);
    this.checked.set(request.province.name, known);
    known.diagnostics.forEach(sink);
    return known.program;
  }

  private analyze(program: ProvinceProgram): Analysis {
    const analysis = this.analyzed.get(program) ?? analyzeProvince(program);
    this.analyzed.set(program, analysis);
    return analysis;
  }

  /** The libraries that no province uses are checked as a province without a name. */
  private forgetOthers(provinces: readonly ProvinceProgram[]): void {
    const names = new Set(["", ...provinces.map(({ province }) => province.name)]);
    for (const name of this.checked.keys()) if (!names.has(name)) this.checked.delete(name);
  }
}

function checkAnew(request: ProvinceRequest): CheckedProvince {
  const diagnostics: Diagnostic[] = [];
  return { request, program: checkProvince(request, (diagnostic) => void diagnostics.push(diagnostic)), diagnostics };
}

/** The same files, seeing the same, in the same province: then checking says the same. */
function isSame(a: ProvinceRequest, b: ProvinceRequest): boolean {
  const scopesOf = ({ reached, scopes }: ProvinceRequest): readonly unknown[] => reached.map(({ file }) => scopes.get(file));
  return areEqual(a.own, b.own) && areEqual(a.reached, b.reached) && areEqual(scopesOf(a), scopesOf(b)) && JSON.stringify(a.province) === JSON.stringify(b.province);
}

function areEqual(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
