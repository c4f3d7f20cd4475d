import { parseDay } from "../base/calendar.ts";
import type { Compilation } from "../compile.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Program } from "../model/program.ts";
import type { Host } from "./host.ts";
import type { Call } from "./usage.ts";
import type { WorkspaceFiles } from "./workspace-files.ts";

/** Compiles what could be read. Of a file that is not UTF-8 other files still need the names, but its own findings follow from the fault. */
export async function compileWorkspace(workspace: Pick<WorkspaceFiles, "sources" | "damaged" | "faultsAround">, call: Call, host: Host): Promise<Compilation> {
  const { compile } = await import("../compile.ts");
  const asOf = parseDay(call.options.get("as-of") ?? "") ?? host.today();
  const compilation = compile([...workspace.sources.values()], { asOf });
  const found = compilation.diagnostics.filter(({ location }) => !location || !workspace.damaged.has(location.file));
  return { ...compilation, diagnostics: [...workspace.faultsAround, ...found] };
}

/** What there is to say about some of the files: findings in them, findings that point to them, and errors in what they use. */
export function concerning(files: ReadonlySet<string>, { diagnostics, reached }: Compilation): readonly Diagnostic[] {
  const used = new Set([...files].flatMap((file) => [...(reached.get(file) ?? [])]));
  return diagnostics.filter(({ severity, location, notes }) => {
    if (location === undefined || files.has(location.file)) return true;
    return notes.some((note) => note.location !== undefined && files.has(note.location.file)) || (severity === "error" && used.has(location.file));
  });
}

/** The provinces to which some of the files belong. */
export function provincesOf({ provinces }: Program, files: ReadonlySet<string>): Program["provinces"] {
  return provinces.filter((program) => [program.province, ...program.policies].some(({ location }) => files.has(location.file)));
}
