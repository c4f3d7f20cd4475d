import type { KeyObject } from "node:crypto";
import { join, resolve } from "node:path";
import { positionAt, type SourceText } from "../../base/source-text.ts";
import { NO_SPAN, type Span } from "../../base/span.ts";
import type { Emission } from "../../emit/emit.ts";
import type { FundFile, Tables } from "../../emit/format.ts";
import type { Manifest } from "../../emit/manifest-format.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import { summarize } from "../../diagnostics/render/summary.ts";
import { withSettings } from "../call-settings.ts";
import { compileToWrite } from "../compile-provinces.ts";
import type { ExitCode, Host } from "../host.ts";
import { kindAt } from "../kind-at.ts";
import { loadKey } from "../load-key.ts";
import { countOf, countsOf, say } from "../messages.ts";
import type { PathNames } from "../paths.ts";
import { reasonOf } from "../reasons.ts";
import { SIGNATURE_PATH } from "../signature-path.ts";
import { exitCodeOf, isNote, showPretty, type Findings } from "../show.ts";
import { PROGRAM, type Call } from "../usage.ts";
import { VERSION } from "../version.ts";
import { readWorkspace } from "../workspace-files.ts";
import { type Crown, writeTables, type Prove } from "../write-tables.ts";

const usualFolder = "dist/tables";

export async function build(given: Call, host: Host): Promise<ExitCode> {
  const workspace = await readWorkspace(given.arguments, host);
  const call = withSettings(given, workspace);
  const signer = await loadKey(call.options.get("sign"), "private", workspace.names, host);
  const { program, decided, sources, found, files } = await compileToWrite(workspace, call, host);
  const shown = { sources: new Map([...sources, ...workspace.workspaceFiles]), files: files.size, shownPath: workspace.names.shown };
  const tell = (diagnostics: readonly Diagnostic[]): Promise<void> => tellFindings({ ...shown, diagnostics }, call, host);
  const stop = async (diagnostics: readonly Diagnostic[]): Promise<ExitCode> => {
    await tell(diagnostics);
    host.err.write(`${say(call.language, "notBuilt", {})}\n`);
    return exitCodeOf(diagnostics);
  };
  if ("fault" in signer) return stop([signer.fault]);
  if (exitCodeOf(found) !== 0) return stop(found);

  const [{ emit }, { readBack }] = await Promise.all([import("../../emit/emit.ts"), import("../../emit/read-back.ts")]);
  const emitted = emit(program, decided, {
    release: call.options.has("release"),
    version: VERSION,
    lineOf: ({ file, span }) => lineIn(sources.get(file), span),
  });
  const tested = call.options.has("vectors") ? await addVectors(emitted) : emitted;
  const emission = await addTargets(tested, call.options.get("target") ?? "");
  const all = [...found, ...emission.diagnostics];
  if (exitCodeOf(all) !== 0) return stop(all);

  const crown = await crowned(emission, signer.key);
  const failures = write({ ...emission, manifest: crown }, (written) => readBack(program, decided, written), call, workspace.names, host);
  if (failures.length > 0) return stop([...all, ...failures]);
  if (all.length > 0) await tell(all);
  tellResult(emission, all, call, host);
  if (signer.id !== undefined) host.out.write(`${say(call.language, "signed", { key: signer.id })}\n`);
  return 0;
}

/** The manifest as it is written; without a key, what signed another one goes. */
async function crowned({ manifest }: Emission, key: KeyObject | undefined): Promise<Crown> {
  const line = key && (await import("../signature.ts")).signatureLine(new TextEncoder().encode(manifest.text), key);
  return { ...manifest, signature: { path: SIGNATURE_PATH, line } };
}

async function addVectors(emission: Emission): Promise<Emission> {
  const [{ withVectors }, { vectorsOf }, { contributionVectorsOf }] = await Promise.all([
    import("../../emit/vectors.ts"), import("../../evaluate/vectors.ts"), import("../../evaluate/contribution-vectors.ts"),
  ]);
  const schemes = emission.files.map(({ text }) => JSON.parse(text) as Tables | FundFile).filter((file) => "benefits" in file);
  const of = (vectorsIn: (file: Tables) => readonly object[]) => schemes.map((file) => ({ province: file.province.name, scheme: file.scheme.name, vectors: vectorsIn(file) }));
  return withVectors(emission, of(vectorsOf), of(contributionVectorsOf));
}

/** The tables themselves are always written: the other forms are made from them, and they alone can be verified. */
async function addTargets(emission: Emission, written: string): Promise<Emission> {
  const names = written.split(",");
  if (names.every((name) => name === "" || name === "json")) return emission;
  const [{ TARGETS }, { withTargets }] = await Promise.all([import("../../targets/target.ts"), import("../../targets/with-targets.ts")]);
  return withTargets(emission, TARGETS.filter((target) => names.includes(target)));
}

function lineIn(source: SourceText | undefined, span: Span): number {
  return source ? positionAt(source, span.start).line : 1;
}

function write(emission: Pick<Emission, "files"> & { readonly manifest: Crown }, prove: Prove, call: Call, names: PathNames, host: Host): readonly Diagnostic[] {
  const folder = resolve(host.workingFolder, call.options.get("out") ?? usualFolder);
  const failure = writeTables(folder, emission.files, emission.manifest, host.files, prove);
  if (!failure) return [];
  const faults = "disproved" in failure ? failure.disproved
    : [report("unwritable", { file: names.inWorkspace(failure.path), span: NO_SPAN }, { reason: reasonOf(failure.error) })];
  const isKept = kindAt(join(folder, emission.manifest.path), host.files) === "file";
  return isKept ? [...faults, report("completeBuildKept", { file: names.inWorkspace(folder), span: NO_SPAN }, {})] : faults;
}

const shownNotes: ReadonlySet<string> = new Set(["completeBuildKept", "targetLeavesOut"]);

/** Notes about policies are only counted: whoever builds has read them in `check`. */
async function tellFindings(findings: Findings, call: Call, host: Host): Promise<void> {
  const isCounted = (diagnostic: Diagnostic): boolean => isNote(diagnostic) && !shownNotes.has(diagnostic.id);
  const shown = findings.diagnostics.filter((diagnostic) => !isCounted(diagnostic));
  const counted = findings.diagnostics.length - shown.length;
  if (shown.length > 0) showPretty({ ...findings, diagnostics: shown }, call.language, host.err, host);
  const command = [PROGRAM, "check", ...call.arguments].join(" ");
  if (counted > 0) host.err.write(`${say(call.language, "notesCounted", { notes: countOf(counted, "note"), command })}\n`);
}

function tellResult({ summary, manifest }: Emission, diagnostics: readonly Diagnostic[], { language, options }: Call, host: Host): void {
  const told = {
    folder: options.get("out") ?? usualFolder,
    ...countsOf(summary),
    warnings: countOf(summarize(diagnostics, 0).warnings, "warning"),
  };
  host.out.write(`${say(language, "built", told)}\n`);
  const others = (JSON.parse(manifest.text) as Manifest).targets?.length ?? 0;
  if (others > 0) host.out.write(`${say(language, "otherForms", { files: countOf(others, "file") })}\n`);
}
