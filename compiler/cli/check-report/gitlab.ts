import type { Severity } from "../../diagnostics/diagnostic.ts";
import { rangeOf } from "../../diagnostics/render/context.ts";
import { codeOf, messageOf } from "../../diagnostics/render/message.ts";
import { type CheckContext, type CheckReport, newIn } from "./report.ts";

const SEVERITIES: Readonly<Record<Severity, string>> = { error: "critical", warning: "minor", note: "info" };

/** The report that GitLab shows in a merge request: an array, each entry with a place, because GitLab passes over one without. */
export function gitlabReport(report: CheckReport, context: CheckContext): string {
  const entries = newIn(report).map(({ diagnostic, fingerprint }) => {
    const { location } = diagnostic;
    const start = location && rangeOf(location, context)?.start;
    return {
      description: messageOf(diagnostic, context.language),
      check_name: codeOf(diagnostic),
      fingerprint,
      severity: SEVERITIES[diagnostic.severity],
      location: { path: location === undefined ? "." : context.shownPath(location.file), lines: { begin: start?.line ?? 1 } },
    };
  });
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}
