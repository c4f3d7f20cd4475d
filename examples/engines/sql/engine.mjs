/** Tables loaded into a database, and claims settled there batch by batch. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { linesOf, rowsOf } from "./claims.mjs";
import { relationsOf } from "./load.mjs";
import { batchScript, loadingScript } from "./script.mjs";

/** Throws where a file is not the one that the manifest names, or of a format that is not known here. */
export function readTables(folder) {
  const read = (text) => {
    const file = JSON.parse(text);
    if (!/^1\./.test(file.format)) throw new Error(`format ${file.format} of the tables is not known to this engine`);
    return file;
  };
  const manifest = read(readFileSync(join(folder, "manifest.json"), "utf8"));
  return manifest.files.filter(({ kind }) => kind === "tables").map(({ path, sha256 }) => {
    const bytes = readFileSync(join(folder, path));
    if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw new Error(`${path} is not the file that the manifest names`);
    return read(bytes.toString("utf8"));
  });
}

/** Gives a function from a list of claims to the lines that answer them, in their order. */
export async function loadEngine(files, database) {
  const loaded = relationsOf(files);
  const loading = loadingScript(database.dialect);
  await database.run(loading.before);
  for (const [table, rows] of loaded.relations) await database.load(table, rows);
  await database.run(loading.after);
  const batch = batchScript(loaded, database.dialect);
  return async (claims) => {
    await database.run(batch.empty);
    for (const [table, rows] of Object.entries(rowsOf(claims))) await database.load(table, rows);
    await database.run(batch.judge);
    const structures = [];
    for await (const [structure] of database.rows("SELECT DISTINCT structure FROM ready_claim")) structures.push(loaded.structures[Number(structure)]);
    for (const { number } of structures) await database.run(batch.settle[number]);
    return linesOf(claims, structures, {
      settled: ({ number }) => database.rows(`SELECT * FROM settled_${number}`),
      refused: () => database.rows("SELECT claim_no, reason, about FROM refusal"),
    });
  };
}
