/** The extension with the server inside, as one file that an editor installs without a network. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { build, type Metafile } from "esbuild";
import { bundleForBrowser } from "../browser.ts";
import { bundleCommandLine } from "../bundle.ts";
import { bundledPackages, licencesOf } from "../licences.ts";
import { generatedFiles } from "./generated.ts";
import { iconPng } from "./icon.ts";
import { type Manifest, vsixOf } from "./vsix.ts";

/** Copied as they are. */
const WRITTEN = /^(package\.nls(\.zh-cn)?\.json|README\.md|walkthrough\/.*\.md)$/;

/** Gives the path of the `.vsix`. */
export async function packageExtension(root: string, target: string): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), "tongchou-extension-"));
  try {
    const ofServer = await bundleCommandLine(root, join(scratch, "server"));
    const inBrowser = await bundleForBrowser(root, "language-server/browser-main.ts", join(scratch, "server/browser.js"));
    const clients = await bundleClients(root, join(scratch, "client"));
    await writeFile(join(scratch, "third-party-licences.txt"), await licencesOf(root, [...ofServer, ...[inBrowser, ...clients].flatMap(bundledPackages)]));
    const { manifest, files } = await written(root);
    const all = new Map([...files, ...(await filesBelow(scratch)), ["icon.png", iconPng()] as const, ...[...generatedFiles()].map(([path, text]) => [path, Buffer.from(text)] as const)]);
    await mkdir(join(target, ".."), { recursive: true });
    await writeFile(target, vsixOf(manifest, all));
    return target;
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/** One for Node, and one for browsers, where extensions are CommonJS too; there the ending must be `.js`. */
async function bundleClients(root: string, folder: string): Promise<readonly Metafile[]> {
  const { metafile } = await build({
    absWorkingDir: root, bundle: true, platform: "node", format: "cjs", target: "es2022", charset: "utf8", minifyWhitespace: true, minifySyntax: true, logLevel: "warning", legalComments: "linked", metafile: true,
    external: ["vscode"], entryPoints: ["language-server/vscode/src/extension.ts"], outfile: join(folder, "extension.cjs"),
  });
  const inBrowser = await bundleForBrowser(root, "language-server/vscode/src/web.ts", join(folder, "web.js"), { format: "cjs", external: ["vscode"] });
  return [metafile, inBrowser];
}

/** The version is the compiler's; titles in the index are those of the English manifest. */
async function written(root: string): Promise<{ readonly manifest: Manifest; readonly files: ReadonlyMap<string, Buffer> }> {
  const folder = join(root, "language-server/vscode");
  const [own, compilers, titles] = await Promise.all([join(folder, "package.json"), join(root, "package.json"), join(folder, "package.nls.json")].map(readJson));
  const manifest = { ...own, version: compilers?.["version"] } as unknown as Manifest;
  const filled = (text: string): string => text.replace(/^%(.+)%$/, (_, key: string) => String(titles?.[key]));
  const files = new Map<string, Buffer>([["package.json", Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`)], ["LICENSE.txt", await readFile(join(root, "LICENSE"))], ["schema/config.schema.json", await readFile(join(root, "compiler/emit/schema/config.schema.json"))]]);
  for (const [path, data] of await filesBelow(folder)) if (WRITTEN.test(path)) files.set(path, data);
  return { manifest: { ...manifest, displayName: filled(manifest.displayName), description: filled(manifest.description) }, files };
}

async function readJson(path: string): Promise<Readonly<Record<string, unknown>>> {
  return JSON.parse(await readFile(path, "utf8")) as Readonly<Record<string, unknown>>;
}

async function filesBelow(folder: string): Promise<readonly (readonly [string, Buffer])[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(entries.filter((entry) => entry.isFile()).map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    return [relative(folder, path).split(sep).join("/"), await readFile(path)] as const;
  }));
}
