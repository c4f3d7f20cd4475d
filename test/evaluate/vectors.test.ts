import { describe, expect, test } from "vitest";
import type { Row, Tables } from "../../compiler/emit/format.ts";
import { isRefusal } from "../../compiler/evaluate/engine-claim.ts";
import { settleByModel } from "../../compiler/evaluate/reference.ts";
import { vectorsOf } from "../../compiler/evaluate/vectors.ts";
import { engineFor, realCompilation, realFiles } from "./real-engine.ts";

const schemes = realFiles.filter(({ settlement }) => settlement.length > 0).map((file) => [`${file.province.name} ${file.scheme.name}`, file] as const);

/** Rows of benefits and pools that some claim among the vectors meets in an open layer. */
function rowsMet(file: Tables): Set<string> {
  const engine = engineFor([file]);
  const met = new Set<string>();
  for (const { claim } of vectorsOf(file)) {
    const explained = engine.explain(claim);
    if (isRefusal(explained)) continue;
    for (const { benefit, figures } of explained.trace.layers) for (const { word, pool, value, bands, sources } of figures) met.add(keyOf(pool?.name ?? benefit.name, word, { value, bands }, sources.map(({ line, file: path }) => `${path}:${line}`)));
  }
  return met;
}

function keyOf(owner: string, word: string, { value, bands }: Pick<Row, "value" | "bands">, sources: readonly string[]): string {
  return JSON.stringify([owner, word, value, bands, sources]);
}

describe.each(schemes)("vectors of %s", (_name, file) => {
  const vectors = vectorsOf(file);

  test("meet every row that a claim can meet", () => {
    const met = rowsMet(file);
    const places = (row: Row): string[] => row.sources.map((index) => `${file.sources[index]!.file}:${file.sources[index]!.line}`);
    const rows = [
      ...file.benefits.flatMap(({ name, slots }) => Object.entries(slots).flatMap(([word, tables = []]) => tables.flatMap(({ periods }) => periods.flatMap((period) => period.rows.map((row) => keyOf(name, word, row, places(row))))))),
      ...file.pools.filter(({ name }) => file.benefits.some(({ pools }) => pools.some(({ pool }) => pool === name)))
        .flatMap(({ name, table }) => table.periods.flatMap(({ rows: own }) => own.map((row) => keyOf(name, "pool", row, places(row))))),
    ];
    expect(rows.length).toBeGreaterThan(1);
    const waitsForIndicator = JSON.stringify(file).includes("\"unpublished\":[");
    const missed = rows.filter((row) => !met.has(row));
    if (!waitsForIndicator) expect(missed).toEqual([]);
    expect(missed.length).toBeLessThan(rows.length / 10);
  });

  test("are what the reference says too, are numbered, and are the same each time", () => {
    const province = realCompilation.program.provinces.find((one) => one.province.name === file.province.name)!;
    // Of thousands that differ by one growing amount some are enough here; the agreement of both is tested on its own.
    const some = vectors.filter((_, i) => i % Math.ceil(vectors.length / 800) === 0);
    for (const { claim, expected } of some) {
      const settled = settleByModel(province, realCompilation.decided, claim);
      if (isRefusal(expected)) expect(settled).toMatchObject({ refused: expected.refused });
      else expect(settled).toMatchObject({ settlement: expected });
    }
    expect(vectors.at(-1)!.claim.id).toBe(`${file.province.name}/${file.scheme.name}/${vectors.length}`);
    expect(JSON.stringify(vectorsOf(file))).toBe(JSON.stringify(vectors));
  });

  test("hold what pays, what does not and what is refused", () => {
    const reasons = new Set(vectors.flatMap(({ expected }) => (isRefusal(expected) ? [expected.refused] : [])));
    expect([...reasons]).toEqual(expect.arrayContaining(["missingFact", "unknownFact", "unknownMeasure", "badDay", "beforeFirstDay"]));
    expect(vectors.some(({ expected }) => !isRefusal(expected) && expected.layers.some(({ payment }) => payment > 0))).toBe(true);
    expect(vectors.some(({ expected }) => !isRefusal(expected) && expected.layers.every(({ payment }) => payment === 0))).toBe(true);
  });
});

test("over the policies there are thousands", () => {
  const ours = schemes.filter(([, { province }]) => ["beijing", "jiangxi", "qinghai", "shanxi"].includes(province.name));
  expect(ours.reduce((sum, [, file]) => sum + vectorsOf(file).length, 0)).toBeGreaterThan(2_000);
});
