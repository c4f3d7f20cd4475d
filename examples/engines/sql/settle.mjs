/**
 * node settle.mjs TABLES [--database duckdb|postgresql] < claims.ndjson > settlements.ndjson
 * node settle.mjs TABLES --print duckdb|postgresql|spark      prints the SQL instead
 * Status 0: all settled; 1: some refused; 2: the tables or the input are at fault.
 */
import { readClaim } from "../node/claim.mjs";
import { parseExactly } from "../node/json.mjs";
import { loadEngine, readTables } from "./engine.mjs";
import { relationsOf } from "./load.mjs";
import { batchScript, dialects, loadingScript } from "./script.mjs";

/** Many enough that a query is worth its while, few enough to be held at once. */
const claimsAtOnce = 25_000;

const databases = {
  duckdb: async () => (await import("./duckdb.mjs")).openDuckdb(),
  postgresql: async () => (await import("./postgresql.mjs")).openPostgresql(),
};

/** By line feeds alone: other ends of lines may stand inside a text of JSON. */
async function* linesIn(stream) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  for await (const bytes of stream) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop();
    yield* lines;
  }
  yield rest + decoder.decode();
}

async function* batchesOf(lines) {
  let claims = [];
  for await (const line of lines) {
    if (/^[ \t\r]*$/.test(line)) continue;
    try {
      claims.push(readClaim(parseExactly(line)));
    } catch (fault) {
      if (claims.length > 0) yield claims;
      throw fault;
    }
    if (claims.length < claimsAtOnce) continue;
    yield claims;
    claims = [];
  }
  if (claims.length > 0) yield claims;
}

function print(folder, name) {
  const loaded = relationsOf(readTables(folder));
  const [loading, batch] = [loadingScript(dialects[name]), batchScript(loaded, dialects[name])];
  const rules = [...loaded.relations].map(([table, rows]) => `INSERT INTO ${table} VALUES\n${rows.map((row) => `  (${row.map(literal).join(", ")})`).join(",\n")}`);
  const statements = [...loading.before, ...rules, ...loading.after, ...batch.empty, "-- Here the rows of the claims are loaded", ...batch.judge, ...batch.settle.flat()];
  process.stdout.write(statements.map((statement) => `${statement};\n\n`).join(""));
}

function literal(value) {
  return value === null ? "NULL" : typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}

async function main() {
  const [folder, option, value] = process.argv.slice(2);
  if (folder === undefined || !(option === undefined || (option === "--database" && value in databases) || (option === "--print" && value in dialects))) {
    throw new Error("usage: node settle.mjs TABLES [--database duckdb|postgresql | --print duckdb|postgresql|spark] < claims.ndjson");
  }
  if (option === "--print") return print(folder, value);
  const files = readTables(folder);
  const database = await databases[value ?? "duckdb"]();
  try {
    const settle = await loadEngine(files, database);
    for await (const claims of batchesOf(linesIn(process.stdin))) {
      const lines = await settle(claims);
      if (lines.some((line) => line.includes('"refused":'))) process.exitCode = 1;
      process.stdout.write(`${lines.join("\n")}\n`);
    }
  } finally {
    database.close();
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
