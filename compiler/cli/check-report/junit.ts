import { rangeOf } from "../../diagnostics/render/context.ts";
import { codeOf, messageOf } from "../../diagnostics/render/message.ts";
import type { Judged } from "../../findings/baseline.ts";
import { type JunitCase, junitText } from "../junit.ts";
import { type CheckContext, type CheckReport, fails } from "./report.ts";
import { knownText, linesOf, word } from "./words.ts";

/** A suite a file, a case a finding; a file without any has one case that passes. */
export function junitReport(report: CheckReport, context: CheckContext): string {
  const files = [...new Set([...report.files, ...report.findings.map(({ file }) => file)])].sort();
  return junitText("check", files.map((file) => {
    const cases = report.findings.filter((finding) => finding.file === file).map((finding) => caseOf(finding, report, context));
    return { name: file === "" ? "tongchou" : context.shownPath(file), cases: cases.length === 0 ? [{ name: word(context.language, "inOrder") }] : cases };
  }));
}

function caseOf(finding: Judged, report: CheckReport, context: CheckContext): JunitCase {
  const { diagnostic, known } = finding;
  const start = diagnostic.location && rangeOf(diagnostic.location, context)?.start;
  return {
    name: `${codeOf(diagnostic)}${start === undefined ? "" : ` ${start.line}:${start.column}`}`, text: linesOf(diagnostic, context).join("\n"),
    ...(known !== undefined && { skipped: knownText(known, context.language) }),
    ...(fails(finding, report) && { failure: messageOf(diagnostic, context.language), type: diagnostic.severity }),
  };
}
