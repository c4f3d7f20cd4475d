import { testEngine } from "../run-engine.ts";

/** Its binary is no npm package on every platform. */
const isThere = await import("@duckdb/node-api").then(() => true, () => false);

testEngine({ name: "SQL (DuckDB)", needs: ["node", ...(isThere ? [] : ["@duckdb/node-api"])], command: (tables) => ["node", "examples/engines/sql/settle.mjs", tables] });
