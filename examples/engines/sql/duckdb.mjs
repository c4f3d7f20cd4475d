/** DuckDB inside this process. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { csvOf } from "./rows.mjs";
import { dialects } from "./script.mjs";

/** The quotient of two whole numbers is whole, as it is in PostgreSQL. */
const settings = ["SET integer_division = true", "SET preserve_insertion_order = false"];

export async function openDuckdb() {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const folder = mkdtempSync(join(tmpdir(), "tongchou-sql-"));
  const run = async (statements) => {
    for (const statement of statements) await connection.run(statement);
  };
  await run(settings);
  return {
    dialect: dialects.duckdb,
    run,
    load: async (table, rows) => {
      if (rows.length === 0) return;
      const file = join(folder, `${table}.csv`);
      writeFileSync(file, csvOf(rows));
      await connection.run(`COPY ${table} FROM '${file}' (FORMAT csv, HEADER false, AUTO_DETECT false, QUOTE '"', ESCAPE '"', NULLSTR '\\N', ALLOW_QUOTED_NULLS false)`);
    },
    rows: async function* (query) {
      const result = await connection.stream(query);
      for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) yield* chunk.getRows();
    },
    close: () => {
      connection.closeSync();
      rmSync(folder, { recursive: true });
    },
  };
}
