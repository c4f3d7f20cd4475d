import { headline } from "../../diagnostics/render/pretty.ts";
import type { Findings } from "../show.ts";
import { showPretty, styleFor } from "../show.ts";
import type { Host } from "../host.ts";
import { type CheckContext, type CheckReport, knownIn, newIn } from "./report.ts";
import { knownText } from "./words.ts";

/** What a baseline tolerates comes first, in one line each. */
export function showReport(report: CheckReport, context: CheckContext, host: Host): void {
  const { language, sources, shownPath } = context;
  const style = styleFor(host.out, host);
  const known = knownIn(report);
  const lines = known.flatMap((finding) => (finding.known === undefined ? [] : [`${headline(finding.diagnostic, { ...context, style, width: host.out.width })} ${style.faint(`(${knownText(finding.known, language)})`)}\n`]));
  if (lines.length > 0) host.out.write(`${lines.join("")}\n`);
  const findings: Findings = { diagnostics: newIn(report).map(({ diagnostic }) => diagnostic), sources, files: report.files.length, shownPath, ...(report.hasBaseline && { known: known.length }) };
  showPretty(findings, language, host.out, host);
}
