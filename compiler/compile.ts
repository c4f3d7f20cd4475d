/** The pipeline for one program: text → trees → names → meaning → decided tables, with everything there is to say about it. */
import type { Day } from "./base/calendar.ts";
import { formatDay } from "./base/calendar.ts";
import type { Span } from "./base/span.ts";
import { finish, type Steps } from "./base/steps.ts";
import { sourceText } from "./base/source-text.ts";
import type { SourceText } from "./base/source-text.ts";
import { analyzeProvinceInSteps, type Analysis } from "./analyze/analyze.ts";
import { bind, type Binding } from "./bind/bind.ts";
import { NOWHERE, requestsOf } from "./check/check.ts";
import { checkProvinceInSteps, type ProvinceRequest } from "./check/province.ts";
import type { Diagnostic, With } from "./diagnostics/diagnostic.ts";
import { lackingFiles, withoutConsequences, withoutDisuses, withoutUnknowns, type Clause } from "./diagnostics/consequences.ts";
import { report } from "./diagnostics/report.ts";
import type { Program, ProvinceProgram } from "./model/program.ts";
import type { Slot } from "./model/slot.ts";
import type { DecidedSlot } from "./parts/decided.ts";
import type { SourceTree } from "./syntax/ast.ts";
import { type Parsed, parseTree } from "./syntax/parse.ts";

/** `path` is relative to the root of the workspace, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface CompileOptions {
  /** The day on which overdue reviews are judged; without it they are not. */
  readonly asOf?: Day;
}

export interface Compilation {
  readonly diagnostics: readonly Diagnostic[];
  readonly program: Program;
  readonly decided: ReadonlyMap<Slot, DecidedSlot>;
  readonly sources: ReadonlyMap<string, SourceText>;
  /** By file, itself and every file whose names it needs. */
  readonly reached: ReadonlyMap<string, ReadonlySet<string>>;
}

export function compile(files: readonly SourceFile[], options: CompileOptions = {}): Compilation {
  const provinces: ProvinceProgram[] = [];
  const slots: (readonly [Slot, DecidedSlot])[] = [];
  const findings = judge(read(files), options, {
    keep: (program, { decided }) => {
      provinces.push(program);
      slots.push(...decided);
    },
  });
  const sources = new Map(byPath(files).map(({ path, text }) => [path, sourceText(path, text)]));
  return { diagnostics: inOrder(findings), program: { provinces }, decided: new Map(slots), sources, reached: findings.reached };
}

/** Files that are parsed and bound. */
export interface Read {
  readonly parsed: readonly Omit<Parsed, "tokens">[];
  readonly bound: With<Binding>;
}

export function read(files: readonly SourceFile[]): Read {
  const parsed = byPath(files).map(({ path, text }) => parseTree(path, text));
  return { parsed, bound: bind(parsed.map(({ tree }) => tree)) };
}

function byPath(files: readonly SourceFile[]): readonly SourceFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** What there is to say, by what it is about. */
export interface Findings extends Pick<Compilation, "reached"> {
  /** The texts. */
  readonly faults: readonly Diagnostic[];
  /** Names, jurisdictions and libraries that no province uses. */
  readonly general: readonly Diagnostic[];
  /** Each province in its turn. */
  readonly byProvince: readonly { readonly name: string; readonly diagnostics: readonly Diagnostic[] }[];
}

/** `check` and `analyze` may remember what they said before; `keep` is given each province in turn; `concerns` may leave some out. */
export interface Judging {
  readonly check?: typeof checkProvinceInSteps;
  readonly analyze?: typeof analyzeProvinceInSteps;
  readonly keep?: (program: ProvinceProgram, analysis: Analysis) => void;
  readonly concerns?: (request: ProvinceRequest) => boolean;
}

/** Of a province nothing is held when the next is looked at, unless `keep` keeps it: that leaves a check a fraction of the memory. */
export function judge(texts: Read, options: CompileOptions, judging: Judging): Findings {
  return finish(judgeInSteps(texts, options, judging));
}

export function* judgeInSteps({ parsed, bound }: Read, { asOf }: CompileOptions, { check = checkProvinceInSteps, analyze = analyzeProvinceInSteps, keep, concerns = () => true }: Judging): Steps<Findings> {
  const faults = parsed.flatMap(({ diagnostics }) => diagnostics);
  const clauses = faults.length === 0 ? [] : parsed.flatMap(({ tree }) => clausesOf(tree));
  const lacking = lackingFiles(bound.diagnostics, faults, clauses);
  const general = [...bound.diagnostics];
  const byProvince: Findings["byProvince"][number][] = [];
  const requests = requestsOf(bound.value, (diagnostic) => void general.push(diagnostic)).filter(concerns);
  const earlier = [...faults, ...general];
  for (const request of requests) {
    const found: Diagnostic[] = [];
    const program = yield* check(request, (diagnostic) => void found.push(diagnostic));
    if (request.province.name === NOWHERE) {
      general.push(...found);
      continue;
    }
    const analysis = yield* analyze(program);
    const overdue = asOf === undefined ? [] : overdueReviews(program, asOf);
    const analyzed = withoutDisuses(analysis.diagnostics, [...earlier, ...found]);
    const known = withoutUnknowns(found, lacking, bound.value.reached);
    byProvince.push({ name: program.province.name, diagnostics: [...withoutConsequences([...known, ...analyzed], faults, clauses), ...overdue] });
    keep?.(program, analysis);
  }
  return { faults, general: withoutConsequences(general, faults, clauses), byProvince, reached: bound.value.reached };
}

/** A library is read once for each province that uses it; what is wrong with it is said once. */
export function inOrder({ faults, general, byProvince }: Findings): readonly Diagnostic[] {
  return withoutRepeats([...faults, ...general, ...byProvince.flatMap(({ diagnostics }) => diagnostics)]);
}

/** Heads, declarations, and the clauses within them. */
function clausesOf({ file, header, declarations }: SourceTree): Clause[] {
  const inner = declarations.flatMap((node): readonly { readonly span: Span }[] => ("items" in node ? node.items : "parts" in node ? node.parts : "requirements" in node ? node.requirements : []));
  return [...(header === undefined ? [] : [header]), ...declarations, ...inner].map((node) => ({ file, span: node.span, settles: "kind" in node && node.kind === "Settle" }));
}

function overdueReviews({ policies }: ProvinceProgram, asOf: Day): Diagnostic[] {
  const reviews = policies.flatMap(({ reviewBy }) => reviewBy ?? []);
  return reviews.filter(({ day }) => day < asOf).map(({ day, location }) => report("reviewDue", location, { day: formatDay(day) }));
}

function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ id, location, args }) => {
    const key = `${id} ${location?.file ?? ""} ${location?.span.start ?? ""} ${location?.span.end ?? ""} ${JSON.stringify(args)}`;
    return !seen.has(key) && seen.add(key);
  });
}
