import { jsonReport as diagnosticsReport } from "../../diagnostics/render/json.ts";
import { type CheckContext, type CheckReport, summaryOf } from "./report.ts";

/** One object for programs (`diagnostics.schema.json`). */
export function jsonReport(report: CheckReport, context: CheckContext): string {
  const known = new Map(report.findings.map((finding) => [finding.diagnostic, finding.known]));
  const made = diagnosticsReport(report.findings.map(({ diagnostic }) => diagnostic), summaryOf(report), context, (diagnostic) => known.get(diagnostic));
  return `${JSON.stringify(made, undefined, 2)}\n`;
}
