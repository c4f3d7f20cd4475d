import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** A TypeScript file as the rules see it: `path` is relative to the repository, with `/`. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** A rule gives one sentence for every breach, starting with where it is. */
export type Rule = (source: Source) => readonly string[];

export function parse(path: string, text: string): Source {
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true) };
}

export function breach(source: Source, node: ts.Node, sentence: string): string {
  const { line } = source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree));
  return `${source.path}:${line + 1} ${sentence}`;
}

export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  node.forEachChild((child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

const notOurs = new Set(["node_modules", "dist", "coverage", ".git", ".vitest"]);

/** Every file of the repository below `folder`, sorted; made and installed folders are left out. */
export function filesUnder(folder: string): string[] {
  const found = readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder + entry.name;
    if (notOurs.has(entry.name)) return [];
    if (entry.isDirectory()) return filesUnder(`${path}/`);
    return entry.isFile() ? [path] : [];
  });
  return found.sort();
}

export function readText(path: string): string {
  return readFileSync(root + path, "utf8");
}

export function readSources(): Source[] {
  const ours = /^(compiler|language-server|test)\/.*\.ts$/;
  return filesUnder("")
    .filter((path) => ours.test(path) && !path.endsWith(".d.ts"))
    .map((path) => parse(path, readText(path)));
}
