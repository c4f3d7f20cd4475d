/** What the pages of a province are made of, found once for both languages. */
import type { Day } from "../base/calendar.ts";
import type { Difference, ProvinceDifference } from "../compare/difference.ts";
import { type ProvinceText, phraseDifference } from "../compare/phrase-difference.ts";
import { type Convergence, convergenceOf } from "../compare/converge.ts";
import type { Diagnostic, Phrase } from "../diagnostics/diagnostic.ts";
import { emit } from "../emit/emit.ts";
import { type ContributionEngine, loadContributions } from "../evaluate/contribution-engine.ts";
import { type Coverage, coverageOf } from "../evaluate/coverage.ts";
import { type Engine, loadTables } from "../evaluate/engine.ts";
import { type CaseOutcome, runExamples } from "../evaluate/run-examples.ts";
import { sourceOf, type Source } from "../layers/source.ts";
import type { Benefit } from "../model/benefit.ts";
import type { Program, ProvinceProgram } from "../model/program.ts";
import type { Slot } from "../model/slot.ts";
import type { DecidedSlot } from "../parts/decided.ts";
import { type GuardrailResult, guardrailResults } from "./guardrail-results.ts";
import { type PaymentPanels, paymentPanels } from "./payment-cases.ts";

/** A program without errors, and what was found about it. */
export interface ReportInput {
  readonly program: Program;
  readonly decided: ReadonlyMap<Slot, DecidedSlot>;
  /** Warnings and notes. */
  readonly diagnostics: readonly Diagnostic[];
  readonly asOf: Day;
  /** Against an earlier version, by the name it was called by. */
  readonly difference?: { readonly against: string; readonly found: Difference };
}

export interface ProvinceReport {
  readonly program: ProvinceProgram;
  readonly decided: ReadonlyMap<Slot, DecidedSlot>;
  readonly source: Source;
  readonly diagnostics: readonly Diagnostic[];
  readonly outcomes: readonly CaseOutcome[];
  readonly coverage: Coverage;
  readonly guardrails: readonly GuardrailResult[];
  readonly convergence: Convergence;
  readonly panels: ReadonlyMap<Benefit, PaymentPanels>;
  readonly engines: Engines;
  readonly changes: { readonly against: string; readonly text: ProvinceText | undefined; readonly limits: readonly Phrase[] } | undefined;
}

export interface Engines {
  readonly settling: Engine;
  readonly contributing: ContributionEngine;
}

/** The examples are settled by the compiled tables too, as `test` does. */
export function provinceReports(input: ReportInput): readonly ProvinceReport[] {
  const { files } = emit(input.program, input.decided, { release: false, version: "0", lineOf: () => 1 });
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const engines = { settling: loadTables(texts), contributing: loadContributions(texts) };
  return input.program.provinces.map((program) => provinceReport(program, input, engines));
}

function provinceReport(program: ProvinceProgram, { decided, diagnostics, asOf, difference }: ReportInput, engines: Engines): ProvinceReport {
  const own = diagnosticsOf(program, diagnostics);
  const outcomes = runExamples(program, decided, engines.settling.settle, engines.contributing.settle);
  const source = sourceOf(program, decided);
  const panels = program.benefits.flatMap((benefit) => {
    const found = paymentPanels(benefit, asOf, source);
    return found === undefined ? [] : [[benefit, found] as const];
  });
  return {
    program, decided, source, outcomes, engines, diagnostics: own, coverage: coverageOf(program, outcomes), guardrails: guardrailResults(program, own),
    convergence: convergenceOf(program, decided), panels: new Map(panels),
    changes: difference && { against: difference.against, limits: difference.found.limits, text: changesOf(program, difference.found) },
  };
}

function changesOf({ province }: ProvinceProgram, found: Difference): ProvinceText | undefined {
  const own = found.provinces.filter(({ province: other }: ProvinceDifference) => other.name === province.name);
  return phraseDifference({ ...found, provinces: own })[0];
}

/** Those about the province's files, and those that point there. */
export function diagnosticsOf({ province, policies }: ProvinceProgram, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = new Set([province.location.file, ...policies.map(({ location }) => location.file)]);
  return diagnostics.filter(({ location, notes }) => [location, ...notes.map((note) => note.location)].some((place) => place !== undefined && files.has(place.file)));
}
