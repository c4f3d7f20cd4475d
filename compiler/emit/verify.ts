import { sha256Of } from "../base/digest.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { compareText } from "./canonical.ts";
import { countTables } from "./count-tables.ts";
import { digestInName } from "./file-names.ts";
import { type Findings, note } from "./findings.ts";
import { FORMAT, type FundFile, MANIFEST_PATH, type Tables } from "./format.ts";
import type { Manifest, ManifestFile, ManifestTarget, ManifestVectors } from "./manifest-format.ts";
import type { SchemaName } from "./schema/registry.ts";
import { parseStrictJson } from "./strict-json.ts";
import { validate } from "./validate.ts";
import { verifyFund } from "./verify-fund.ts";
import { verifyScheme } from "./verify-scheme.ts";
import { type VectorKind, verifyVectors } from "./verify-vectors.ts";

export interface Verification {
  readonly diagnostics: readonly Diagnostic[];
  /** What the manifest names; zeros where it cannot be read. */
  readonly summary: Manifest["summary"];
}

/**
 * A folder of compiled tables that came from anywhere, as texts by path (with `/`, relative to the folder): that the
 * manifest and every file it names obey their schemas, are the files that were built, refer only to what is there, and
 * that every table is complete and disjoint. Never throws, whatever the texts hold.
 */
export function verifyTables(files: ReadonlyMap<string, string>): Verification {
  const nothing = { files: 0, slots: 0, rows: 0 };
  const findings: Findings = { file: MANIFEST_PATH, list: [] };
  const text = files.get(MANIFEST_PATH);
  if (text === undefined) note(findings, "manifestMissing", {});
  const manifest = text === undefined ? undefined : read<Manifest>(findings, "manifest", text);
  if (manifest === undefined) return { diagnostics: findings.list, summary: nothing };
  checkManifest(findings, manifest, files);
  const strangers = [...files.keys()].filter((path) => path !== MANIFEST_PATH && ![...manifest.files, ...(manifest.vectors ?? []), ...(manifest.contributionVectors ?? []), ...(manifest.targets ?? [])].some((entry) => entry.path === path));
  const diagnostics = [
    ...findings.list,
    ...manifest.files.flatMap((entry) => verifyFile(entry, files.get(entry.path))),
    ...(manifest.vectors ?? []).flatMap((entry) => verifyVectorFile(entry, files.get(entry.path), ["claim", "settlement"])),
    ...(manifest.contributionVectors ?? []).flatMap((entry) => verifyVectorFile(entry, files.get(entry.path), ["contributionClaim", "contributionSettlement"])),
    ...(manifest.targets ?? []).flatMap((entry) => verifyTarget(entry, files.get(entry.path))),
    ...strangers.sort(compareText).flatMap((path) => findingsIn(path, (own) => note(own, "fileNotNamed", {}))),
  ];
  return { diagnostics, summary: manifest.summary };
}

function findingsIn(file: string, look: (findings: Findings) => void): Diagnostic[] {
  const findings: Findings = { file, list: [] };
  look(findings);
  return findings.list;
}

/** The value, if its text is readable and obeys the schema; findings say why not. */
function read<T>(findings: Findings, name: SchemaName, text: string): T | undefined {
  const parsed = parseStrictJson(text);
  if ("fault" in parsed) {
    note(findings, "jsonRefused", parsed.fault);
    return undefined;
  }
  const format = formatOf(parsed.value);
  if (format !== undefined && format.split(".")[0] !== FORMAT.split(".")[0]) {
    note(findings, "formatUnknown", { format, known: FORMAT });
    return undefined;
  }
  const fault = validate(name, parsed.value);
  if (fault !== undefined) note(findings, "schemaBroken", { place: fault.place, fault: fault.fault });
  return fault === undefined ? (parsed.value as unknown as T) : undefined;
}

/** An engine tells a version it does not know before it looks at anything else. */
function formatOf(value: unknown): string | undefined {
  const format = typeof value === "object" && value !== null && "format" in value ? value.format : undefined;
  return typeof format === "string" ? format : undefined;
}

function checkManifest(findings: Findings, { files: entries, summary }: Manifest, files: ReadonlyMap<string, string>): void {
  const seen = new Set<string>();
  for (const { path } of entries) {
    if (seen.has(path)) note(findings, "nameTwice", { what: { en: "file", zh: "文件" }, name: path });
    else if (!files.has(path)) note(findings, "fileMissing", { path });
    seen.add(path);
  }
  const total = (count: "slots" | "rows"): number => entries.reduce((sum, entry) => sum + entry[count], 0);
  claim(findings, { en: "the number of files", zh: "文件数" }, summary.files, entries.length);
  claim(findings, { en: "the number of slots", zh: "表数" }, summary.slots, total("slots"));
  claim(findings, { en: "the number of rows", zh: "行数" }, summary.rows, total("rows"));
}

function claim(findings: Findings, what: { readonly en: string; readonly zh: string }, claimed: string | number, found: string | number): void {
  if (claimed !== found) note(findings, "manifestDiffers", { what, claimed, found });
}

function verifyVectorFile(entry: ManifestVectors, text: string | undefined, kind: VectorKind): Diagnostic[] {
  return findingsIn(text === undefined ? MANIFEST_PATH : entry.path, (findings) => (text === undefined ? note(findings, "fileMissing", { path: entry.path }) : verifyVectors(findings, entry, text, kind)));
}

/** Other forms were made from the tables; here they need only be the files that were built. */
function verifyTarget(entry: ManifestTarget, text: string | undefined): Diagnostic[] {
  return findingsIn(text === undefined ? MANIFEST_PATH : entry.path, (findings) => {
    if (text === undefined) return note(findings, "fileMissing", { path: entry.path });
    if (sha256Of(text) !== entry.sha256) return note(findings, "digestDiffers", {});
    if (!entry.path.includes(`-${digestInName(text)}.`)) note(findings, "nameWithoutDigest", {});
    claim(findings, { en: "the size", zh: "大小" }, entry.bytes, new TextEncoder().encode(text).length);
  });
}

function verifyFile(entry: ManifestFile, text: string | undefined): Diagnostic[] {
  return findingsIn(entry.path, (findings) => {
    if (text === undefined) return;
    if (sha256Of(text) !== entry.sha256) return note(findings, "digestDiffers", {});
    if (!entry.path.endsWith(`-${digestInName(text)}.json`)) note(findings, "nameWithoutDigest", {});
    claim(findings, { en: "the size", zh: "大小" }, entry.bytes, new TextEncoder().encode(text).length);
    if (entry.kind === "fund") verifyFundText(findings, entry, text);
    else verifySchemeText(findings, entry, text);
  });
}

const PROVINCE = { en: "the province", zh: "省份" };

function verifyFundText(findings: Findings, entry: ManifestFile, text: string): void {
  const file = read<FundFile>(findings, "fund", text);
  if (file === undefined) return;
  claim(findings, PROVINCE, entry.province, file.province.name);
  verifyFund(findings, file);
}

function verifySchemeText(findings: Findings, entry: ManifestFile, text: string): void {
  const file = read<Tables>(findings, "tables", text);
  if (file === undefined) return;
  const { slots, rows } = countTables(file);
  claim(findings, PROVINCE, entry.province, file.province.name);
  claim(findings, { en: "the scheme", zh: "险种" }, entry.scheme ?? "", file.scheme.name);
  claim(findings, { en: "the number of slots", zh: "表数" }, entry.slots, slots);
  claim(findings, { en: "the number of rows", zh: "行数" }, entry.rows, rows);
  verifyScheme(findings, file);
}
