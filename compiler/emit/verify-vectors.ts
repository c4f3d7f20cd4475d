import { sha256Of } from "../base/digest.ts";
import { digestInName } from "./file-names.ts";
import { type Findings, note } from "./findings.ts";
import type { ManifestVectors } from "./manifest-format.ts";
import type { SchemaName } from "./schema/registry.ts";
import { parseStrictJson } from "./strict-json.ts";
import { validate } from "./validate.ts";

/** The schemas of a claim and of what it comes to. */
export type VectorKind = readonly [claim: SchemaName, expected: SchemaName];

/** That a file of vectors is the one that was built, and that each line is a claim and what it comes to. What is right is for an engine to find. */
export function verifyVectors(findings: Findings, entry: ManifestVectors, text: string, kind: VectorKind): void {
  if (sha256Of(text) !== entry.sha256) return note(findings, "digestDiffers", {});
  if (!entry.path.endsWith(`-${digestInName(text)}.ndjson`)) note(findings, "nameWithoutDigest", {});
  compare(findings, { en: "the size", zh: "大小" }, entry.bytes, new TextEncoder().encode(text).length);
  const lines = text.split("\n").slice(0, -1);
  compare(findings, { en: "the number of claims", zh: "费用笔数" }, entry.claims, lines.length);
  lines.forEach((line, i) => verifyLine(findings, line, i + 1, kind));
}

function compare(findings: Findings, what: { readonly en: string; readonly zh: string }, claimed: number, found: number): void {
  if (claimed !== found) note(findings, "manifestDiffers", { what, claimed, found });
}

function verifyLine(findings: Findings, text: string, line: number, [claim, expected]: VectorKind): void {
  const parsed = parseStrictJson(text);
  if ("fault" in parsed) return note(findings, "jsonRefused", { line, reason: parsed.fault.reason });
  const parts = (parsed.value ?? {}) as Readonly<Record<string, unknown>>;
  for (const [part, schema] of [["claim", claim], ["expected", expected]] as const) {
    const fault = validate(schema, parts[part]);
    if (fault !== undefined) note(findings, "schemaBroken", { place: `${line}/${part}${fault.place}`, fault: fault.fault });
  }
}
