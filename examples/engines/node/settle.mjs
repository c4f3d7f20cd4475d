/**
 * node settle.mjs TABLES < claims.ndjson > settlements.ndjson
 * Status 0: all settled; 1: some refused; 2: the tables or the input are at fault.
 */
import { loadTables } from "./tables.mjs";
import { readClaim } from "./claim.mjs";
import { canonical, parseExactly } from "./json.mjs";
import { settle } from "./settlement.mjs";

/** By line feeds alone: other ends of lines may stand inside a text of JSON. */
async function* linesOf(stream) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  for await (const bytes of stream) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop();
    yield* lines;
  }
  yield rest + decoder.decode();
}

const [folder] = process.argv.slice(2);
let number = 0;
try {
  if (folder === undefined) throw new Error("usage: node settle.mjs TABLES < claims.ndjson");
  const provinces = loadTables(folder);
  for await (const line of linesOf(process.stdin)) {
    number += 1;
    if (/^[ \t\r]*$/.test(line)) continue;
    const result = settle(provinces, readClaim(parseExactly(line)));
    if ("refused" in result) process.exitCode = 1;
    process.stdout.write(`${canonical(result)}\n`);
  }
} catch (error) {
  process.stderr.write(`${number > 0 ? `line ${number}: ` : ""}${error.message}\n`);
  process.exitCode = 2;
}
