import type { Position, SourceText } from "../../base/source-text.ts";
import { lineAt, positionAt } from "../../base/source-text.ts";
import type { Location } from "../../base/span.ts";
import type { Compilation } from "../../compile.ts";
import type { Language } from "../../diagnostics/render/fill.ts";
import type { Coverable } from "../../evaluate/coverage.ts";
import { coverageOf, unreached } from "../../evaluate/coverage.ts";
import type { ContributeByTables } from "../../evaluate/run-contribution-examples.ts";
import type { CaseOutcome, SettleByTables } from "../../evaluate/run-examples.ts";
import { runExamples } from "../../evaluate/run-examples.ts";
import type { MutationResult } from "../mutants/mutation.ts";

/** What `test` found, before it is put into words. */
export interface TestReport {
  /** Files that hold examples, in the order of their paths. */
  readonly files: readonly FileResult[];
  readonly coverage: readonly FileCoverage[] | undefined;
  readonly mutation: MutationResult | undefined;
}

export interface FileResult {
  readonly file: string;
  readonly cases: readonly CaseOutcome[];
}

/** How many rows and adjustments of a file are there, and those that no example reaches. */
export interface FileCoverage {
  readonly file: string;
  readonly total: number;
  readonly missing: readonly Coverable[];
}

/** What words and places depend on. */
export interface ReportContext {
  readonly language: Language;
  readonly sources: ReadonlyMap<string, SourceText>;
  readonly shownPath: (file: string) => string;
}

/** The compiled tables, asked the same. */
export interface ByTables {
  readonly settle: SettleByTables;
  readonly contribute: ContributeByTables;
}

/** Examples of all provinces are run, because one file's examples may reach another's rows; those of the named files are reported. */
export function runAll({ program, decided }: Pick<Compilation, "program" | "decided">, own: ReadonlySet<string>, byTables: ByTables): Pick<TestReport, "files" | "coverage"> {
  const provinces = program.provinces.map((province) => ({ province, outcomes: runExamples(province, decided, byTables.settle, byTables.contribute) }));
  const outcomes = provinces.flatMap((one) => one.outcomes).filter(({ example }) => own.has(example.location.file));
  const coverages = provinces.map(({ province, outcomes: of }) => coverageOf(province, of));
  return {
    files: byFile(outcomes, ({ example }) => example.location.file).map(([file, cases]) => ({ file, cases })),
    coverage: coverages.flatMap((coverage) => {
      const missing = new Set(unreached(coverage));
      const rows = coverage.all.filter(({ item }) => own.has(item.location.file));
      return byFile(rows, ({ item }) => item.location.file).map(([file, all]) => ({ file, total: all.length, missing: all.filter((one) => missing.has(one)) }));
    }).sort((a, b) => (a.file < b.file ? -1 : 1)),
  };
}

function byFile<T>(items: readonly T[], fileOf: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  const files = new Map<string, T[]>();
  for (const item of items) files.set(fileOf(item), [...(files.get(fileOf(item)) ?? []), item]);
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1));
}

export function failedIn({ files }: Pick<TestReport, "files">): readonly CaseOutcome[] {
  return files.flatMap(({ cases }) => cases.filter(({ passes }) => !passes));
}

export function startOf({ file, span }: Location, { sources }: Pick<ReportContext, "sources">): Position {
  const source = sources.get(file);
  return source === undefined ? { line: 1, column: 1 } : positionAt(source, span.start);
}

/** `path:line` */
export function placeText(location: Location, context: ReportContext): string {
  return `${context.shownPath(location.file)}:${startOf(location, context).line}`;
}

/** What stands there, with the row around it where it is a cell. */
export function sourceLine({ file, span }: Location, { sources }: Pick<ReportContext, "sources">): string {
  const source = sources.get(file);
  if (source === undefined) return "";
  const written = oneLine(source.text.slice(span.start, span.end));
  const line = lineAt(source, positionAt(source, span.start).line).trim();
  return line.startsWith("|") && !written.startsWith("|") ? `${written} ← ${oneLine(line.slice(0, line.lastIndexOf("|") + 1))}` : written;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
