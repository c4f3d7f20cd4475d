import type { Compilation } from "../compile.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { compileWorkspace, concerning, provincesOf } from "./compile-workspace.ts";
import type { Host } from "./host.ts";
import { exitCodeOf } from "./show.ts";
import type { Call } from "./usage.ts";
import type { WorkspaceFiles } from "./workspace-files.ts";

export interface CompiledProvinces extends Compilation {
  readonly files: ReadonlySet<string>;
  readonly found: readonly Diagnostic[];
}

/** The provinces that have a file among those named, and what there is to say about all of their files: a table or a figure needs every one of them. */
export async function compileProvinces(workspace: WorkspaceFiles, call: Call, host: Host): Promise<CompiledProvinces> {
  const compilation = await compileWorkspace(workspace, call, host);
  const provinces = provincesOf(compilation.program, workspace.own);
  const files = new Set([...workspace.own, ...provinces.flatMap(({ policies }) => policies.map(({ location }) => location.file))]);
  return { ...compilation, program: { provinces }, files, found: [...workspace.diagnostics, ...concerning(files, compilation)] };
}

/** Where there is nothing to write, that is a fault. */
export async function compileToWrite(workspace: WorkspaceFiles, call: Call, host: Host): Promise<CompiledProvinces> {
  const compiled = await compileProvinces(workspace, call, host);
  const isEmpty = compiled.program.provinces.length === 0 && exitCodeOf(compiled.found) === 0;
  return isEmpty ? { ...compiled, found: [...compiled.found, report("nothingToBuild", undefined, {})] } : compiled;
}
