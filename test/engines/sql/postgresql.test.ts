import { afterAll } from "vitest";
import { testEngine } from "../run-engine.ts";
import { type PostgresServer, serverTools, startServer } from "./postgres-server.ts";

let server: PostgresServer | undefined;
afterAll(() => server?.stop());

testEngine({
  name: "SQL (PostgreSQL)",
  needs: ["node", ...serverTools],
  make: () => {
    server = startServer();
    Object.assign(process.env, server.env);
  },
  command: (tables) => ["node", "examples/engines/sql/settle.mjs", tables, "--database", "postgresql"],
});
