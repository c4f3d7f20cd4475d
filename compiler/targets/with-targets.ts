import { sha256Of } from "../base/digest.ts";
import { canonicalJson, compareText, sortedBy } from "../emit/canonical.ts";
import type { Emission, EmittedFile } from "../emit/emit.ts";
import { digestInName, safeName } from "../emit/file-names.ts";
import type { FundFile, Tables } from "../emit/format.ts";
import type { Manifest, ManifestTarget } from "../emit/manifest-format.ts";
import { validate } from "../emit/validate.ts";
import { writeDmn } from "./dmn/write.ts";
import { writeSql } from "./sql/write.ts";
import { type CompiledFile, type Target, type TargetText, type TargetTexts } from "./target.ts";
import { writeTypescript } from "./typescript/write.ts";

const writers: Readonly<Record<Target, (files: readonly CompiledFile[]) => TargetTexts>> = { sql: writeSql, dmn: writeDmn, typescript: writeTypescript };
const endings: Readonly<Record<Target, string>> = { sql: "sql", dmn: "dmn", typescript: "ts" };

/**
 * The same build with the tables in other forms beside them, made from the texts of the compiled files and from nothing else; the manifest names
 * each with its digest. The diagnostics say what a form leaves out.
 */
export function withTargets(emission: Emission, targets: readonly Target[]): Emission {
  if (targets.length === 0) return emission;
  const manifest = JSON.parse(emission.manifest.text) as Manifest;
  const named = new Set(manifest.files.map(({ path }) => path));
  const compiled = emission.files.filter(({ path }) => named.has(path)).map(({ path, text }) => ({ path, file: JSON.parse(text) as Tables | FundFile }));
  const made = [...new Set(targets)].sort(compareText).map((target) => ({ target, ...writers[target](compiled) }));
  const written = sortedBy(made.flatMap(({ target, texts }) => texts.map((text) => fileOf(target, text))), ({ file }) => [file.path]);
  const full: Manifest = { ...manifest, targets: written.map(({ entry }) => entry) };
  const fault = validate("manifest", full);
  if (fault !== undefined) throw new Error(`output against its schema: ${fault.place} ${fault.fault.en}`);
  return {
    ...emission, files: [...emission.files, ...written.map(({ file }) => file)], manifest: { ...emission.manifest, text: canonicalJson(full) },
    diagnostics: [...emission.diagnostics, ...made.flatMap(({ diagnostics }) => diagnostics)],
  };
}

function fileOf(target: Target, { name, province, scheme, text }: TargetText): { readonly file: EmittedFile; readonly entry: ManifestTarget } {
  const path = `${target}/${safeName(name)}-${digestInName(text)}.${endings[target]}`;
  return { file: { path, text }, entry: { path, target, province, scheme, sha256: sha256Of(text), bytes: new TextEncoder().encode(text).length } };
}
