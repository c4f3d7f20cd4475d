import { readdir, readFile } from "node:fs/promises";
import type { Metafile } from "esbuild";

const LICENCE_FILE = /^(licen[cs]e|notice|copying)/i;

/** The folders of the packages that esbuild put into its output, such as `node_modules/ajv`. */
export function bundledPackages({ inputs }: Metafile): readonly string[] {
  const folders = Object.keys(inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  return [...new Set(folders)];
}

/**
 * What the licences of bundled packages ask for: their texts, by name and version, in one file.
 * @throws if a package has no licence of its own, because then nothing allows us to pass it on.
 */
export async function licencesOf(root: string, folders: Iterable<string>): Promise<string> {
  const texts = await Promise.all([...new Set(folders)].sort().map((folder) => licenceOf(`${root}${folder}`)));
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}

async function licenceOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, "utf8")) as Readonly<Record<string, string>>;
  const files = (await readdir(folder)).filter((file) => LICENCE_FILE.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(`${folder}/${file}`, "utf8")));
  if (texts.length === 0 && license === undefined) throw new Error(`${name} has no licence`);
  return [`${name} ${version}: ${license ?? "see below"}`, ...texts.map((text) => text.trim())].join("\n\n") + "\n";
}
