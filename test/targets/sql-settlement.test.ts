import fc from "fast-check";
import { afterAll, describe, expect } from "vitest";
import { compareText } from "../../compiler/emit/canonical.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import type { Claim, Refusal, Settlement } from "../../compiler/evaluate/claim.ts";
import { vectorsOf } from "../../compiler/evaluate/vectors.ts";
import { writeSql } from "../../compiler/targets/sql/write.ts";
import { anyClaimsOf } from "../engines/faulty-claims.ts";
import { duckdbTools } from "../engines/sql/duckdb-tools.ts";
import { fineClaim, fineTables } from "../engines/sql/fine-tables.ts";
import { serverTools } from "../engines/sql/postgres-server.ts";
import { engineFor } from "../evaluate/real-engine.ts";
import { readText } from "../house/source.ts";
import { requireTool } from "../support/require-tool.ts";
import { claimScript, expectedReadings, isSayable, READINGS, type Readings } from "./claim-rows.ts";
import { type Database, openDuckdb, openPostgresql } from "./databases.ts";
import { oddFiles, realFiles, schemesIn } from "./target-files.ts";

const settling = (files: typeof realFiles): Tables[] => schemesIn(files).filter(({ settlement }) => settlement.length > 0);
const real = settling(realFiles);
const odd = settling(oddFiles());

const databases = [
  { name: "DuckDB", dialect: "duckdb", tools: duckdbTools, each: 2, odd, open: openDuckdb },
  { name: "PostgreSQL", dialect: "postgresql", tools: serverTools, each: 12, odd: odd.filter((_, i) => i % 4 === 0), open: async () => openPostgresql() },
] as const;

function scriptFor(file: Tables, dialect: string): { readonly text: string; readonly schema: string } {
  const { text } = writeSql([{ path: "tables.json", file }]).texts.find(({ name }) => name.endsWith(`settlement-${dialect}`))!;
  return { text, schema: /^CREATE SCHEMA (.+);$/m.exec(text)![1]! };
}

async function readings(database: Database, schema: string): Promise<Readings> {
  const read = async (view: keyof Readings): Promise<readonly string[]> => (await database.rows(`SELECT ${READINGS[view]} FROM ${schema}.${view}`)).map((row) => row.join("|")).sort(compareText);
  return { settlement: await read("settlement"), settlement_layer: await read("settlement_layer"), used_after: await read("used_after"), refusal: await read("refusal") };
}

describe.each(databases)("the settlement views in $name", ({ dialect, tools, each, odd: oddities, open }) => {
  const test = requireTool(...tools);
  let opening: Promise<Database> | undefined;
  const database = (): Promise<Database> => (opening ??= open());
  afterAll(async () => (await opening)?.close());

  /** Makes the schema anew, and reads what the claims come to there. */
  async function read(file: Tables, claims: readonly Claim[]): Promise<Readings> {
    const { text, schema } = scriptFor(file, dialect);
    const analyze = dialect === "postgresql" ? "ANALYZE;\n" : "";
    await (await database()).run(`DROP SCHEMA IF EXISTS ${schema} CASCADE;\n${text}\n${claimScript(schema, file.inputs, claims)}${analyze}`);
    return readings(await database(), schema);
  }

  /** Vectors, and claims with anything wrong in them that columns can hold; gives what they came to. */
  async function check(file: Tables, every: number, others: number): Promise<readonly string[]> {
    const engine = engineFor([file]);
    const vectors = vectorsOf(file).filter((_, i) => i % every === 0);
    const any = fc.sample(anyClaimsOf(file), { numRuns: others, seed: 7 }).filter((claim) => claim.scheme === file.scheme.name && claim.province === file.province.name && isSayable(claim));
    const expected: readonly (Settlement | Refusal)[] = [...vectors.map((vector) => vector.expected), ...any.map((claim) => engine.settle(claim))];
    expect(await read(file, [...vectors.map(({ claim }) => claim), ...any]), `${file.province.name} ${file.scheme.name}`).toEqual(expectedReadings(expected));
    return expected.map((one) => ("refused" in one ? one.refused : "settled"));
  }

  test("give for vectors and any claims of every scheme what settle gives, refusals too", async () => {
    const seen = new Set<string>();
    for (const file of real) for (const outcome of await check(file, each, 60)) seen.add(outcome);
    expect([...seen]).toEqual(expect.arrayContaining(["badAmount", "badDay", "badFact", "badUsed", "missingFact", "settled", "unknownFact", "unknownMeasure"]));
  });

  test("give it for policies that use what others do not", async () => {
    const seen = new Set<string>();
    for (const file of oddities) for (const outcome of await check(file, 1, 30)) seen.add(outcome);
    expect([...seen]).toEqual(expect.arrayContaining(["missingUsed", "settled"]));
  });

  test("refuse by name what the database's numbers do not hold, and settle it where numbers do not end", async () => {
    const tables = fineTables(2);
    const isGuarded = (file: Tables): boolean => scriptFor(file, dialect).text.includes("WHERE f.claim IS NULL OR GREATEST(bill");
    expect([real.some(isGuarded), isGuarded(tables)]).toEqual([false, dialect === "duckdb"]);
    const claims = [1, 999, 123_457, 40_000_003, 8_999_999_999_999_999].map(fineClaim);
    const expected = expectedReadings(claims.map((claim) => engineFor([tables]).settle(claim)));
    const isTold = (row: string): boolean => dialect === "postgresql" || !row.startsWith("4|");
    const told = Object.fromEntries(Object.entries(expected).map(([view, rows]: [string, readonly string[]]) => [view, rows.filter(isTold)]));
    expect(await read(tables, claims)).toEqual({ ...told, refusal: dialect === "postgresql" ? [] : ["4|beyondThisEngine|costs"] });
  });

  test("refuse a claim that says twice what was used, and take none that says a fact twice over", async () => {
    const file = real.find(({ province, scheme }) => `${province.name} ${scheme.name}` === "beijing employee")!;
    const { schema } = scriptFor(file, dialect);
    const claim = vectorsOf(file).find(({ claim: { used }, expected }) => used === "nothing" && !("refused" in expected))!.claim;
    expect((await read(file, [claim])).refusal).toEqual([]);
    const db = await database();
    await db.run(`INSERT INTO ${schema}.used SELECT 0, counts, owner, per, 0 FROM ${schema}.counter WHERE counter = 0;`);
    expect((await readings(db, schema)).refusal).toEqual([expect.stringMatching(/^0\|badUsed\|/)]);
    for (const wrong of ["fact (claim, input, member, number) VALUES (0, 'other', 'x', 1)", "fact (claim, input) VALUES (7, 'other')", "used VALUES (0, 'spent', 'x', '', 1)", "used VALUES (0, 'paid', 'x', '', 1)"]) {
      await expect(db.run(`INSERT INTO ${schema}.${wrong};`), wrong).rejects.toThrow(/constraint|violate/i);
    }
  });

  for (const document of ["targets.md", "targets.zh.md"]) test(`come to what ${document} says`, async () => {
    const file = real.find(({ province, scheme }) => `${province.name} ${scheme.name}` === "beijing employee")!;
    const [, sql = "", answers = ""] = /```sql\n([^`]*_settlement"\.refusal;\n)```\n\n```text\n([^`]*)```/.exec(readText(`compiler/docs/${document}`))!;
    const statements = sql.trim().split(/;\n?/).filter((statement) => statement !== "");
    await read(file, []);
    const db = await database();
    await db.run(`${statements.filter((statement) => statement.startsWith("INSERT")).join(";\n")};`);
    const answered = await Promise.all(statements.filter((statement) => statement.startsWith("SELECT")).map((query) => db.rows(query)));
    expect(answered.flat().map((row) => row.join(" | ")).join("\n")).toBe(answers.trim());
  });
});
