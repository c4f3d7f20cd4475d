import type { Severity } from "../../diagnostics/diagnostic.ts";
import type { RenderContext } from "../../diagnostics/render/context.ts";
import { summarize, type Summary } from "../../diagnostics/render/summary.ts";
import type { Judged } from "../../findings/baseline.ts";
import { reaches } from "../show.ts";

/** What `check` found, before it is put into words. */
export interface CheckReport {
  /** In reading order. */
  readonly findings: readonly Judged[];
  /** Those that were named, by their path in the workspace. */
  readonly files: readonly string[];
  /** The least severity that fails. */
  readonly failLevel: Severity;
  /** Whether there is a baseline: findings it does not know are new. */
  readonly hasBaseline: boolean;
}

/** A page of the package by the code of its diagnostic. */
export type PageOf = (code: string) => string | undefined;

export interface CheckContext extends RenderContext {
  readonly pageOf: PageOf;
}

/** Those that no baseline tolerates. */
export function newIn({ findings }: Pick<CheckReport, "findings">): readonly Judged[] {
  return findings.filter(({ known }) => known === undefined);
}

export function knownIn({ findings }: Pick<CheckReport, "findings">): readonly Judged[] {
  return findings.filter(({ known }) => known !== undefined);
}

export function summaryOf(report: CheckReport): Summary {
  const summary = summarize(newIn(report).map(({ diagnostic }) => diagnostic), report.files.length);
  return report.hasBaseline ? { ...summary, known: knownIn(report).length } : summary;
}

export function fails({ diagnostic, known }: Judged, { failLevel }: Pick<CheckReport, "failLevel">): boolean {
  return known === undefined && reaches(diagnostic.severity, failLevel);
}
