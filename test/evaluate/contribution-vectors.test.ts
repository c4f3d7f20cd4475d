import { describe, expect, test } from "vitest";
import { withVectors } from "../../compiler/emit/vectors.ts";
import { verifyTables } from "../../compiler/emit/verify.ts";
import type { Row, Source, Tables } from "../../compiler/emit/format.ts";
import type { Compilation } from "../../compiler/compile.ts";
import { isRefused } from "../../compiler/evaluate/contribution-claim.ts";
import { loadContributions } from "../../compiler/evaluate/contribution-engine.ts";
import { contributeByModel } from "../../compiler/evaluate/contribution-reference.ts";
import { type ContributionVector, contributionVectorsOf } from "../../compiler/evaluate/contribution-vectors.ts";
import { emitAll, filesOf, smallProvince } from "../emit/fixture.ts";
import { emittedFiles } from "../support/tables-text.ts";
import { tablesIn } from "./contribution-claims.ts";
import { oddContributions } from "./odd-contributions.ts";
import { realCompilation } from "./real-engine.ts";

const schemes = [["", realCompilation] as const, ...oddContributions].flatMap(([name, compilation]) => emittedFiles(compilation)
  .filter((file): file is Tables => "contributions" in file && contributionVectorsOf(file).length > 0)
  .map((file): readonly [string, Compilation, Tables] => [`${name} ${file.province.name} ${file.scheme.name}`.trim(), compilation, file]));

const keyOf = ({ value, sources }: { readonly value?: unknown; readonly sources: readonly Source[] }): string => JSON.stringify([value, sources.map(({ file, line }) => `${file}:${line}`)]);

/** Rows by which some claim among the vectors is worked out. */
function rowsMet(file: Tables, vectors: readonly ContributionVector[]): Set<string> {
  const engine = loadContributions(new Map([["tables.json", JSON.stringify(file)]]));
  return new Set(vectors.flatMap(({ claim }) => {
    const explained = engine.explain(claim);
    if (isRefused(explained)) return [];
    return explained.trace.purses.flatMap(({ base, dues }) => [...(base?.bounds ?? []).map(({ row }) => keyOf(row)), ...dues.flatMap(({ rows, shares, sharesFrom }) => [...rows.map(keyOf), keyOf({ value: shares.map(({ payer, share }) => ({ payer, share })), sources: sharesFrom })])]);
  }));
}

describe.each(schemes)("vectors of contributions: %s", (name, compilation, file) => {
  const vectors = contributionVectorsOf(file);

  test("meet every row that gives an amount", () => {
    const met = rowsMet(file, vectors);
    const sourced = (row: { readonly value?: unknown; readonly sources: readonly number[] }): string => keyOf({ value: row.value, sources: row.sources.map((index) => file.sources[index]!) });
    const owners = [...file.contributions, ...file.accounts];
    const rows: Pick<Row, "value" | "sources">[] = owners.flatMap(({ slots: { years: _years, ...slots } }) => tablesIn(slots).flatMap(({ periods }) => periods.flatMap((period) => period.rows)));
    const splits = owners.flatMap((owner) => owner.splits.flatMap((split) => split.rows.map(({ shares, sources }) => ({ value: shares, sources }))));
    // Of Beijing's wage no figure is recorded; a rate without a base gives no amount.
    const cannotBeMet = name === "beijing employee" || name.includes("a rate without a base");
    const missed = [...rows.filter(({ value }) => typeof value === "number"), ...splits].filter((row) => !met.has(sourced(row)));
    expect(cannotBeMet ? missed.length > 0 : missed).toEqual(cannotBeMet ? true : []);
  });

  test("are what the reference says too, are numbered, and are the same each time", () => {
    const province = compilation.program.provinces.find((one) => one.province.name === file.province.name)!;
    for (const { claim, expected } of vectors) {
      const settled = contributeByModel(province, compilation.decided, claim);
      expect(isRefused(settled) ? settled : settled.settlement).toEqual(expected);
    }
    expect(vectors.at(-1)!.claim.id).toBe(`${file.province.name}/${file.scheme.name}/contribution/${vectors.length}`);
    expect(JSON.stringify(contributionVectorsOf(file))).toBe(JSON.stringify(vectors));
  });

  test("hold what is refused, too", () => {
    const reasons = new Set(vectors.flatMap(({ expected }) => (isRefused(expected) ? [expected.refused] : [])));
    expect([...reasons]).toEqual(expect.arrayContaining(["missingFact", "unknownFact", "unknownBase", "badDay", "beforeFirstDay"]));
  });
});

test("the floor and the ceiling of each city and year are met to the fen, with a fen less and more", () => {
  const file = schemes.find(([name]) => name === "linhai employee")![2];
  const stated = contributionVectorsOf(file).flatMap(({ claim: { city, on, bases }, expected }) => (isRefused(expected) || bases["own_wage"]?.per !== "year" ? [] : [`${city} ${on.slice(0, 4)} ${bases["own_wage"].amount}`]));
  const { floor, ceiling } = file.contributions[0]!.slots;
  const edges = [...floor!, ...ceiling!].flatMap(({ periods }) => periods.flatMap(({ from, rows }) => rows.flatMap(({ when, value }) => (when["city"] as string[]).flatMap((city) => [-1, 0, 1].map((more) => `${city} ${from.slice(0, 4)} ${Number(value) + more}`)))));
  expect(edges.length).toBeGreaterThanOrEqual(36);
  expect(edges.filter((edge) => !stated.includes(edge))).toEqual([]);
});

test("a folder with vectors of contributions is verified; another's lines are refused", () => {
  const claim = { province: "linhai", scheme: "employee", on: "2025-01-01", facts: {}, bases: {} };
  const built = (line: object) => withVectors(emitAll(smallProvince({ impossible: [] })), [], [{ province: "linhai", scheme: "employee", vectors: [line] }]);
  const sound = built({ claim, expected: { refused: "missingFact", about: "member" } });
  expect(sound.files.at(-1)!.path).toMatch(/^vectors\/linhai-employee-contributions-[0-9a-f]{16}\.ndjson$/);
  expect(verifyTables(filesOf(sound)).diagnostics).toEqual([]);
  expect(verifyTables(filesOf(built({ claim: { ...claim, costs: {} }, expected: { refused: "missingFact", about: "member" } }))).diagnostics).toMatchObject([{ id: "schemaBroken" }]);
});
