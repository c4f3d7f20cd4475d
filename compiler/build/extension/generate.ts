import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { generatedFiles } from "./generated.ts";

const folder = fileURLToPath(new URL("../../../language-server/vscode/", import.meta.url));

await Promise.all([...generatedFiles()].map(([path, text]) => writeFile(folder + path, text)));
