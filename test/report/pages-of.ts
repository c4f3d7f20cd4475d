import { parseDay } from "../../compiler/base/calendar.ts";
import { positionAt } from "../../compiler/base/source-text.ts";
import { compile, type Compilation, type SourceFile } from "../../compiler/compile.ts";
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import { reportPages } from "../../compiler/report/report.ts";
import type { ReportInput } from "../../compiler/report/province-report.ts";
import { policiesUnder } from "../support/workspace-texts.ts";

export const asOf = parseDay("2025-11-22")!;

export const provinces = (...folders: readonly string[]): Compilation => compile(policiesUnder("policies/national", ...folders), { asOf });

export function inputOf(compiled: Compilation): ReportInput {
  return { program: compiled.program, decided: compiled.decided, diagnostics: compiled.diagnostics, asOf };
}

export function pagesOf(compiled: Compilation, languages: readonly Language[] = ["zh", "en"], more: Partial<ReportInput> = {}): ReadonlyMap<string, string> {
  const placeOf = ({ file, span }: { readonly file: string; readonly span: { readonly start: number } }): string => `${file}:${positionAt(compiled.sources.get(file)!, span.start).line}`;
  return reportPages({ ...inputOf(compiled), languages, placeOf, ...more });
}

export const sourceFiles = (...files: readonly (readonly [string, string])[]): readonly SourceFile[] => files.map(([path, text]) => ({ path, text }));
