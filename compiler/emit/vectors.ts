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

/** The same build with files of conformance vectors, of benefits and of contributions, one each to a scheme that has any, which its manifest names with their digests. */
export function withVectors(emission: Emission, all: readonly SchemeVectors[], contributions: readonly SchemeVectors[] = []): Emission {
  const [own, paidIn] = [filesOf(all, ""), filesOf(contributions, "-contributions")];
  const written = [...own, ...paidIn];
  const entries = (files: readonly VectorFile[]): ManifestVectors[] => files.map(({ entry }) => entry);
  const manifest: Manifest = { ...(JSON.parse(emission.manifest.text) as Manifest), vectors: entries(own), ...(paidIn.length === 0 ? {} : { contributionVectors: entries(paidIn) }) };
  const fault = validate("manifest", manifest);
  if (fault !== undefined) throw new Error(`output against its schema: ${fault.place} ${fault.fault.en}`);
  return { ...emission, files: [...emission.files, ...written.map(({ file }) => file)], manifest: { ...emission.manifest, text: canonicalJson(manifest) } };
}

interface VectorFile {
  readonly file: EmittedFile;
  readonly entry: ManifestVectors;
}

function filesOf(all: readonly SchemeVectors[], suffix: string): VectorFile[] {
  return sortedBy(all.filter(({ vectors }) => vectors.length > 0), ({ province, scheme }) => [province, scheme]).map((one) => vectorFile(one, suffix));
}

function vectorFile({ province, scheme, vectors }: SchemeVectors, suffix: string): VectorFile {
  const text = vectors.map((vector) => `${canonicalJson(vector)}\n`).join("");
  const path = `vectors/${safeName(province)}-${safeName(scheme)}${suffix}-${digestInName(text)}.ndjson`;
  return { file: { path, text }, entry: { path, province, scheme, sha256: sha256Of(text), bytes: new TextEncoder().encode(text).length, claims: vectors.length } };
}
