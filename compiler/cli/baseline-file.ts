import { dirname, join, resolve } from "node:path";
import { type Day, parseDay } from "../base/calendar.ts";
import type { SourceText } from "../base/source-text.ts";
import { NO_SPAN } from "../base/span.ts";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import { inReadingOrder } from "../diagnostics/render/order.ts";
import { report } from "../diagnostics/report.ts";
import { type Baseline, type Judged, matchBaseline, NO_BASELINE, readBaseline, renewBaseline } from "../findings/baseline.ts";
import { identify, type Identified } from "../findings/fingerprint.ts";
import type { SourceTree } from "../syntax/ast.ts";
import { isNotFound, isOutside, NOT_UTF8, reasonOf } from "./reasons.ts";
import type { Host } from "./host.ts";
import { textReader } from "./read-text.ts";
import { replaceFile } from "./replace-file.ts";
import { reaches } from "./show.ts";
import type { Call } from "./usage.ts";
import type { WorkspaceFiles } from "./workspace-files.ts";

/** Where known findings stand unless a call or a workspace file says otherwise, in the folder of the workspace. */
const USUAL_BASELINE = "tongchou-baseline.json";

/** Findings with their fingerprints, and with what the baseline says of them. */
export interface Compared {
  readonly findings: readonly Judged[];
  readonly hasBaseline: boolean;
  /** Of the baseline, for whoever shows a place in it. */
  readonly sources: ReadonlyMap<string, SourceText>;
}

/** With `write-baseline` the file is written first, from what would fail, so that only what it could not take in is left. */
export async function compareWithBaseline(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, SourceText>, workspace: WorkspaceFiles, call: Call, failLevel: Severity, host: Host): Promise<Compared> {
  const path = pathOf(workspace, call, host);
  const asksWhich = ["sarif", "gitlab"].includes(call.options.get("format") ?? "");
  if (path === undefined && !asksWhich) return { findings: inReadingOrder(diagnostics).map(unidentified), hasBaseline: false, sources: new Map() };
  const treeOf = await trees(sources);
  const identified = identify(diagnostics, treeOf);
  if (path === undefined) return { findings: untouched(identified), hasBaseline: false, sources: new Map() };
  const today = parseDay(call.options.get("as-of") ?? "") ?? host.today();
  const isLooked = (file: string): boolean => file === "" || workspace.own.has(file) || !workspace.sources.has(file);
  const until = call.options.has("write-baseline") ? parseDay(call.options.get("until") ?? "") : undefined;
  const read = await load(path, until !== undefined, workspace, host);
  const tolerable = identified.filter(({ diagnostic }) => !isOutside(diagnostic));
  const failing = tolerable.filter(({ diagnostic }) => reaches(diagnostic.severity, failLevel));
  const failure = until === undefined || read.diagnostics.length > 0 ? [] : write(path, renewBaseline(read.value, failing, { today, until, language: call.language }, isLooked), workspace, host);
  const now = until === undefined || failure.length > 0 ? read : await load(path, false, workspace, host);
  const matched = matchBaseline(now.value, tolerable, today, isLooked);
  const others = identify([...identified.map(({ diagnostic }) => diagnostic).filter(isOutside), ...now.diagnostics, ...failure, ...matched.diagnostics], treeOf);
  return { findings: [...untouched(others), ...matched.findings], hasBaseline: true, sources: now.source === undefined ? new Map() : new Map([[now.source.path, now.source]]) };
}

function pathOf({ names }: WorkspaceFiles, { options }: Call, { workingFolder }: Host): string | undefined {
  const named = options.get("baseline");
  if (named !== undefined) return resolve(workingFolder, named);
  return options.has("write-baseline") ? join(names.root, USUAL_BASELINE) : undefined;
}

/** Fingerprints need the declarations of every file, which takes as long as reading them did. */
function unidentified(diagnostic: Diagnostic): Judged {
  return { diagnostic, file: diagnostic.location?.file ?? "", within: [], fingerprint: "", known: undefined };
}

function untouched(identified: readonly Identified[]): readonly Judged[] {
  return identified.map((one) => ({ ...one, known: undefined }));
}

/** A file is read again for its declarations only when something was found in it. */
async function trees(sources: ReadonlyMap<string, SourceText>): Promise<(file: string) => SourceTree | undefined> {
  const { parseTree } = await import("../syntax/parse.ts");
  const known = new Map<string, SourceTree>();
  return (file) => {
    const source = sources.get(file);
    if (source === undefined || !file.endsWith(".tongchou")) return undefined;
    const tree = known.get(file) ?? parseTree(file, source.text).tree;
    known.set(file, tree);
    return tree;
  };
}

interface Loaded {
  readonly value: Baseline;
  readonly source: SourceText | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

async function load(path: string, mayBeMissing: boolean, { names }: WorkspaceFiles, host: Host): Promise<Loaded> {
  if (mayBeMissing && !stands(path, host)) return { value: NO_BASELINE, source: undefined, diagnostics: [] };
  const { source, fault } = textReader(names, host.files)(path);
  if (source === undefined) return { value: NO_BASELINE, source, diagnostics: fault === undefined ? [] : [fault] };
  if (fault !== undefined) return { value: NO_BASELINE, source: undefined, diagnostics: [report("baselineWrong", { file: source.path, span: NO_SPAN }, { reason: NOT_UTF8 })] };
  return { ...(await readBaseline(source)), source };
}

function stands(path: string, { files }: Host): boolean {
  try {
    return files.kindOf(path) === "file";
  } catch (error) {
    if (isNotFound(error)) return false;
    return true;
  }
}

function write(path: string, text: string, { names }: WorkspaceFiles, { files }: Host): readonly Diagnostic[] {
  try {
    files.makeFolder(dirname(path));
    replaceFile(path, text, files);
    return [];
  } catch (error) {
    return [report("unwritable", { file: names.inWorkspace(path), span: NO_SPAN }, { reason: reasonOf(error) })];
  }
}

/** Why a call that writes a baseline cannot: an expiry must be given, and it lies ahead. */
export function untilFault({ options }: Call, today: Day): "missing" | "past" | undefined {
  if (!options.has("write-baseline")) return undefined;
  const until = parseDay(options.get("until") ?? "");
  if (until === undefined) return "missing";
  return until < today ? "past" : undefined;
}
