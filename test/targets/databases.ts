/** The databases that the scripts are made for, so that a test can ask both the same. */
import { spawnSync } from "node:child_process";
import { type PostgresServer, startServer } from "../engines/sql/postgres-server.ts";

export interface Database {
  readonly run: (script: string) => Promise<void>;
  /** Every column as a text, `undefined` where it is null. */
  readonly rows: (query: string) => Promise<(string | undefined)[][]>;
  readonly close: () => void;
}

export async function openDuckdb(): Promise<Database> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  return {
    run: async (script) => void (await connection.run(script)),
    rows: async (query) => (await connection.runAndReadAll(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${query}) AS asked`)).getRows().map((row) => row.map((value) => value?.toString())),
    close: () => connection.closeSync(),
  };
}

export function openPostgresql(): Database {
  const server: PostgresServer = startServer();
  const psql = (input: string): string => {
    const { stdout, stderr, status } = spawnSync("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-"], {
      input, encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, ...server.env, PGOPTIONS: "-c client_min_messages=warning -c jit=off", PGCLIENTENCODING: "UTF8" },
    });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  return {
    run: async (script) => void psql(script),
    rows: async (query) => csvRows(psql(`COPY (${query.replaceAll("\n", " ")}) TO STDOUT (FORMAT csv, FORCE_QUOTE *);\n`)),
    close: () => server.stop(),
  };
}

function csvRows(text: string): (string | undefined)[][] {
  const rows: (string | undefined)[][] = [];
  let row: (string | undefined)[] = [];
  for (const [, value, mark] of text.matchAll(/(?:"((?:[^"]|"")*)")?([,\n])/g)) {
    row.push(value?.replaceAll('""', '"'));
    if (mark === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
