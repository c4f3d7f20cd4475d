import { writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { READABLE, sharedOptions } from "./options.ts";

type Outputs = Metafile["outputs"];

/** Source files by their paths from the root; all but the costly one are loaded by a name of their own. */
export interface Joining {
  /** What every call loads. */
  readonly always: string;
  /** What is loaded together by the calls that are to be quick. */
  readonly together: readonly string[];
  /** Of that, what is costly to load: calls that do without it must not pay for it. */
  readonly costly: string;
}

/**
 * esbuild makes a chunk for every set of entry points that share modules: sixty for one `check`, each a file to open and, at later calls, another with
 * its code. Chunks that are loaded together are joined here: those of every call, those that calls without
 * the costly part load too, and the rest. Where a chunk stood, a line passes its names on.
 */
export async function joinChunks(root: string, { outputs }: Metafile, { always, together, costly }: Joining): Promise<void> {
  const loads = (source: string): readonly string[] => loadedWith(outputs, outputOf(outputs, source));
  const costs = found(outputs, costly, ({ inputs }) => costly in inputs);
  const light = new Set(Object.keys(outputs).filter((file) => outputs[file]?.entryPoint !== undefined).map((file) => loadedWith(outputs, file)).filter((files) => !files.includes(costs)).flat());
  const wanted = together.flatMap(loads);
  const taken = new Set<string>();
  const passing = new Set<string>();
  for (const group of [loads(always), wanted.filter((file) => light.has(file)), wanted]) {
    const members = [...new Set(group)].filter((file) => !taken.has(file));
    for (const file of members) taken.add(file);
    if (members.length > 0) await joinFiles(root, outputs, members, passing);
  }
}

function outputOf(outputs: Outputs, source: string): string {
  return found(outputs, source, ({ entryPoint }) => entryPoint === source);
}

function found(outputs: Outputs, source: string, isWanted: (output: Outputs[string]) => boolean): string {
  const [file] = Object.entries(outputs).find(([, output]) => isWanted(output)) ?? [];
  if (file === undefined) throw new Error(`no chunk is made of ${source}`);
  return file;
}

/** A file and all that it imports when it is loaded, itself first. */
function loadedWith(outputs: Outputs, file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const imports = (outputs[file]?.imports ?? []).filter(({ kind, external }) => kind === "import-statement" && external !== true);
  return [file, ...imports.flatMap(({ path }) => loadedWith(outputs, path, seen))];
}

/** Lines that pass on the names of a group before are taken in as well, so that they need not be read. */
async function joinFiles(root: string, outputs: Outputs, members: readonly string[], passing: Set<string>): Promise<void> {
  const [home = "", ...others] = members;
  const joined = (file: string, name: string): string => (file === home ? name : `${name}_of_${others.indexOf(file)}`);
  const path = (file: string): string => `./${relative(dirname(home), file)}`;
  const passed = (file: string, from: string, one: (name: string) => string): string => `export{${(outputs[file]?.exports ?? []).map(one).join(",")}}from${JSON.stringify(path(from))};\n`;
  const contents = members.map((file) => passed(file, file, (name) => `${name} as ${joined(file, name)}`)).join("");
  const text = await bundled(contents, root, home, new Set([...members.map(path), ...passing]));
  await writeFile(join(root, home), text);
  for (const file of others) passing.add(path(file));
  await Promise.all(others.map((file) => writeFile(join(root, file), passed(file, home, (name) => `${joined(file, name)} as ${name}`))));
}

async function bundled(contents: string, root: string, home: string, members: ReadonlySet<string>): Promise<Uint8Array> {
  const onlyMembers: Plugin = {
    name: "only members",
    setup: ({ onResolve }) => onResolve({ filter: /^\./ }, ({ path, kind }) => (kind === "import-statement" && members.has(path) ? undefined : { path, external: true })),
  };
  const { outputFiles } = await build({
    ...sharedOptions(root), ...READABLE, platform: "node", legalComments: "none", stdin: { contents, resolveDir: join(root, dirname(home)) }, write: false, plugins: [onlyMembers],
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error("nothing was joined");
  return file.contents;
}
