import { chmod, readFile, writeFile } from "node:fs/promises";
import { build, transform, type Metafile } from "esbuild";
import { joinChunks } from "./join-chunks.ts";
import { bundledPackages } from "./licences.ts";
import { READABLE, sharedOptions } from "./options.ts";

/** What Node starts, as CommonJS, for which it takes 3 ms less; it loads everything else as chunks. */
const STARTED = { in: "compiler/cli/main.ts", out: "tongchou" };
const IN_THREADS = { in: "compiler/cli/find-worker.ts", out: "find-worker" };

/** In the folder of a clone `npx tongchou` follows a link that npm keeps in its cache and never renews: one made when the command was `tongchou.js` must still find it. */
const LINKED_BEFORE = 'import "./tongchou.cjs";\n';

/**
 * Writes `tongchou.cjs`, which loads a chunk only when its command is asked for, and `find-worker.cjs`, which it runs in threads.
 * Gives the folders of the packages inside.
 */
export async function bundleCommandLine(root: string, dist: string): Promise<readonly string[]> {
  const shared = { ...sharedOptions(root), ...READABLE, platform: "node" } as const;
  await build({ ...shared, format: "cjs", define: { "import.meta.dirname": "__dirname" }, entryPoints: [STARTED, IN_THREADS], outdir: dist, outExtension: { ".js": ".cjs" } });
  await makeExecutable(`${dist}/tongchou.cjs`, await readFile(`${dist}/tongchou.cjs`, "utf8"));
  await makeExecutable(`${dist}/tongchou.js`, LINKED_BEFORE);
  const { metafile } = await build({
    ...shared, splitting: true, entryPoints: ["compiler/cli/start.ts", "compiler/cli/find-part.ts"], outdir: `${dist}/chunks`, entryNames: "[name]", chunkNames: "[name]-[hash]",
  });
  await joinChunks(root, metafile, {
    always: "compiler/cli/start.ts", costly: "compiler/syntax/parse.ts",
    together: ["compiler/cli/commands/check.ts", "compiler/cli/check-report/pretty.ts", "compiler/compile.ts"],
  });
  await makeFunctions(root, metafile);
  return bundledPackages(metafile);
}

async function makeExecutable(file: string, code: string): Promise<void> {
  await writeFile(file, `#!/usr/bin/env node\n${code}`);
  await chmod(file, 0o755);
}

/** From modules, which esbuild divides into chunks and Node loads in a way of its own, to functions as `compiler/cli/chunks.ts` runs them. */
async function makeFunctions(root: string, { outputs }: Metafile): Promise<void> {
  const files = Object.keys(outputs).filter((file) => file.endsWith(".js")).map((file) => `${root}${file}`);
  const { target } = sharedOptions(root);
  await Promise.all(files.map(async (file) => {
    const { code } = await transform(await readFile(file, "utf8"), {
      target, charset: "ascii", format: "cjs", supported: { "dynamic-import": false }, minifyWhitespace: true, banner: "(function(exports,require,module){", footer: "})",
    });
    await writeFile(file, escaped(code));
  }));
}

/** V8 needs half the room for a text of nothing but ASCII. What esbuild leaves as it is stands in regular expressions, where the sign and its number mean the same; in a raw text they do not. */
function escaped(code: string): string {
  if (code.includes("String.raw`")) throw new Error("raw texts cannot be written in ASCII");
  return code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Writes `index.js` and `prettier.js` for any platform: an import of a Node module in either fails the build. Gives the folders of the packages inside. */
export async function bundleLibrary(root: string, dist: string): Promise<readonly string[]> {
  const { metafile } = await build({
    ...sharedOptions(root),
    ...READABLE,
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["import"],
    entryPoints: [{ in: "compiler/index.ts", out: "index" }, { in: "compiler/format/prettier.ts", out: "prettier" }],
    outdir: dist,
  });
  return bundledPackages(metafile);
}
