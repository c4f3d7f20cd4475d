import { sha256Of } from "../base/digest.ts";
import { canonicalJson, sortedBy } from "./canonical.ts";
import type { Emission, EmittedFile } from "./emit.ts";
import { digestInName, safeName } from "./file-names.ts";
import type { Manifest, ManifestVectors } from "./manifest-format.ts";
import { validate } from "./validate.ts";

/** The vectors of one scheme: each a claim and what it comes to. */
export interface SchemeVectors {
  readonly province: string;
  readonly scheme: string;
  readonly vectors: readonly object[];
}

/** The same build with files of conformance vectors, one to a scheme that has any, which its manifest names with their digests. */
export function withVectors(emission: Emission, all: readonly SchemeVectors[]): Emission {
  const written = sortedBy(all.filter(({ vectors }) => vectors.length > 0), ({ province, scheme }) => [province, scheme]).map(vectorFile);
  const manifest: Manifest = { ...(JSON.parse(emission.manifest.text) as Manifest), vectors: written.map(({ entry }) => entry) };
  const fault = validate("manifest", manifest);
  if (fault !== undefined) throw new Error(`output against its schema: ${fault.place} ${fault.fault.en}`);
  return { ...emission, files: [...emission.files, ...written.map(({ file }) => file)], manifest: { ...emission.manifest, text: canonicalJson(manifest) } };
}

function vectorFile({ province, scheme, vectors }: SchemeVectors): { readonly file: EmittedFile; readonly entry: ManifestVectors } {
  const text = vectors.map((vector) => `${canonicalJson(vector)}\n`).join("");
  const path = `vectors/${safeName(province)}-${safeName(scheme)}-${digestInName(text)}.ndjson`;
  return { file: { path, text }, entry: { path, province, scheme, sha256: sha256Of(text), bytes: new TextEncoder().encode(text).length, claims: vectors.length } };
}
