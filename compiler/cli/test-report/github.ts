import type { Location } from "../../base/span.ts";
import { annotation } from "../github-command.ts";
import { type ReportContext, failedIn, sourceLine, startOf, type TestReport } from "./report.ts";
import { faultsOf, nameOf, word } from "./words.ts";

/** Workflow commands, which GitHub shows beside the lines of a pull request; below them a line of summary. */
export function githubReport(report: TestReport, context: ReportContext): string {
  const { files, coverage = [], mutation } = report;
  const { language } = context;
  const failed = failedIn(report);
  const all = files.reduce((sum, { cases }) => sum + cases.length, 0);
  const lines = [
    ...failed.map((outcome) => command("error", outcome.example.location, nameOf(outcome, language), faultsOf(outcome, language).join("\n"), context)),
    ...coverage.flatMap(({ missing }) => missing.map(({ item }) => {
      const place = { place: String(startOf(item.location, context).line), what: sourceLine(item.location, context) };
      return command("notice", item.location, "", word(language, "unreached", place), context);
    })),
    ...(mutation?.survivors ?? []).map(({ location, written, changed }) =>
      command("notice", location, "", word(language, "survivor", { place: String(startOf(location, context).line), written, changed }), context)),
    word(language, "summary", { passed: all - failed.length, all }),
  ];
  return `${lines.join("\n")}\n`;
}

function command(level: "error" | "notice", location: Location, title: string, message: string, context: ReportContext): string {
  const { line, column } = startOf(location, context);
  return annotation(level, { file: context.shownPath(location.file), line, col: column }, title, message);
}
