/** Folders of compiled tables for engines that run as programs of their own. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sha256Of } from "../../compiler/base/digest.ts";
import { run } from "../../compiler/cli/run.ts";
import { canonicalJson } from "../../compiler/emit/canonical.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import type { Manifest } from "../../compiler/emit/manifest-format.ts";
import type { Claim, Refusal, Settlement } from "../../compiler/evaluate/claim.ts";
import { recordingHost } from "../cli/memory-host.ts";
import { compileOdd, oddPolicies } from "../evaluate/odd-policies.ts";
import { root } from "../house/source.ts";
import { emittedFiles } from "../support/tables-text.ts";
import { odderTables } from "./odder-policies.ts";

export interface EngineFolders {
  /** The tables of policies/ and of the fictional provinces, with their conformance vectors, as `build --vectors` writes them. */
  readonly built: string;
  /** The policies with everything that real ones do not use, each under a province name of its own. */
  readonly odd: string;
  /** For what an engine makes of itself. */
  readonly scratch: string;
  readonly oddTables: readonly Tables[];
  readonly remove: () => void;
}

export async function makeFolders(): Promise<EngineFolders> {
  const folder = mkdtempSync(join(tmpdir(), "tongchou-engines-"));
  const [built, odd, scratch] = ["built", "odd", "scratch"].map((name) => join(folder, name)) as [string, string, string];
  const { host, err } = recordingHost(root);
  if (await run(["build", "policies", "examples/linhai", "examples/qinglan", "examples/lessons", "examples/tutorial/10-handing-over/zh", "--vectors", "--out", built], host) !== 0) throw new Error(err());
  mkdirSync(scratch);
  const oddTables = [...Object.keys(oddPolicies).flatMap(tablesOfOdd), ...odderTables()].map((file, i) => ({ ...file, province: { ...file.province, name: `odd${i + 1}` } }));
  writeFolder(odd, oddTables);
  return { built, odd, scratch, oddTables, remove: () => rmSync(folder, { recursive: true }) };
}

function tablesOfOdd(name: string): Tables[] {
  return emittedFiles(compileOdd(name)).filter((file): file is Tables => "settlement" in file && file.settlement.length > 0);
}

/** The files and the manifest that names them. */
export function writeFolder(folder: string, all: readonly Tables[]): void {
  const files = all.map((tables) => {
    const [province, scheme, text] = [tables.province.name, tables.scheme.name, canonicalJson(tables)];
    const path = `${province}/${scheme}.json`;
    writeBelow(folder, path, text);
    return { path, kind: "tables" as const, province, scheme, sha256: sha256Of(text), bytes: Buffer.byteLength(text), slots: 0, rows: 0 };
  });
  const manifest: Manifest = {
    $schema: "urn:tongchou:schema:manifest:1.0.0", format: "1.0.0", compiler: "0.0.0", release: false, files,
    summary: { files: files.length, slots: 0, rows: 0 }, allowances: [], drafts: [],
  };
  writeBelow(folder, "manifest.json", canonicalJson(manifest));
}

export function writeBelow(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

export function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
}

export interface Vector {
  readonly claim: Claim;
  readonly expected: Settlement | Refusal;
}

/** The conformance vectors of a folder by province. */
export function vectorsIn(folder: string): ReadonlyMap<string, readonly Vector[]> {
  const byProvince = new Map<string, Vector[]>();
  for (const { path, province } of manifestOf(folder).vectors ?? []) {
    const lines = readFileSync(join(folder, path), "utf8").trimEnd().split("\n");
    byProvince.set(province, [...(byProvince.get(province) ?? []), ...lines.map((line) => JSON.parse(line) as Vector)]);
  }
  return byProvince;
}
