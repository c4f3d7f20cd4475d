import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { root } from "../support/workspace-texts.ts";
import { scratchFolder } from "./memory-host.ts";

test.each([["with no option of its own", []], ["where the program is given as text", ["--input-type=module"]], ["where it is measured", ["--cpu-prof", "--max-old-space-size=512"]]])("a thread finds what it is to find %s", async (_, options) => {
  const folder = scratchFolder();
  await build({ absWorkingDir: root, entryPoints: ["compiler/cli/find-in-thread.ts"], bundle: true, platform: "node", format: "esm", outfile: join(folder, "find-in-thread.mjs") });
  writeFileSync(join(folder, "worker.mjs"), `import { parentPort, workerData } from "node:worker_threads"; parentPort.postMessage({ paths: workerData.files.map(({ path }) => path), execArgv: process.execArgv });`);
  const url = (name: string): string => pathToFileURL(join(folder, name)).href;
  const program = `import(${JSON.stringify(url("find-in-thread.mjs"))}).then(async ({ findInThread }) => console.log(JSON.stringify(await findInThread(new URL(${JSON.stringify(url("worker.mjs"))}), { files: [{ path: "a", text: "" }], options: {} }))))`;
  const { stdout, stderr } = spawnSync(process.execPath, [...options, "-e", program], { cwd: folder, encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } });
  expect({ stdout, stderr }).toEqual({ stdout: `${JSON.stringify({ paths: ["a"], execArgv: [] })}\n`, stderr: "" });
});
