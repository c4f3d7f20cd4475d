import { testEngine } from "../run-engine.ts";
import { duckdbTools } from "./duckdb-tools.ts";

testEngine({ name: "SQL (DuckDB)", needs: duckdbTools, command: (tables) => ["node", "examples/engines/sql/settle.mjs", tables] });
