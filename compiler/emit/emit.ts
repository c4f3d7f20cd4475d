import { sha256Of } from "../base/digest.ts";
import type { Location } from "../base/span.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Program, ProvinceProgram } from "../model/program.ts";
import { canonicalJson, sortedBy } from "./canonical.ts";
import { countTables } from "./count-tables.ts";
import { pathFor } from "./file-names.ts";
import { FORMAT, type FundFile, MANIFEST_PATH, SCHEMA_IDS, type Tables } from "./format.ts";
import { writeFunds } from "./fund-file.ts";
import { allowancesIn, draftsIn, listAllowances, listDrafts, markedSources } from "./hindrances.ts";
import type { Manifest, ManifestFile } from "./manifest-format.ts";
import { type Hindered, refuseRelease } from "./release.ts";
import type { Written } from "./scheme-context.ts";
import type { DecidedSlots } from "./slot-tables.ts";
import { parseStrictJson } from "./strict-json.ts";
import { writeTables } from "./tables.ts";
import { validate } from "./validate.ts";

export interface EmitOptions {
  /** A release holds no drafts, no unverified, unresolved or illustrative figures and no allowances. */
  readonly release: boolean;
  /** Of the compiler. */
  readonly version: string;
  /** The line, from 1, in which a place of a policy file begins. */
  readonly lineOf: (location: Location) => number;
}

/** A path relative to the output folder, with `/`, and the text to stand there in UTF-8. */
export interface EmittedFile {
  readonly path: string;
  readonly text: string;
}

/** With an error among the diagnostics nothing of it may be written. */
export interface Emission {
  readonly files: readonly EmittedFile[];
  readonly manifest: EmittedFile;
  readonly summary: Manifest["summary"];
  readonly diagnostics: readonly Diagnostic[];
}

interface DataFile extends EmittedFile {
  readonly entry: ManifestFile;
  readonly hindered: readonly Hindered[];
}

/**
 * The compiled tables of a program without errors: a file for each scheme, one for each province's funds, and the
 * manifest over them. The same program gives the same bytes, in whatever order its parts are listed.
 */
export function emit(program: Program, decided: DecidedSlots, options: EmitOptions): Emission {
  const written = program.provinces.flatMap((province) => [...schemeFiles(province, decided, options), ...fundFiles(province, options)]);
  const files = sortedBy(written, ({ path }) => [path]);
  const manifest = writeManifest(program, files, options);
  const diagnostics = options.release ? refuseRelease([...files.flatMap(({ hindered }) => hindered), ...hindrancesIn(program)]) : [];
  return {
    files: files.map(({ path, text }) => ({ path, text })),
    manifest: { path: MANIFEST_PATH, text: checkedText("manifest", manifest) },
    summary: manifest.summary,
    diagnostics,
  };
}

function schemeFiles(province: ProvinceProgram, decided: DecidedSlots, options: EmitOptions): DataFile[] {
  return province.schemes.map((scheme) => dataFile("tables", province, scheme.name, writeTables(province, scheme, decided, options.lineOf)));
}

function fundFiles(province: ProvinceProgram, options: EmitOptions): DataFile[] {
  return province.funds.length === 0 ? [] : [dataFile("fund", province, undefined, writeFunds(province, options.lineOf))];
}

function dataFile(kind: ManifestFile["kind"], { province }: ProvinceProgram, scheme: string | undefined, written: Written<Tables | FundFile>): DataFile {
  const text = checkedText(kind, written.file);
  const path = pathFor(province.name, scheme ?? "fund", text);
  const bytes = new TextEncoder().encode(text).length;
  const counts = "benefits" in written.file ? countTables(written.file) : { slots: 0, rows: 0 };
  return { path, text, entry: { path, kind, province: province.name, scheme, sha256: sha256Of(text), bytes, ...counts }, hindered: markedSources(written.writer) };
}

/** The canonical text, read again and held against its schema: a fault here is ours, not the drafter's. */
function checkedText(kind: "tables" | "fund" | "manifest", file: object): string {
  const text = canonicalJson(file);
  const parsed = parseStrictJson(text);
  if ("fault" in parsed) throw new Error(`unreadable output: ${parsed.fault.reason.en}`);
  const fault = validate(kind, parsed.value);
  if (fault !== undefined) throw new Error(`output against its schema: ${fault.place} ${fault.fault.en}`);
  return text;
}

function writeManifest({ provinces }: Program, files: readonly DataFile[], { release, version, lineOf }: EmitOptions): Manifest {
  const total = (count: "slots" | "rows"): number => files.reduce((sum, { entry }) => sum + entry[count], 0);
  return {
    $schema: SCHEMA_IDS.manifest, format: FORMAT, compiler: version, release,
    files: files.map(({ entry }) => entry),
    summary: { files: files.length, slots: total("slots"), rows: total("rows") },
    allowances: listAllowances(provinces.flatMap(allowancesIn), lineOf),
    drafts: listDrafts(provinces.flatMap(draftsIn), lineOf),
  };
}

function hindrancesIn({ provinces }: Program): Hindered[] {
  const drafts = provinces.flatMap(draftsIn);
  const marked = new Set(drafts.filter(({ kind }) => kind === "policy").map(({ location }) => location.file));
  // What stands in a draft is draft by the one mark in its head, which counts once.
  const counted = drafts.filter(({ kind, location }) => kind === "policy" || !marked.has(location.file)).map(({ location }) => ({ by: "releaseHoldsDrafts" as const, location }));
  const allowances = provinces.flatMap(allowancesIn).map(({ location }) => ({ by: "releaseHoldsAllowances" as const, location }));
  return [...counted, ...allowances];
}
