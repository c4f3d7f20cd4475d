import { resolve } from "node:path";
import { NO_SPAN } from "../../base/span.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import { formatAll, type FormattedFile } from "../format-workspace.ts";
import type { ExitCode, Host } from "../host.ts";
import { countOf, say } from "../messages.ts";
import { NOT_UTF8 } from "../reasons.ts";
import { refuseCall } from "../refuse-call.ts";
import { rewriteFiles } from "../rewrite-files.ts";
import { readPieces, STDIN } from "../settle/read-pieces.ts";
import { exitCodeOf, showPretty } from "../show.ts";
import { PROGRAM, type Call } from "../usage.ts";
import { readWorkspace, type WorkspaceFiles } from "../workspace-files.ts";

export async function formatFiles(call: Call, host: Host): Promise<ExitCode> {
  const path = call.options.get("stdin-filepath");
  const surplus = call.options.has("check") ? "--check" : call.arguments[0];
  if (path !== undefined && surplus !== undefined) return refuseCall(say(call.language, "notTogether", { first: "--stdin-filepath", second: surplus }), host);
  if (path !== undefined) return formatInput(path, call, host);
  const workspace = await readWorkspace(call.arguments, host);
  const files = await formatAll(workspace, call.options.get("spelling"));
  const changed = files.filter(({ before, after }) => after !== undefined && after !== before);
  const isCheck = call.options.has("check");
  const failures = isCheck ? [] : rewriteFiles(changed.map(({ file, after = "" }) => [file, after]), workspace.names, host.files);
  host.out.write(changed.map(({ file }) => `${workspace.names.shown(file)}\n`).join(""));
  const diagnostics = [...workspace.diagnostics, ...files.flatMap(({ obstacles }) => obstacles), ...failures];
  await tell(diagnostics, files, workspace, call, host);
  if (files.some(isReadable)) host.err.write(`${summary(files, changed.length, changed.length - failures.length, call)}\n`);
  return isCheck && changed.length > 0 ? (exitCodeOf(diagnostics) || 1) : exitCodeOf(diagnostics);
}

function isReadable({ after }: FormattedFile): boolean {
  return after !== undefined;
}

function summary(all: readonly FormattedFile[], due: number, changed: number, { language, options }: Call): string {
  const counts = { files: countOf(all.length, "file"), changed };
  if (due === 0) return say(language, "inOrder", { files: countOf(all.filter(isReadable).length, "file") });
  if (!options.has("check")) return say(language, "laidOut", counts);
  const spelling = options.get("spelling");
  return say(language, "wouldChange", { ...counts, command: `${PROGRAM} format${spelling === undefined ? "" : ` --spelling ${spelling}`}` });
}

/** What stood in the way, and that nothing was done there. */
async function tell(diagnostics: readonly Diagnostic[], files: readonly FormattedFile[], { sources, workspaceFiles, names }: WorkspaceFiles, { language }: Call, host: Host): Promise<void> {
  if (diagnostics.length > 0) showPretty({ diagnostics, sources: new Map([...sources, ...workspaceFiles]), files: files.length, shownPath: names.shown }, language, host.err, host);
  const alone = files.filter(({ after }) => after === undefined).length;
  if (alone > 0) host.err.write(`${say(language, "leftAlone", { files: countOf(alone, "file") })}\n`);
}

/** The text of one file from an editor, among the others of its workspace. */
async function formatInput(path: string, call: Call, host: Host): Promise<ExitCode> {
  const workspace = await readWorkspace([path], host);
  const file = workspace.names.inWorkspace(resolve(host.workingFolder, path));
  const text = await readInput();
  if (text === undefined) {
    await tell([report("unreadableFile", { file, span: NO_SPAN }, { reason: NOT_UTF8 })], [], workspace, call, host);
    return 2;
  }
  const { sourceText } = await import("../../base/source-text.ts");
  const around = { ...workspace, own: new Set([file]), sources: new Map([...workspace.sources, [file, sourceText(file, text)]]), damaged: new Set<string>() };
  const [formatted] = await formatAll(around, call.options.get("spelling"));
  const diagnostics = formatted?.obstacles ?? [];
  if (formatted?.after !== undefined) host.out.write(formatted.after);
  await tell(diagnostics, formatted === undefined ? [] : [formatted], around, call, host);
  return exitCodeOf(diagnostics);
}

/** `undefined` if it is not UTF-8. */
async function readInput(): Promise<string | undefined> {
  let text = "";
  try {
    for await (const piece of readPieces(STDIN)) text += piece;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
  return text;
}
