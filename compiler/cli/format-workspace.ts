import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { FormatOptions } from "../format/format.ts";
import type { WorkspaceFiles } from "./workspace-files.ts";

/** A file as it was and as it is laid out; `after` is missing where something stood in the way. */
export interface FormattedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string | undefined;
  readonly obstacles: readonly Diagnostic[];
}

/** Lays out the files that were named; the others of the workspace tell what their names are in the other language. */
export async function formatAll(workspace: Pick<WorkspaceFiles, "own" | "sources" | "damaged">, spelling: string | undefined): Promise<readonly FormattedFile[]> {
  const { format } = await import("../format/format.ts");
  const namesOf = spelling === "zh" || spelling === "en" ? await namesIn(workspace) : () => ({});
  return [...workspace.own].filter((file) => !workspace.damaged.has(file)).sort().map((file) => {
    const before = workspace.sources.get(file)?.text ?? "";
    const formatted = format(before, { file, ...(spelling === "zh" || spelling === "en" ? { spelling } : {}), ...namesOf(file) });
    return formatted.kind === "refused"
      ? { file, before, after: undefined, obstacles: formatted.diagnostics }
      : { file, before, after: formatted.text, obstacles: [] };
  });
}

/** What the names of each file stand for. */
async function namesIn({ sources }: Pick<WorkspaceFiles, "sources">): Promise<(file: string) => Pick<FormatOptions, "names">> {
  const [{ bind }, { namesInUse }, { parseTree }] = await Promise.all([import("../bind/bind.ts"), import("../bind/occurrences/names-in-use.ts"), import("../syntax/parse.ts")]);
  const { units, scopes } = bind([...sources].map(([file, { text }]) => parseTree(file, text).tree)).value;
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  return (file) => {
    const scope = scopes.get(file);
    return scope === undefined ? {} : { names: namesInUse(scope, byName, (other) => sources.get(other)?.text ?? "") };
  };
}
