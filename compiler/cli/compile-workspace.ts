import { parseDay } from "../base/calendar.ts";
import type { Compilation, CompileOptions, Findings, SourceFile } from "../compile.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Language } from "../diagnostics/render/fill.ts";
import { withRules } from "../findings/rules.ts";
import type { Program } from "../model/program.ts";
import type { Host } from "./host.ts";
import { say } from "./messages.ts";
import { progressOn } from "./progress.ts";
import type { Call } from "./usage.ts";
import type { WorkspaceFiles } from "./workspace-files.ts";

type Texts = Pick<WorkspaceFiles, "sources" | "damaged" | "faultsAround" | "rulesOf">;

/** Compiles what could be read. Of a file that is not UTF-8 other files still need the names, but its own findings follow from the fault. */
export async function compileWorkspace(workspace: Texts, call: Call, host: Host): Promise<Compilation> {
  const { compile } = await import("../compile.ts");
  const compilation = compile([...workspace.sources.values()], optionsOf(call, host));
  return { ...compilation, diagnostics: soundOf(workspace, compilation.diagnostics) };
}

/** The findings of `compileWorkspace`, without the program. */
export async function findInWorkspace(workspace: Texts, call: Call, host: Host): Promise<Pick<Compilation, "diagnostics" | "reached">> {
  const files = [...workspace.sources.values()].map(({ path, text }) => ({ path, text }));
  const options = optionsOf(call, host);
  const { inOrder, judge, read } = await import("../compile.ts");
  const findings = (await findApart(files, options, host, call.language)) ?? judge(read(files), options, {});
  return { diagnostics: soundOf(workspace, inOrder(findings)), reached: findings.reached };
}

/** Below so many characters, some 15,000 lines, threads take longer to start than they save. */
const WORTH_DIVIDING = 700_000;
/** Each thread holds the trees of its part; more of them than this would save little time and cost much memory. */
const THREADS = 2;

/** `undefined` where the workspace is small, or cannot be divided. */
async function findApart(files: readonly SourceFile[], options: CompileOptions, host: Host, language: Language): Promise<Findings | undefined> {
  const { findInThreads } = host;
  if (findInThreads === undefined || files.reduce((sum, { text }) => sum + text.length, 0) < WORTH_DIVIDING) return undefined;
  const { divide, joinParts } = await import("../divide.ts");
  const parts = divide(files, THREADS);
  if (parts.length === 0) return undefined;
  const progress = progressOn(host);
  progress.tell(say(language, "checking", { files: files.length }));
  const found = await findInThreads(parts, options).finally(progress.clear);
  return joinParts(found);
}

function optionsOf(call: Call, host: Host): CompileOptions {
  return { asOf: parseDay(call.options.get("as-of") ?? "") ?? host.today() };
}

function soundOf({ damaged, faultsAround, rulesOf }: Texts, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return withRules([...faultsAround, ...diagnostics.filter(({ location }) => !location || !damaged.has(location.file))], rulesOf);
}

/** What there is to say about some of the files: findings in them, findings that point to them, and errors in what they use. */
export function concerning(files: ReadonlySet<string>, { diagnostics, reached }: Pick<Compilation, "diagnostics" | "reached">): readonly Diagnostic[] {
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
