import { cp, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bundleCommandLine, bundleLibrary } from "./bundle.ts";
import { emitDeclarations } from "./declarations.ts";
import { licencesOf } from "./licences.ts";
import { replaceOutput } from "./replace-output.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

async function publishSchemas(dist: string): Promise<void> {
  await cp(`${root}compiler/emit/schema`, `${dist}/schema`, {
    recursive: true,
    filter: (source) => source.endsWith("schema") || source.endsWith(".schema.json"),
  });
}

await replaceOutput(`${root}dist`, async (dist) => {
  const packages = [...(await bundleCommandLine(root, dist)), ...(await bundleLibrary(root, dist))];
  await writeFile(`${dist}/third-party-licences.txt`, await licencesOf(root, packages));
  emitDeclarations(root, `${dist}/types`);
  await publishSchemas(dist);
});
