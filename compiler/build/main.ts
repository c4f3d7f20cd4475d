import { cp, readdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bundleCommandLine, bundleLibrary } from "./bundle.ts";
import { emitDeclarations } from "./declarations.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const dist = `${root}dist`;

/** Only what this build makes: `dist/tables` belongs to `npm start`. */
async function removeOldOutput(): Promise<void> {
  const names = await readdir(dist).catch(() => []);
  const ours = names.filter((name) => name !== "tables");
  await Promise.all(ours.map((name) => rm(`${dist}/${name}`, { recursive: true })));
}

async function publishSchemas(): Promise<void> {
  await cp(`${root}compiler/emit/schema`, `${dist}/schema`, {
    recursive: true,
    filter: (source) => source.endsWith("schema") || source.endsWith(".schema.json"),
  });
}

await removeOldOutput();
await bundleCommandLine(root, dist);
await bundleLibrary(root, dist);
emitDeclarations(root, `${dist}/types`);
await publishSchemas();
