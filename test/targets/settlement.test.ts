import { afterAll, describe, expect } from "vitest";
import { canonicalJson, compareText } from "../../compiler/emit/canonical.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import type { Claim } from "../../compiler/evaluate/claim.ts";
import { vectorsOf } from "../../compiler/evaluate/vectors.ts";
import { writeSql } from "../../compiler/targets/sql/write.ts";
import type { CompiledFile } from "../../compiler/targets/target.ts";
import { duckdbTools } from "../engines/sql/duckdb-tools.ts";
import { type PostgresServer, serverTools, startServer } from "../engines/sql/postgres-server.ts";
import { requireTool } from "../support/require-tool.ts";
import { type SettledBy, tablesFrom } from "./tables-from-sql.ts";
import { oddFiles, realFiles } from "./target-files.ts";

/** The example engine, which settles in a database. */
interface Engine {
  readonly run: (statements: readonly string[]) => Promise<void>;
  readonly rows: (query: string) => AsyncIterable<readonly unknown[]>;
  readonly close: () => void;
}
const engine = async (file: string): Promise<Record<string, (...args: readonly unknown[]) => Promise<unknown>>> => (await import(/* @vite-ignore */ new URL(`../../examples/engines/sql/${file}`, import.meta.url).href)) as never;

let server: PostgresServer | undefined;
afterAll(() => server?.stop());

const databases = [
  { name: "DuckDB", tools: duckdbTools, oddEach: 3, realEach: 1, each: 2, open: async () => (await (await engine("duckdb.mjs"))["openDuckdb"]!()) as Engine, asText: (query: string) => `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${query}) AS asked` },
  {
    name: "PostgreSQL", tools: serverTools, oddEach: 30, realEach: 4, each: 9, asText: (query: string) => query,
    open: async () => {
      server = startServer();
      Object.assign(process.env, server.env);
      return (await (await engine("postgresql.mjs"))["openPostgresql"]!()) as Engine;
    },
  },
] as const;

const settling = (all: readonly CompiledFile[]): CompiledFile[] => all.filter(({ file }) => "settlement" in file && file.settlement.length > 0);
const odd = settling(oddFiles());

/** Of the compiled tables what a settlement needs; names in another language, codes and sources are no part of it. */
function needed(file: Tables): SettledBy {
  const bare = <T extends object>(value: T, ...fields: readonly string[]): T => Object.fromEntries(Object.entries(value).filter(([name]) => !fields.includes(name))) as T;
  const unsourced = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (name, field: unknown) => (name === "sources" ? [] : field)));
  const label = <T extends { readonly label: string; readonly title?: string | undefined }>(value: T): T => ({ ...bare(value, "other", "title", "code"), label: value.title ?? value.label });
  const { inputs, impossible, measures, benefits, pools, settlement, scheme, province } = file;
  return unsourced({
    inputs: inputs.map((input) => ({ ...bare(label(input), "asOf", "ordered", "period", "eachHospital"), ...("members" in input ? { members: input.members.map((member) => bare(member, "other", "title", "code", "inside", "sameAs")) } : {}) })),
    impossible, measures: measures.map((measure) => bare(measure, "other", "title", "code")), settlement,
    benefits: [...benefits].map((benefit) => bare(benefit, "other", "title", "code")).sort((a, b) => compareText(a.name, b.name)),
    pools: pools.map((pool) => bare(pool, "other", "title", "code")), scheme: label(scheme), province: label(province),
  }) as SettledBy;
}

describe.each(databases)("what stands in $name", ({ tools, oddEach, realEach, each, open, asText }) => {
  const files = [...settling(realFiles).filter((_, i) => i % realEach === 0), ...odd.filter((_, i) => i % oddEach === 0)];
  requireTool(...tools)("is all that a settlement needs: the tables are put together from it again, and the SQL engine settles with them in the same database", async () => {
    const database = await open();
    const ask = async (query: string): Promise<(string | undefined)[][]> => {
      const rows: (string | undefined)[][] = [];
      for await (const row of database.rows(asText(query))) rows.push(row.map((value) => value?.toString()));
      return rows;
    };
    try {
      const rebuilt: SettledBy[] = [];
      const texts = writeSql(files).texts.slice(0, files.length);
      for (const [i, { text }] of texts.entries()) {
        await database.run([text]);
        rebuilt.push(await tablesFrom(/^CREATE SCHEMA (.+);$/m.exec(text)![1]!, ask));
        expect(inOrder(rebuilt[i])).toEqual(inOrder(needed(files[i]!.file as Tables)));
      }
      const settle = (await (await engine("engine.mjs"))["loadEngine"]!(rebuilt, database)) as (claims: readonly Claim[]) => Promise<readonly string[]>;
      const vectors = files.flatMap(({ file }) => vectorsOf(file as Tables)).filter((_, i) => i % each === 0);
      expect(vectors.length).toBeGreaterThan(40);
      expect(await settle(vectors.map(({ claim }) => claim))).toEqual(vectors.map(({ expected }) => canonicalJson(expected)));
    } finally {
      database.close();
    }
  });
});

/** Domains and rows are sets; what a database gives in the order of its numbers stands in that of its texts. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder).map((item) => [canonicalJson(item), item] as const).sort(([a], [b]) => compareText(a, b)).map(([, item]) => item);
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([name, field]) => [name, name === "steps" || name === "terms" || name === "bands" || name === "members" ? field : inOrder(field)])) : value;
}
