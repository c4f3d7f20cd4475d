import type { SourceText } from "../../base/source-text.ts";
import type { Diagnostic, Severity } from "../../diagnostics/diagnostic.ts";
import { compileWorkspace, concerning, findInWorkspace, provincesOf } from "../compile-workspace.ts";
import type { ExitCode, Host } from "../host.ts";
import { countOf, say } from "../messages.ts";
import { refuseCall } from "../refuse-call.ts";
import { exitCodeOf } from "../show.ts";
import { type CheckContext, type CheckReport, newIn } from "../check-report/report.ts";
import { parseDay } from "../../base/calendar.ts";
import { compareWithBaseline, untilFault } from "../baseline-file.ts";
import { withSettings } from "../call-settings.ts";
import type { Call } from "../usage.ts";
import { readWorkspace, type WorkspaceFiles } from "../workspace-files.ts";

export async function check(call: Call, host: Host): Promise<ExitCode> {
  const workspace = await readWorkspace(call.arguments, host);
  const { options, language } = withSettings(call, workspace);
  const fault = untilFault(call, parseDay(options.get("as-of") ?? "") ?? host.today());
  if (fault !== undefined) return refuseCall(say(language, fault === "past" ? "untilPast" : "untilMissing", {}), host);
  return call.options.has("watch") ? watchAndCheck(workspace, call, host) : checkOnce(workspace, call, host);
}

/** Watching begins before each check, so that what changes meanwhile is not missed; a new folder is watched from the next check on. */
async function watchAndCheck(first: WorkspaceFiles, call: Call, host: Host): Promise<ExitCode> {
  if (first.folders.length === 0) return checkOnce(first, call, host);
  const again = (): void => void (last = last.then(async () => round(await readWorkspace(call.arguments, host))));
  let stop = host.watch(first.folders, again);
  const round = (workspace: WorkspaceFiles): Promise<ExitCode> => {
    const stopBefore = stop;
    stop = host.watch(workspace.folders, again);
    stopBefore();
    return checkOnce(workspace, call, host);
  };
  let last = checkOnce(first, call, host);
  await last;
  host.err.write(`${say(call.language, "watching", {})}\n`);
  await host.interrupted();
  stop();
  return last;
}

async function checkOnce(workspace: WorkspaceFiles, given: Call, host: Host): Promise<ExitCode> {
  const call = withSettings(given, workspace);
  const show = await showIn(call);
  const { diagnostics, sources } = call.options.has("fix") ? await checkAndFix(workspace, call, host) : await judge(workspace, call, host);
  const failLevel = levelOf(call);
  const compared = await compareWithBaseline(diagnostics, sources, workspace, call, failLevel, host);
  const report: CheckReport = { findings: compared.findings, hasBaseline: compared.hasBaseline, files: [...workspace.own], failLevel };
  const context: CheckContext = {
    language: call.language, shownPath: workspace.names.shown, sources: new Map([...sources, ...workspace.workspaceFiles, ...compared.sources]),
    pageOf: (code) => host.packaged(`compiler/diagnostics/pages/${code}.md`),
  };
  if (call.options.get("coverage") === "dates") await showCoverage({ ...workspace, sources }, call, host);
  const code = exitCodeOf(newIn(report).map(({ diagnostic }) => diagnostic), failLevel);
  show(report, context, code, host);
  return code;
}

function levelOf({ options }: Call): Severity {
  const level = options.get("fail-level");
  return level === "warning" || level === "note" ? level : "error";
}

type Show = (report: CheckReport, context: CheckContext, code: ExitCode, host: Host) => void;

/** Each format is loaded when it is asked for; before the check, for a program that waits after its work spends the wait on tidying its memory. */
async function showIn({ options }: Call): Promise<Show> {
  switch (options.get("format")) {
    case "json": return written((await import("../check-report/json.ts")).jsonReport);
    case "sarif": return written((await import("../check-report/sarif.ts")).sarifReport);
    case "github": return written((await import("../check-report/github.ts")).githubReport);
    case "gitlab": return written((await import("../check-report/gitlab.ts")).gitlabReport);
    case "junit": return written((await import("../check-report/junit.ts")).junitReport);
    default: {
      const { showReport } = await import("../check-report/pretty.ts");
      return (report, context, _code, host) => showReport(report, context, host);
    }
  }
}

function written(textOf: (report: CheckReport, context: CheckContext, code: ExitCode) => string): Show {
  return (report, context, code, host) => host.out.write(textOf(report, context, code));
}

interface Judged {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceText>;
}

async function judge(workspace: WorkspaceFiles, call: Call, host: Host): Promise<Judged> {
  const found = await findInWorkspace(workspace, call, host);
  return { diagnostics: [...workspace.diagnostics, ...concerning(workspace.own, found)], sources: workspace.sources };
}

/** A report for people; it goes to the side when the findings are for a program. */
async function showCoverage(workspace: WorkspaceFiles, call: Call, host: Host): Promise<void> {
  const { coverageLines } = await import("../coverage-of-dates.ts");
  const { program, decided } = await compileWorkspace(workspace, call, host);
  const provinces = provincesOf(program, workspace.own);
  const output = (call.options.get("format") ?? "pretty") === "pretty" ? host.out : host.err;
  output.write(`${coverageLines({ provinces }, decided, call.language).join("\n")}\n\n`);
}

const mostRounds = 10;

/** One fix may make room for the next; files are written once, when nothing more is found. */
async function checkAndFix(workspace: WorkspaceFiles, call: Call, host: Host): Promise<Judged> {
  const [{ applySafeFixes }, { sourceText }] = await Promise.all([import("../apply-fixes.ts"), import("../../base/source-text.ts")]);
  let sources = workspace.sources;
  let judged = await judge(workspace, call, host);
  let count = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const sound = new Map([...sources].filter(([file]) => workspace.own.has(file) && !workspace.damaged.has(file)));
    const fixed = applySafeFixes(judged.diagnostics, sound);
    if (fixed.count === 0) break;
    count += fixed.count;
    sources = new Map([...sources].map(([file, source]) => [file, sourceText(file, fixed.texts.get(file) ?? source.text)]));
    judged = await judge({ ...workspace, sources }, call, host);
  }
  const changed = [...sources].filter(([file, { text }]) => text !== workspace.sources.get(file)?.text);
  const { rewriteFiles } = await import("../rewrite-files.ts");
  const failures = rewriteFiles(changed.map(([file, { text }]) => [file, text]), workspace.names, host.files);
  const told = count === 0 ? say(call.language, "nothingFixed", {}) : say(call.language, "fixed", { fixes: countOf(count, "fix", "fixes"), files: countOf(changed.length - failures.length, "file") });
  host.err.write(`${told}\n`);
  return { ...judged, sources, diagnostics: [...judged.diagnostics, ...failures] };
}
