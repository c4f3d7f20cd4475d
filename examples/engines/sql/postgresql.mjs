/** The PostgreSQL server that psql finds by its usual variables (PGHOST, PGDATABASE …), in a schema of its own that is dropped at the end. */
import { spawnSync } from "node:child_process";
import { csvOf } from "./rows.mjs";
import { dialects } from "./script.mjs";

const analyze = (table) => (table === undefined ? "" : `ANALYZE ${table};\n`);
const own = `tongchou_${process.pid}`;

export async function openPostgresql() {
  const psql = (input, search = own) => {
    const { stdout, stderr, status, error } = spawnSync("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-"], {
      input, encoding: "utf8", maxBuffer: 1 << 30, env: { ...process.env, PGOPTIONS: `-c search_path=${search} -c client_min_messages=warning -c jit=off`, PGCLIENTENCODING: "UTF8" },
    });
    if (error !== undefined) throw error;
    if (status !== 0) throw new Error(`psql: ${stderr}`);
    return stdout;
  };
  psql(`CREATE SCHEMA ${own};\n`, "public");
  return {
    dialect: dialects.postgresql,
    // A relation just made is unknown to the planner until it is analyzed.
    run: async (statements) => void psql(statements.map((statement) => `${statement};\n${analyze(/CREATE TABLE (\w+) AS/.exec(statement)?.[1])}`).join("")),
    load: async (table, rows) => void psql(`COPY ${table} FROM STDIN (FORMAT csv, NULL '\\N');\n${csvOf(rows)}\\.\n${analyze(table)}`),
    rows: async function* (query) {
      const text = psql(`COPY (${query}) TO STDOUT (FORMAT csv, FORCE_QUOTE *);\n`);
      let row = [];
      for (const [, value, mark] of text.matchAll(/(?:"((?:[^"]|"")*)")?([,\n])/g)) {
        row.push(value?.replaceAll('""', '"') ?? null);
        if (mark === ",") continue;
        yield row;
        row = [];
      }
    },
    close: () => void psql(`DROP SCHEMA ${own} CASCADE;\n`),
  };
}
