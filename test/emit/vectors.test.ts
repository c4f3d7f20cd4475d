import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../compiler/emit/canonical.ts";
import type { Manifest } from "../../compiler/emit/manifest-format.ts";
import { withVectors } from "../../compiler/emit/vectors.ts";
import { verifyTables } from "../../compiler/emit/verify.ts";
import { emitAll, filesOf, smallProvince } from "./fixture.ts";

const claim = { province: "linhai", scheme: "employee", on: "2025-01-01", facts: {}, costs: {}, used: "nothing" };
const vectors = [{ claim, expected: { refused: "missingFact", about: "member" } }, { claim, expected: { refused: "badDay", about: "on" } }];
const emission = withVectors(emitAll(smallProvince({ impossible: [] })), [{ province: "linhai", scheme: "employee", vectors }, { province: "linhai", scheme: "resident", vectors: [] }]);
const path = emission.files.at(-1)!.path;
const manifest = JSON.parse(emission.manifest.text) as Manifest;

function changed(text: string, change: (entry: Record<string, unknown>) => void = () => {}): ReadonlyMap<string, string> {
  const entry: Record<string, unknown> = { ...manifest.vectors![0]! };
  change(entry);
  return filesOf(emission).set(path, text).set("manifest.json", canonicalJson({ ...manifest, vectors: [entry] }));
}

function vouchedFor(lines: readonly unknown[]): ReadonlyMap<string, string> {
  const other = withVectors(emitAll(smallProvince({ impossible: [] })), [{ province: "linhai", scheme: "employee", vectors: lines as object[] }]);
  return filesOf(other);
}

const idsOf = (files: ReadonlyMap<string, string>): string[] => verifyTables(files).diagnostics.map(({ id }) => id);

describe("files of vectors", () => {
  test("are named in the manifest with digest, size and number, and accepted", () => {
    expect(path).toMatch(/^vectors\/linhai-employee-[0-9a-f]{16}\.ndjson$/);
    expect(manifest.vectors).toMatchObject([{ path, province: "linhai", scheme: "employee", claims: 2 }]);
    expect(verifyTables(filesOf(emission))).toEqual({ diagnostics: [], summary: manifest.summary });
  });

  test("are refused when they are not the file that was built", () => {
    const text = filesOf(emission).get(path)!;
    expect(idsOf(changed(`${text}\n`))).toEqual(["digestDiffers"]);
    expect(idsOf(changed(text, (entry) => (entry["claims"] = 3)))).toEqual(["manifestDiffers"]);
    expect(idsOf(changed(text, (entry) => (entry["bytes"] = 1)))).toEqual(["manifestDiffers"]);
    const without = filesOf(emission);
    without.delete(path);
    expect(verifyTables(without).diagnostics).toMatchObject([{ id: "fileMissing", args: { path } }]);
  });

  test("are refused when a line is no claim with what is expected of it", () => {
    expect(idsOf(vouchedFor([...vectors, { claim, expected: { refused: "mood", about: "" } }]))).toEqual(["schemaBroken"]);
    expect(verifyTables(vouchedFor([vectors[0], { claim: { ...claim, costs: { eligible: -1 } }, expected: vectors[0]!.expected }])).diagnostics).toMatchObject([{ args: { place: "2/claim/costs/eligible" } }]);
    expect(idsOf(vouchedFor([{ expected: vectors[0]!.expected }]))).toEqual(["schemaBroken"]);
  });
});
