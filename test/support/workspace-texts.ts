import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "../../compiler/compile.ts";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Lessons are as small as what they explain; they are tried where they are played. */
const LESSONS = "examples/tutorial/";

/** The policies below the folders, but for the lessons, in memory, by paths relative to the repository. */
export function policiesUnder(...folders: readonly string[]): SourceFile[] {
  const paths = folders.flatMap((folder) => readdirSync(root + folder, { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path.replaceAll("\\", "/")}`));
  return paths.filter((path) => path.endsWith(".tongchou") && !path.startsWith(LESSONS)).sort().map((path) => ({ path, text: readFileSync(root + path, "utf8") }));
}

/** Replaces the first occurrence in one file, or adds a file where `from` is empty; what is not there is a mistake of the test. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export function edited(files: readonly SourceFile[], edits: readonly Edit[]): SourceFile[] {
  return edits.reduce<SourceFile[]>((all, { file, from, to }) => {
    if (from === "") return [...all, { path: file, text: to }];
    const before = all.find(({ path }) => path === file);
    if (!before?.text.includes(from)) throw new Error(`${file} does not hold “${from}”`);
    return all.map((other) => (other === before ? { path: file, text: before.text.replace(from, () => to) } : other));
  }, [...files]);
}
