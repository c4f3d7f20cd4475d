import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { bundleForBrowser } from "../browser.ts";
import { iconPng } from "../extension/icon.ts";
import { bundledPackages, licencesOf } from "../licences.ts";
import { makeExamples } from "./examples.ts";

/** Writes a folder that any static server can show: relative addresses only, nothing from elsewhere. */
export async function buildPlayground(root: string, target: string): Promise<void> {
  const source = `${root}language-server/playground`;
  await rm(target, { recursive: true, force: true });
  await mkdir(`${target}/examples`, { recursive: true });
  const bundles = await Promise.all([bundleForBrowser(root, `${source}/page/main.ts`, `${target}/page.js`), bundleForBrowser(root, `${source}/worker.ts`, `${target}/worker.js`)]);
  await Promise.all([
    writeFile(`${target}/third-party-licences.txt`, await licencesOf(root, bundles.flatMap(bundledPackages))),
    cp(`${source}/page/index.html`, `${target}/index.html`),
    cp(`${source}/page/page.css`, `${target}/page.css`),
    writeFile(`${target}/icon.png`, iconPng()),
  ]);
  const examples = await makeExamples(root);
  await writeFile(`${target}/examples/index.json`, JSON.stringify(examples.map(({ id, title }) => ({ id, title }))));
  await Promise.all(examples.map(({ id, files }) => writeFile(`${target}/examples/${id}.json`, JSON.stringify(files))));
}
