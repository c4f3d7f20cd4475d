import { join, resolve } from "node:path";
import { positionAt, type SourceText } from "../../base/source-text.ts";
import { NO_SPAN, type Span } from "../../base/span.ts";
import type { Emission } from "../../emit/emit.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import { summarize } from "../../diagnostics/render/summary.ts";
import type { ExitCode, Host } from "../host.ts";
import { countOf, countsOf, say } from "../messages.ts";
import type { PathNames } from "../paths.ts";
import { reasonOf } from "../reasons.ts";
import { exitCodeOf, showPretty } from "../show.ts";
import type { Call } from "../usage.ts";
import { VERSION } from "../version.ts";
import { readWorkspace } from "../workspace-files.ts";
import { writeTables } from "../write-tables.ts";
import { compileWorkspace } from "./check.ts";

const usualFolder = "dist/tables";

export async function build(call: Call, host: Host): Promise<ExitCode> {
  const workspace = readWorkspace(call.arguments, host);
  const compilation = await compileWorkspace(workspace, call, host);
  const findings = { sources: compilation.sources, files: workspace.sources.size, shownPath: workspace.names.shown };
  const stop = async (diagnostics: readonly Diagnostic[]): Promise<ExitCode> => {
    await showPretty({ ...findings, diagnostics }, call.language, host.err, host);
    host.err.write(`${say(call.language, "notBuilt", {})}\n`);
    return exitCodeOf(diagnostics);
  };
  if (exitCodeOf(compilation.diagnostics) !== 0) return stop(compilation.diagnostics);

  const { emit } = await import("../../emit/emit.ts");
  const emission = emit(compilation.program, compilation.decided, {
    release: call.options.has("release"),
    version: VERSION,
    lineOf: ({ file, span }) => lineIn(compilation.sources.get(file), span),
  });
  const all = [...compilation.diagnostics, ...emission.diagnostics];
  if (exitCodeOf(all) !== 0) return stop(all);

  const failures = write(emission, call, workspace.names, host);
  if (failures.length > 0) return stop([...all, ...failures]);
  if (all.length > 0) await showPretty({ ...findings, diagnostics: all }, call.language, host.err, host);
  tellResult(emission, all, call, host);
  return 0;
}

function lineIn(source: SourceText | undefined, span: Span): number {
  return source ? positionAt(source, span.start).line : 1;
}

function write(emission: Emission, call: Call, names: PathNames, host: Host): readonly Diagnostic[] {
  const folder = resolve(host.workingFolder, call.options.get("out") ?? usualFolder);
  const failure = writeTables(folder, emission.files, emission.manifest, host.files);
  if (!failure) return [];
  const unwritable = report("unwritable", { file: names.inWorkspace(failure.path), span: NO_SPAN }, { reason: reasonOf(failure.error) });
  const isKept = stands(join(folder, emission.manifest.path), host);
  return isKept ? [unwritable, report("completeBuildKept", { file: names.inWorkspace(folder), span: NO_SPAN }, {})] : [unwritable];
}

function stands(path: string, { files }: Host): boolean {
  try {
    return files.kindOf(path) === "file";
  } catch {
    return false;
  }
}

function tellResult({ summary }: Emission, diagnostics: readonly Diagnostic[], { language, options }: Call, host: Host): void {
  const told = {
    folder: options.get("out") ?? usualFolder,
    ...countsOf(summary),
    warnings: countOf(summarize(diagnostics, 0).warnings, "warning"),
  };
  host.out.write(`${say(language, "built", told)}\n`);
}
