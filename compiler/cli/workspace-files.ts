import { join } from "node:path";
import type { SourceText } from "../base/source-text.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { findPolicies, type Found } from "./find-policies.ts";
import type { Host } from "./host.ts";
import { pathNames, rootOf, targetsOf, WORKSPACE_FILE, workspacesAround, type PathNames } from "./paths.ts";
import { textReader, type ReadText } from "./read-text.ts";
import type { Config } from "../findings/config.ts";
import { type Rules, withRules } from "../findings/rules.ts";
import { nearestConfig, readSettings, type LibraryFolder, type Settings } from "./workspace-settings.ts";

/** What was read for a command. A file is known by its path in the workspace. */
export interface WorkspaceFiles {
  readonly names: PathNames;
  /** Every folder in which a policy was looked for, absolute; empty if nothing that was named is there. */
  readonly folders: readonly string[];
  /** Every policy that could be read: those that were named, the others of their workspace, and those of its libraries. */
  readonly sources: ReadonlyMap<string, SourceText>;
  /** Those that were named or lie in a named folder. */
  readonly own: ReadonlySet<string>;
  readonly workspaceFiles: Settings["sources"];
  /** What the workspace file around everything that was named sets. */
  readonly config: Config;
  /** Severities that the nearest workspace file sets; `undefined` is a finding about no file. */
  readonly rulesOf: (file: string | undefined) => Rules;
  /** Those that are not UTF-8; what is wrong in them beyond that is not worth saying. */
  readonly damaged: ReadonlySet<string>;
  /** About what was named, and what the workspace file names. */
  readonly diagnostics: readonly Diagnostic[];
  /** About other files of the workspace. */
  readonly faultsAround: readonly Diagnostic[];
}

export async function readWorkspace(paths: readonly string[], host: Host): Promise<WorkspaceFiles> {
  const targets = targetsOf(paths, host);
  const names = pathNames(rootOf(targets, host), host.workingFolder);
  const read = textReader(names, host.files);
  const named = findPolicies(targets, names, host.files);
  const workspaces = workspacesAround(targets, host);
  const around = findPolicies(workspaces, names, host.files, named.files);
  const settingFiles = new Set([...workspaces.map((folder) => join(folder, WORKSPACE_FILE)), ...named.workspaceFiles]);
  const settings = await readSettings([...settingFiles], names, read);
  const libraries = findLibraries(settings.libraries, names, host, [...named.files, ...around.files]);
  const [own, others, lent] = [named, around, libraries].map(({ files }) => readAll(files, read));
  const all = [own, others, lent].flatMap((texts) => texts ?? []);
  const rulesOf = (file: string | undefined): Rules => nearestConfig(file === undefined ? names.root : names.absolute(file), settings).rules ?? {};
  return {
    names,
    folders: named.folders.length === 0 ? [] : [...new Set([...named.folders, ...around.folders, ...libraries.folders])],
    sources: new Map(all.flatMap(({ sources }) => [...sources])),
    own: new Set(own?.sources.keys()),
    workspaceFiles: settings.sources,
    config: settings.configs.get(names.root) ?? {},
    rulesOf,
    damaged: new Set(all.flatMap(({ damaged }) => damaged)),
    diagnostics: withRules([...named.diagnostics, ...settings.diagnostics, ...libraries.diagnostics, ...(own?.faults ?? []), ...(lent?.faults ?? [])], rulesOf),
    faultsAround: others?.faults ?? [],
  };
}

interface Texts {
  readonly sources: ReadonlyMap<string, SourceText>;
  readonly damaged: readonly string[];
  readonly faults: readonly Diagnostic[];
}

function readAll(paths: readonly string[], read: ReadText): Texts {
  const files = paths.map(read);
  return {
    sources: new Map(files.flatMap(({ source }) => (source ? [[source.path, source] as const] : []))),
    damaged: files.flatMap(({ source, fault }) => (source && fault ? [source.path] : [])),
    faults: files.flatMap(({ fault }) => fault ?? []),
  };
}

/** What is wrong with a library is told with the place that names it. */
function findLibraries(folders: readonly LibraryFolder[], names: PathNames, host: Host, known: readonly string[]): Omit<Found, "workspaceFiles"> {
  const files: string[] = [];
  const searched: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { path, location } of folders) {
    const found = findPolicies([path], names, host.files, [...known, ...files]);
    files.push(...found.files);
    searched.push(...found.folders);
    const note = { location, text: { en: "named as a library here", zh: "此处将其列为库" } };
    diagnostics.push(...found.diagnostics.map((diagnostic) => ({ ...diagnostic, notes: [...diagnostic.notes, note] })));
  }
  return { files, folders: searched, diagnostics };
}
