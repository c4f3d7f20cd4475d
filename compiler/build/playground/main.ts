import { fileURLToPath } from "node:url";
import { buildPlayground } from "./build.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
await buildPlayground(root, process.argv[2] ?? `${root}dist/playground`);
