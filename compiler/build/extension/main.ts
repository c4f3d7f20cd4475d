import { fileURLToPath } from "node:url";
import { packageExtension } from "./package.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

await packageExtension(root, `${root}dist/tongchou.vsix`);
