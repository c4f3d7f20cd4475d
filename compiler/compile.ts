/** The pipeline for one program: text → trees → names → meaning → decided tables, with everything there is to say about it. */
import type { Day } from "./base/calendar.ts";
import { formatDay } from "./base/calendar.ts";
import type { Location, Span } from "./base/span.ts";
import { sourceText } from "./base/source-text.ts";
import type { SourceText } from "./base/source-text.ts";
import { analyze } from "./analyze/analyze.ts";
import { bind } from "./bind/bind.ts";
import { check } from "./check/check.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { withoutConsequences } from "./diagnostics/consequences.ts";
import { report } from "./diagnostics/report.ts";
import type { Program } from "./model/program.ts";
import type { Slot } from "./model/slot.ts";
import type { DecidedSlot } from "./parts/decided.ts";
import type { SourceTree } from "./syntax/ast.ts";
import { parseTree } from "./syntax/parse.ts";

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
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const { program, reached, faults, findings, clauses } = understand(sorted);
  const analyzed = analyze(program);
  const diagnostics = [
    ...faults, ...withoutConsequences([...findings, ...analyzed.diagnostics], faults, clauses),
    ...(options.asOf === undefined ? [] : overdueReviews(program, options.asOf)),
  ];
  const sources = new Map(sorted.map(({ path, text }) => [path, sourceText(path, text)]));
  return { diagnostics: withoutRepeats(diagnostics), program, decided: analyzed.decided, sources, reached };
}

interface Understood extends Pick<Compilation, "program" | "reached"> {
  /** Findings about the texts themselves. */
  readonly faults: readonly Diagnostic[];
  readonly findings: readonly Diagnostic[];
  readonly clauses: readonly Location[];
}

/** What the files mean. Their trees are gone when it returns, which leaves the analysis half the memory. */
function understand(files: readonly SourceFile[]): Understood {
  const parsed = files.map(({ path, text }) => parseTree(path, text));
  const trees = parsed.map(({ tree }) => tree);
  const bound = bind(trees);
  const checked = check(bound.value);
  return {
    program: checked.value, reached: bound.value.reached, faults: parsed.flatMap(({ diagnostics }) => diagnostics),
    findings: [...bound.diagnostics, ...checked.diagnostics], clauses: trees.flatMap(clausesOf),
  };
}

/** Heads, declarations, and the clauses within them. */
function clausesOf({ file, header, declarations }: SourceTree): Location[] {
  const inner = declarations.flatMap((node): readonly { readonly span: Span }[] => ("items" in node ? node.items : "parts" in node ? node.parts : "requirements" in node ? node.requirements : []));
  return [...(header === undefined ? [] : [header]), ...declarations, ...inner].map(({ span }) => ({ file, span }));
}

function overdueReviews(program: Program, asOf: Day): Diagnostic[] {
  const reviews = program.provinces.flatMap(({ policies }) => policies.flatMap(({ reviewBy }) => reviewBy ?? []));
  return reviews.filter(({ day }) => day < asOf).map(({ day, location }) => report("reviewDue", location, { day: formatDay(day) }));
}

/** A library is read once for each province that uses it; what is wrong with it is said once. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ id, location, args }) => {
    const key = `${id} ${location?.file ?? ""} ${location?.span.start ?? ""} ${location?.span.end ?? ""} ${JSON.stringify(args)}`;
    return !seen.has(key) && seen.add(key);
  });
}
