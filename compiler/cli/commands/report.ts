import { resolve } from "node:path";
import { parseDay } from "../../base/calendar.ts";
import { positionAt, type SourceText } from "../../base/source-text.ts";
import { type Location, NO_SPAN } from "../../base/span.ts";
import type { Compilation } from "../../compile.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report as reportFault } from "../../diagnostics/report.ts";
import type { ReportInput } from "../../report/province-report.ts";
import { withSettings } from "../call-settings.ts";
import { compileToWrite } from "../compile-provinces.ts";
import { GitFault } from "../git-files.ts";
import type { ExitCode, Host } from "../host.ts";
import { countOf, say } from "../messages.ts";
import { reasonOf } from "../reasons.ts";
import { refuseCall, sentenceOf } from "../refuse-call.ts";
import { exitCodeOf, isNote, showPretty } from "../show.ts";
import type { Call } from "../usage.ts";
import { loadVersion, readVersionName } from "../versions.ts";
import { readWorkspace } from "../workspace-files.ts";
import { writePages } from "../write-pages.ts";

const usualFolder = "dist/report";

export async function report(given: Call, host: Host): Promise<ExitCode> {
  const workspace = await readWorkspace(given.arguments, host);
  const call = withSettings(given, workspace);
  const { found, files, ...compilation } = await compileToWrite(workspace, call, host);
  const stop = async (diagnostics: readonly Diagnostic[]): Promise<ExitCode> => {
    const sources = new Map([...compilation.sources, ...workspace.workspaceFiles]);
    showPretty({ diagnostics: diagnostics.filter((diagnostic) => !isNote(diagnostic)), sources, files: files.size, shownPath: workspace.names.shown }, call.language, host.err, host);
    host.err.write(`${say(call.language, "notBuilt", {})}\n`);
    return exitCodeOf(diagnostics);
  };
  if (exitCodeOf(found) !== 0) return stop(found);
  const difference = await differenceFrom(call, compilation, host);
  if (typeof difference === "number") return difference;

  const { reportPages } = await import("../../report/report.ts");
  const asOf = parseDay(call.options.get("as-of") ?? "") ?? host.today();
  const language = call.options.get("language") ?? "both";
  const pages = reportPages({
    ...compilation, diagnostics: found, asOf, languages: language === "zh" || language === "en" ? [language] : ["zh", "en"],
    placeOf: (location) => placeIn(compilation.sources, location), ...(difference && { difference }),
  });
  const folder = resolve(host.workingFolder, call.options.get("out") ?? usualFolder);
  const failure = writePages(folder, pages, host.files);
  if (failure) return stop([...found, reportFault("unwritable", { file: workspace.names.inWorkspace(failure.path), span: NO_SPAN }, { reason: reasonOf(failure.error) })]);
  host.out.write(`${say(call.language, "reported", { pages: countOf(pages.size, "page"), folder: call.options.get("out") ?? usualFolder })}\n`);
  return 0;
}

/** By paths of the workspace, so that the same policies give the same pages wherever they lie. */
function placeIn(sources: ReadonlyMap<string, SourceText>, { file, span }: Location): string {
  const source = sources.get(file);
  return source === undefined ? file : `${file}:${positionAt(source, span.start).line}`;
}

/** What is at fault in the earlier version is shown, and the exit code says whether it is the policies or the world. */
async function differenceFrom(call: Call, compilation: Compilation, host: Host): Promise<ReportInput["difference"] | ExitCode> {
  const against = call.options.get("against");
  if (against === undefined) return undefined;
  const name = readVersionName(against);
  const old = await loadVersion(name.paths.length === 0 ? { ...name, paths: call.arguments } : name, call, host);
  if (old instanceof GitFault) return refuseCall(sentenceOf(old.reason, call.language), host);
  if (old.faults.diagnostics.length > 0) {
    showPretty(old.faults, call.language, host.err, host);
    return exitCodeOf(old.faults.diagnostics);
  }
  const { compareVersions } = await import("../../compare/compare-programs.ts");
  return { against, found: compareVersions(old, compilation) };
}
