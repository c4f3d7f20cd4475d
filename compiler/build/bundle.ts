import { chmod, readdir, readFile, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { joinChunks } from "./join-chunks.ts";
import { bundledPackages } from "./licences.ts";
import { READABLE, sharedOptions } from "./options.ts";

/** An esbuild banner would put the line into every chunk as well. */
async function makeExecutable(file: string): Promise<void> {
  const text = await readFile(file, "utf8");
  if (!text.startsWith("#!")) await writeFile(file, `#!/usr/bin/env node\n${text}`);
  await chmod(file, 0o755);
}

/** The language-server packages are CommonJS and require Node's modules, for which an ES module has no `require` of its own. */
async function giveRequire(folder: string): Promise<void> {
  const chunks = (await readdir(folder)).filter((name) => name.endsWith(".js")).map((name) => `${folder}/${name}`);
  await Promise.all(chunks.map(async (file) => {
    const text = await readFile(file, "utf8");
    if (text.includes("Dynamic require of")) await writeFile(file, `import{createRequire}from"node:module";const require=createRequire(import.meta.url);\n${text}`);
  }));
}

/**
 * Writes `tongchou.js`, which loads a chunk only when its command is asked for, and `find-worker.js`, which it runs in threads.
 * ESM with chunks was measured against one CommonJS file on Node 20: the version in 28 against 32 ms, a parser in 46 against 47.
 * Gives the folders of the packages inside.
 */
export async function bundleCommandLine(root: string, dist: string): Promise<readonly string[]> {
  const { metafile } = await build({
    ...sharedOptions(root),
    ...READABLE,
    platform: "node",
    splitting: true,
    entryPoints: [{ in: "compiler/cli/main.ts", out: "tongchou" }, { in: "compiler/cli/find-worker.ts", out: "find-worker" }],
    outdir: dist,
    chunkNames: "chunks/[name]-[hash]",
  });
  await joinChunks(root, metafile, {
    apart: "compiler/cli/main.ts", always: "compiler/cli/start.ts", costly: "compiler/syntax/parse.ts",
    together: ["compiler/cli/commands/check.ts", "compiler/cli/check-report/pretty.ts", "compiler/compile.ts"],
  });
  await giveRequire(`${dist}/chunks`);
  await makeExecutable(`${dist}/tongchou.js`);
  return bundledPackages(metafile);
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
