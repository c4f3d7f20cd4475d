import type { Compiled } from "../compare/compare-programs.ts";
import { join, resolve } from "node:path";
import { type FundFile, MANIFEST_PATH, type Tables } from "../emit/format.ts";
import type { Language } from "../diagnostics/render/fill.ts";
import { withSettings } from "./call-settings.ts";
import { compileProvinces } from "./compile-provinces.ts";
import { GitFault, gitFiles } from "./git-files.ts";
import type { Host } from "./host.ts";
import { kindAt } from "./kind-at.ts";
import type { Findings } from "./show.ts";
import { pathNames } from "./paths.ts";
import { isOutside } from "./reasons.ts";
import type { Call } from "./usage.ts";
import { readWorkspace } from "./workspace-files.ts";

/** How a version is named in a call: a path of policies or of compiled tables, or a revision of the repository with a path in it. */
export interface VersionName {
  readonly revision: string | undefined;
  /** Nothing: the workspace around the working folder. */
  readonly paths: readonly string[];
}

/** `git:REVISION[:PATH]`, or a path. A revision has no colon but the one before its path. */
export function readVersionName(written: string): VersionName {
  const found = /^git:([^:]+)(?::(.*))?$/.exec(written);
  if (!found) return { revision: undefined, paths: [written] };
  const [, revision = "", path] = found;
  return { revision, paths: path === undefined || path === "" ? [] : [path] };
}

/** A revision without a path is read where the other version lies. */
export function readVersionNames([old = "", now = ""]: readonly string[]): readonly [VersionName, VersionName] {
  const [before, after] = [readVersionName(old), readVersionName(now)];
  const complete = (one: VersionName, other: VersionName): VersionName => (one.revision !== undefined && one.paths.length === 0 ? { ...one, paths: other.paths } : one);
  return [complete(before, after), complete(after, before)];
}

export interface LoadedVersion extends Compiled {
  /** Errors and what could not be read; with any of them there is nothing to compare. */
  readonly faults: Findings;
  /** In which it is to be spoken of. */
  readonly language: Language;
}

/** The provinces that the named files belong to, compiled with all that they use. */
export async function loadVersion({ revision, paths }: VersionName, call: Call, host: Host): Promise<LoadedVersion | GitFault> {
  try {
    const reader = revision === undefined ? host : { ...host, files: gitFiles(revision, host.workingFolder) };
    const [path, ...others] = paths.map((one) => resolve(host.workingFolder, one));
    return path !== undefined && others.length === 0 && isTableFolder(path, reader) ? await loadTables(path, call, reader) : await load(paths, call, reader);
  } catch (error) {
    if (error instanceof GitFault) return error;
    throw error;
  }
}

/** A manifest stands where a build wrote. */
function isTableFolder(path: string, { files }: Host): boolean {
  return kindAt(join(path, MANIFEST_PATH), files) === "file";
}

/** What a folder of compiled tables says; one that `verify` refuses is not compared. */
async function loadTables(path: string, call: Call, host: Host): Promise<LoadedVersion> {
  const [{ readTables }, { verifyTables }, { versionOfTables }] = await Promise.all([import("./commands/verify.ts"), import("../emit/verify.ts"), import("../compare/program-of-tables.ts")]);
  const names = pathNames(path, host.workingFolder);
  const { texts, diagnostics } = readTables(names, host);
  const found = diagnostics.length > 0 ? diagnostics : verifyTables(texts).diagnostics.filter(({ severity }) => severity === "error");
  const files: readonly object[] = found.length > 0 ? [] : [...texts].filter(([file]) => file.endsWith(".json")).map(([, text]) => JSON.parse(text) as object);
  const version = versionOfTables(files.filter((file): file is Tables => "scheme" in file && "benefits" in file), files.filter((file): file is FundFile => "funds" in file));
  return { ...version, language: call.language, faults: { diagnostics: found, sources: new Map(), files: texts.size, shownPath: names.shown } };
}

async function load(paths: readonly string[], call: Call, host: Host): Promise<LoadedVersion> {
  const workspace = await readWorkspace(paths, host);
  const settled = withSettings(call, workspace);
  const { files, found, ...compiled } = await compileProvinces(workspace, settled, host);
  const diagnostics = found.filter((diagnostic) => diagnostic.severity === "error" || isOutside(diagnostic));
  const sources = new Map([...compiled.sources, ...workspace.workspaceFiles]);
  return { program: compiled.program, decided: compiled.decided, faults: { diagnostics, sources, files: files.size, shownPath: workspace.names.shown }, language: settled.language };
}
