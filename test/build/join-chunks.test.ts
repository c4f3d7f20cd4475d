import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { joinChunks } from "../../compiler/build/join-chunks.ts";
import { scratchFolder } from "../cli/memory-host.ts";

/** `a` and `b` are shared by a command that is called daily and by one that seldom is, which must not load what is costly. */
const SOURCES: Readonly<Record<string, string>> = {
  "start.js": `import { a } from "./a.js";\nexport async function start(name) { a.started = true; const { run } = name === "usual" ? await import("./usual.js") : name === "seldom" ? await import("./seldom.js") : await import("./costly.js"); run(); }`,
  "a.js": `export const a = {}; export let count = 0; export function add() { count += 1; }`,
  "b.js": `import { add } from "./a.js";\nconst here = "b"; export default here; export { here as there }; add();`,
  "costly.js": `globalThis.cost = (globalThis.cost ?? 0) + 1; export const dear = "dear"; export function run() { console.log(dear, globalThis.cost); }`,
  "usual.js": `import { dear } from "./costly.js";\nimport { a, add, count } from "./a.js";\nimport here from "./b.js";\nexport function run() { add(); console.log("usual", here, count, a.started, dear, globalThis.cost); }`,
  "seldom.js": `import { a, add, count } from "./a.js";\nimport { there } from "./b.js";\nexport function run() { add(); add(); console.log("seldom", there, count, a.started, globalThis.cost); }`,
};

async function chunksOfFolder() {
  const root = scratchFolder();
  for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(root, name), text);
  writeFileSync(join(root, "package.json"), `{ "type": "module" }`);
  const { metafile } = await build({
    absWorkingDir: root, entryPoints: ["start.js"], outdir: "out", bundle: true, splitting: true, format: "esm", platform: "node", metafile: true, chunkNames: "[name]-[hash]",
  });
  const calls = () => ["usual", "seldom", "costly"].map((name) => execFileSync(process.execPath, ["--input-type=module", "--eval", `(await import("./start.js")).start("${name}")`], { cwd: join(root, "out"), encoding: "utf8" }));
  const texts = () => Object.fromEntries(readdirSync(join(root, "out")).map((name) => [name.replace(/(-.*)?\.js$/, ""), readFileSync(join(root, "out", name), "utf8")]));
  return { root, metafile, calls, texts };
}

const joining = { always: "start.js", together: ["usual.js"], costly: "costly.js" };

test("what was joined does what it did, and nobody loads what is costly without need", async () => {
  const { root, metafile, calls, texts } = await chunksOfFolder();
  const before = calls();
  expect(before).toEqual(["usual b 2 true dear 1\n", "seldom b 3 true undefined\n", "dear 1\n"]);
  await joinChunks(root, metafile, joining);
  expect(calls()).toEqual(before);
  expect(texts()["start"]).toContain("count");
  expect(texts()["start"]).not.toContain("globalThis.cost=");
  expect(texts()["usual"]).toContain("globalThis.cost=");
});

test.each(Object.keys(joining))("what %s names must be there", async (name) => {
  const { root, metafile } = await chunksOfFolder();
  await expect(joinChunks(root, metafile, { ...joining, [name]: name === "together" ? ["gone.js"] : "gone.js" })).rejects.toThrow("no chunk is made of gone.js");
});
