/** The pipeline over time: files come, change and go, and what a text means is asked for again and again. */
import { type Analysis, analyzeProvinceInSteps } from "./analyze/analyze.ts";
import { sourceText, type SourceText } from "./base/source-text.ts";
import { finish, type Steps } from "./base/steps.ts";
import { bind, type Binding } from "./bind/bind.ts";
import { checkProvinceInSteps, type ProvinceRequest } from "./check/province.ts";
import { type Compilation, type CompileOptions, inOrder, judgeInSteps } from "./compile.ts";
import type { Diagnostic, With } from "./diagnostics/diagnostic.ts";
import { mayDependOnOthers, partAround } from "./divide.ts";
import type { ProvinceProgram } from "./model/program.ts";
import type { Slot } from "./model/slot.ts";
import type { DecidedSlot } from "./parts/decided.ts";
import { parse, parseTree, type Parsed } from "./syntax/parse.ts";

/** Trees, and what the names in them stand for. */
export interface Names {
  readonly parsed: ReadonlyMap<string, ParsedText>;
  readonly binding: Binding;
}

/** Everything known about the files at one moment; of one that is about a file, the provinces are those that reach it. */
export interface Snapshot extends Compilation, Names {}

export interface ParsedText extends Parsed {
  readonly source: SourceText;
}

interface CheckedProvince {
  readonly request: ProvinceRequest;
  readonly program: ProvinceProgram;
  readonly diagnostics: readonly Diagnostic[];
}

interface Dated {
  readonly snapshot: Snapshot;
  readonly asOf: CompileOptions["asOf"];
}

/** Below so many characters, some 5,000 lines, all is read at once where names are asked for. */
const SMALL = 250_000;

/**
 * The files of one program, by path. A file is read again when its text changes, and a province is checked and analysed again when one of the
 * files that it reaches was; the answers are those of `compile`. What takes long can be had in steps: nobody may change a file in
 * between and go on with them.
 */
export class Workspace {
  private readonly texts = new Map<string, string>();
  /** Of files that were changed all is kept, of others the tree: nobody may ever ask for their tokens, which take several times its room. */
  private readonly changed = new Set<string>();
  private readonly files = new Map<string, ParsedText>();
  private readonly checked = new Map<string, CheckedProvince>();
  private readonly analyzed = new WeakMap<ProvinceProgram, Analysis>();
  /** Of 1, by provinces. */
  private judged = 0;
  private before: Binding | undefined;
  private bound: (Names & { readonly diagnostics: readonly Diagnostic[] }) | undefined;
  private latest: Dated | undefined;
  private readonly around = new Map<string, Dated>();

  /** Nothing happens where the text is the one already known. */
  set(path: string, text: string): void {
    if (this.texts.get(path) === text) return;
    if (this.texts.has(path)) this.changed.add(path);
    this.texts.set(path, text);
    this.forget(path);
  }

  delete(path: string): void {
    if (!this.texts.delete(path)) return;
    this.changed.delete(path);
    this.forget(path);
  }

  private forget(path: string): void {
    this.files.delete(path);
    this.around.clear();
    this.latest = undefined;
    this.bound = undefined;
  }

  has(path: string): boolean {
    return this.texts.has(path);
  }

  parsed(path: string): ParsedText | undefined {
    const text = this.texts.get(path);
    if (text === undefined) return undefined;
    const known = this.files.get(path) ?? (this.changed.has(path) ? { ...parse(path, text), source: sourceText(path, text) } : treeOf(path, text));
    this.files.set(path, known);
    return known;
  }

  paths(): readonly string[] {
    return [...this.texts.keys()].sort();
  }

  isCurrent(): boolean {
    return this.latest !== undefined;
  }

  isUnderstood(path: string, options: CompileOptions): boolean {
    return this.known(path, options) !== undefined;
  }

  private known(path: string | undefined, { asOf }: CompileOptions): Snapshot | undefined {
    const kept = [this.latest, path === undefined ? undefined : this.around.get(path)];
    return kept.find((one) => one !== undefined && one.asOf === asOf)?.snapshot;
  }

  /** Much is to be read yet. */
  isUnread(): boolean {
    return this.files.size < this.texts.size && this.unread().reduce((sum, path) => sum + (this.texts.get(path)?.length ?? 0), 0) > SMALL;
  }

  /** How much of a check is done, of 1; reading takes about half as long as all that follows. */
  share(): number {
    const read = this.files.size / Math.max(1, this.texts.size);
    return (read + 2 * this.judged) / 3;
  }

  private unread(): readonly string[] {
    return [...this.texts.keys()].filter((path) => !this.files.has(path));
  }

  *readInSteps(): Steps<void> {
    for (const path of this.unread()) {
      this.parsed(path);
      yield;
    }
  }

  /** What names stand for; as long as much is to be read yet, those of the files that are read. */
  names(path: string): Names {
    if (!this.isUnread()) return this.bind();
    this.parsed(path);
    const parsed = this.inOrder(this.files);
    return { parsed, binding: bind([...parsed.values()].map(({ tree }) => tree)).value };
  }

  private bind(): Names & { readonly diagnostics: readonly Diagnostic[] } {
    if (this.bound !== undefined) return this.bound;
    finish(this.readInSteps());
    const parsed = this.inOrder(this.files);
    const { value: binding, diagnostics }: With<Binding> = bind([...parsed.values()].map(({ tree }) => tree), this.before);
    this.before = binding;
    this.bound = { parsed, binding, diagnostics };
    return this.bound;
  }

  private inOrder(files: ReadonlyMap<string, ParsedText>): ReadonlyMap<string, ParsedText> {
    return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  snapshot(options: CompileOptions = {}): Snapshot {
    return finish(this.snapshotInSteps(options));
  }

  *snapshotInSteps(options: CompileOptions): Steps<Snapshot> {
    const known = this.known(undefined, options);
    if (known !== undefined) return known;
    yield* this.readInSteps();
    const names = this.bind();
    yield;
    const snapshot = yield* this.understand(names, options);
    if (names !== this.bound) return snapshot;
    this.forgetOthers(snapshot.program.provinces);
    this.around.clear();
    this.latest = { snapshot, asOf: options.asOf };
    return snapshot;
  }

  /** Of the provinces that reach the file. */
  snapshotAround(path: string, options: CompileOptions = {}): Snapshot {
    return finish(this.snapshotAroundInSteps(path, options));
  }

  *snapshotAroundInSteps(path: string, options: CompileOptions): Steps<Snapshot> {
    const known = this.known(path, options);
    if (known !== undefined) return known;
    yield* this.readInSteps();
    const names = this.bind();
    yield;
    const snapshot = yield* this.understand(names, options, (request) => reaches(request, path));
    if (names === this.bound) this.around.set(path, { snapshot, asOf: options.asOf });
    return snapshot;
  }

  /**
   * Findings in one file of a workspace that is not read yet, from its province's folder and what lies outside of all of them. `undefined`
   * where other provinces might have a say in it.
   */
  *firstLook(path: string, options: CompileOptions): Steps<readonly Diagnostic[] | undefined> {
    const part = partAround([...this.texts].map(([other, text]) => ({ path: other, text })), path);
    const parsed: ParsedText[] = [];
    for (const other of [...part].sort()) {
      parsed.push(...[this.parsed(other)].filter((one) => one !== undefined));
      yield;
    }
    const bound = bind(parsed.map(({ tree }) => tree));
    const findings = yield* judgeInSteps({ parsed, bound }, options, { concerns: (request) => reaches(request, path) });
    return part.length === 0 || mayDependOnOthers(findings) ? undefined : inOrder(findings).filter(({ location }) => location?.file === path);
  }

  private *understand({ parsed, binding, diagnostics }: Names & { readonly diagnostics: readonly Diagnostic[] }, options: CompileOptions, concerns?: (request: ProvinceRequest) => boolean): Steps<Snapshot> {
    const provinces: ProvinceProgram[] = [];
    const decided = new Map<Slot, DecidedSlot>();
    const count = new Set(binding.jurisdictions.index.get("Province")?.values()).size;
    const findings = yield* judgeInSteps({ parsed: [...parsed.values()], bound: { value: binding, diagnostics } }, options, {
      check: (request, sink) => this.check(request, sink),
      analyze: (program) => this.analyze(program),
      keep: (program, analysis) => {
        provinces.push(program);
        this.judged = provinces.length / Math.max(1, count);
        for (const [slot, decision] of analysis.decided) decided.set(slot, decision);
      },
      ...(concerns === undefined ? {} : { concerns }),
    });
    const sources = new Map([...parsed].map(([path, { source }]) => [path, source]));
    return { diagnostics: inOrder(findings), program: { provinces }, decided, sources, reached: findings.reached, parsed, binding };
  }

  private *check(request: ProvinceRequest, sink: (diagnostic: Diagnostic) => void): Steps<ProvinceProgram> {
    const before = this.checked.get(request.province.name);
    const known = before !== undefined && isSame(before.request, request) ? before : yield* checkAnew(request);
    this.checked.set(request.province.name, known);
    known.diagnostics.forEach(sink);
    return known.program;
  }

  private *analyze(program: ProvinceProgram): Steps<Analysis> {
    const analysis = this.analyzed.get(program) ?? (yield* analyzeProvinceInSteps(program));
    this.analyzed.set(program, analysis);
    return analysis;
  }

  /** The libraries that no province uses are checked as a province without a name. */
  private forgetOthers(provinces: readonly ProvinceProgram[]): void {
    const names = new Set(["", ...provinces.map(({ province }) => province.name)]);
    for (const name of this.checked.keys()) if (!names.has(name)) this.checked.delete(name);
  }
}

function treeOf(path: string, text: string): ParsedText {
  let tokens: Parsed["tokens"] | undefined;
  return {
    ...parseTree(path, text), source: sourceText(path, text),
    get tokens() {
      tokens ??= parse(path, text).tokens;
      return tokens;
    },
  };
}

function* checkAnew(request: ProvinceRequest): Steps<CheckedProvince> {
  const diagnostics: Diagnostic[] = [];
  return { request, program: yield* checkProvinceInSteps(request, (diagnostic) => void diagnostics.push(diagnostic)), diagnostics };
}

function reaches({ reached }: ProvinceRequest, path: string): boolean {
  return reached.some(({ file }) => file === path);
}

/** The same files, seeing the same, in the same province: then checking says the same. */
function isSame(a: ProvinceRequest, b: ProvinceRequest): boolean {
  const scopesOf = ({ reached, scopes }: ProvinceRequest): readonly unknown[] => reached.map(({ file }) => scopes.get(file));
  return areEqual(a.own, b.own) && areEqual(a.reached, b.reached) && areEqual(scopesOf(a), scopesOf(b)) && JSON.stringify(a.province) === JSON.stringify(b.province);
}

function areEqual(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
