import type { Severity } from "../../diagnostics/diagnostic.ts";
import { rangeOf } from "../../diagnostics/render/context.ts";
import { codeOf } from "../../diagnostics/render/message.ts";
import { summaryLine } from "../../diagnostics/render/summary.ts";
import type { Judged } from "../../findings/baseline.ts";
import { annotation, annotationPlace } from "../github-command.ts";
import { type CheckContext, type CheckReport, newIn, summaryOf } from "./report.ts";
import { linesOf } from "./words.ts";

const LEVELS: Readonly<Record<Severity, "error" | "warning" | "notice">> = { error: "error", warning: "warning", note: "notice" };
const RANK: readonly Severity[] = ["error", "warning", "note"];

/** GitHub shows ten annotations of a level and a step, so the gravest come first, and what a baseline tolerates is only counted. */
export function githubReport(report: CheckReport, context: CheckContext): string {
  const gravest = RANK.flatMap((severity) => newIn(report).filter(({ diagnostic }) => diagnostic.severity === severity));
  return `${[...gravest.map((finding) => command(finding, context)), summaryLine(summaryOf(report), context.language)].join("\n")}\n`;
}

function command({ diagnostic }: Judged, context: CheckContext): string {
  const { location } = diagnostic;
  const place = location && annotationPlace(context.shownPath(location.file), rangeOf(location, context));
  return annotation(LEVELS[diagnostic.severity], place, codeOf(diagnostic), linesOf(diagnostic, context).join("\n"));
}
