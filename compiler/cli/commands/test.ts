import type { Compilation } from "../../compile.ts";
import { isOutside } from "../reasons.ts";
import { withSettings } from "../call-settings.ts";
import { compileProvinces } from "../compile-provinces.ts";
import type { ExitCode, Host } from "../host.ts";
import { progressOn } from "../progress.ts";
import { exitCodeOf, showPretty } from "../show.ts";
import type { ReportContext, TestReport } from "../test-report/report.ts";
import type { Call } from "../usage.ts";
import { VERSION } from "../version.ts";
import { readWorkspace, type WorkspaceFiles } from "../workspace-files.ts";

/** A figure depends on every file of its province, so all of them must be free of errors; the examples of the named files are told. */
export async function test(given: Call, host: Host): Promise<ExitCode> {
  const workspace = await readWorkspace(given.arguments, host);
  const call = withSettings(given, workspace);
  const { files, found, ...compiled } = await compileProvinces(workspace, call, host);
  const faults = found.filter((diagnostic) => diagnostic.severity === "error" || isOutside(diagnostic));
  if (faults.length > 0) {
    const sources = new Map([...compiled.sources, ...workspace.workspaceFiles]);
    showPretty({ diagnostics: faults, sources, files: files.size, shownPath: workspace.names.shown }, call.language, host.err, host);
    return exitCodeOf(faults);
  }
  return testSound(workspace, compiled, call, host);
}

/** Policies without errors: what is wrong now is a figure. */
async function testSound(workspace: WorkspaceFiles, compilation: Compilation, call: Call, host: Host): Promise<ExitCode> {
  const [{ failedIn, runAll }, { emit }, { loadTables }, { loadContributions }] = await Promise.all([
    import("../test-report/report.ts"), import("../../emit/emit.ts"), import("../../evaluate/engine.ts"), import("../../evaluate/contribution-engine.ts"),
  ]);
  const { files } = emit(compilation.program, compilation.decided, { release: false, version: VERSION, lineOf: () => 1 });
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const { coverage, ...results } = runAll(compilation, workspace.own, { settle: loadTables(texts).settle, contribute: loadContributions(texts).settle });
  const isMutated = call.options.has("mutate");
  const progress = progressOn(host);
  const report: TestReport = {
    ...results,
    coverage: call.options.has("coverage") ? coverage : undefined,
    mutation: isMutated ? (await import("../mutants/mutation.ts")).mutate(compilation, workspace.own, (done, all) => progress.tell(`${done} / ${all}`)) : undefined,
  };
  progress.clear();
  const context: ReportContext = { language: call.language, sources: compilation.sources, shownPath: workspace.names.shown };
  const isSuggesting = call.options.has("suggest");
  // What is asked for goes to stdout alone, so that it can be kept as a file.
  (isSuggesting ? host.err : host.out).write(await written(report, context, call.options.get("format")));
  if (isSuggesting) host.out.write((await import("../test-report/suggestions.ts")).suggestionsText(compilation, workspace.own, context));
  return failedIn(report).length > 0 ? 1 : 0;
}

async function written(report: TestReport, context: ReportContext, format: string | undefined): Promise<string> {
  switch (format) {
    case "json": return (await import("../test-report/json.ts")).jsonReport(report, context);
    case "junit": return (await import("../test-report/junit.ts")).junitReport(report, context);
    case "sarif": return (await import("../test-report/sarif.ts")).sarifReport(report, context);
    case "github": return (await import("../test-report/github.ts")).githubReport(report, context);
    default: return (await import("../test-report/pretty.ts")).prettyReport(report, context);
  }
}
