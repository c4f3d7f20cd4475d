/**
 * A large workspace divided so that its parts can be checked apart: a part is some provinces' folders, with all that lies outside of any.
 * What one part says may depend on another only through names; where it might, the parts are not joined, and the whole has to be checked.
 */
import type { Unit } from "./bind/symbols.ts";
import { KIND_NAMES } from "./bind/scope.ts";
import { type CompileOptions, type Findings, judge, read, type SourceFile } from "./compile.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";

const declaration = /^[ \t]*(?:province|省份)[ \t]/m;

/** At most so many parts, of as many folders each; none where there are not two provinces' folders. */
export function divide(files: readonly SourceFile[], count: number): readonly (readonly SourceFile[])[] {
  const folders = provincesFolders(files);
  const folderFor = ({ path }: SourceFile): string | undefined => folders.find((folder) => path.startsWith(folder));
  const shared = files.filter((file) => folderFor(file) === undefined);
  const parts = Array.from({ length: Math.min(count, folders.length) }, (): SourceFile[] => [...shared]);
  const turns = new Map(folders.map((folder, index) => [folder, index % parts.length]));
  for (const file of files) parts[turns.get(folderFor(file) ?? "") ?? -1]?.push(file);
  return parts.length < 2 ? [] : parts;
}

/** The paths of the part to which a file belongs, where each folder is a part of its own; of a file outside of all of them there is none. */
export function partAround(files: readonly SourceFile[], path: string): readonly string[] {
  const folders = provincesFolders(files);
  const own = folders.find((folder) => path.startsWith(folder));
  const isShared = (other: string): boolean => !folders.some((folder) => other.startsWith(folder));
  return own === undefined ? [] : files.map((file) => file.path).filter((other) => other.startsWith(own) || isShared(other));
}

function provincesFolders(files: readonly SourceFile[]): readonly string[] {
  return outermost(files.filter(({ text }) => declaration.test(text)).map(({ path }) => folderOf(path)));
}

/** With its `/`; the root is empty. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

function outermost(folders: readonly string[]): readonly string[] {
  return [...new Set(folders)].sort().reduce<string[]>((found, folder) => (folder.startsWith(found.at(-1) ?? "\n") ? found : [...found, folder]), []);
}

/** The findings of a part, and what tells whether other parts would change them. */
export interface PartFindings extends Findings {
  /** By file, names that mean something outside of it: its own, that of its province, and those of provinces and cities. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Files that no province of the part needs. */
  readonly idle: readonly string[];
}

export function findInPart(files: readonly SourceFile[], options: CompileOptions): PartFindings {
  const texts = read(files);
  const { units, reached } = texts.bound.value;
  const needed = new Set<string>();
  const findings = judge(texts, options, { keep: ({ policies }) => policies.forEach(({ location }) => reached.get(location.file)?.forEach((file) => needed.add(file))) });
  return { ...findings, names: new Map(units.map((unit) => [unit.file, namesOf(unit)])), idle: units.map(({ file }) => file).filter((file) => !needed.has(file)) };
}

function namesOf({ name, tree, symbols }: Unit): readonly string[] {
  const jurisdictions = symbols.filter(({ kind }) => kind === "Province" || kind === "City");
  const names = [name, tree.header?.name?.parts[0]?.key, ...jurisdictions.flatMap(({ key, otherKey }) => [key, otherKey])];
  return names.filter((found) => found !== undefined);
}

/** The findings of the whole; `undefined` where they might not be those of the parts together. */
export function joinParts(parts: readonly PartFindings[]): Findings | undefined {
  if (parts.some((part) => part.idle.length > 0 || mayDependOnOthers(part)) || haveNameInCommon(parts)) return undefined;
  return {
    faults: parts.flatMap(({ faults }) => faults).sort((a, b) => compareText(a.location?.file ?? "", b.location?.file ?? "")), general: [],
    byProvince: parts.flatMap(({ byProvince }) => byProvince).sort((a, b) => compareText(a.name, b.name)),
    reached: new Map(parts.flatMap(({ reached }) => [...reached])),
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A name that this part does not know may be another's; and so may the use of a file that is idle here. */
export function mayDependOnOthers({ general, byProvince }: Findings): boolean {
  return general.length > 0 || byProvince.some(({ diagnostics }) => diagnostics.some(isAboutUnknownPlace));
}

function isAboutUnknownPlace({ id, args }: Diagnostic): boolean {
  const what = id === "unknownName" || id === "unknownNameSimilar" ? (args as Diagnostic<"unknownName">["args"]).what : undefined;
  return typeof what === "object" && [KIND_NAMES.Province, KIND_NAMES.City].some(({ en }) => what.en === en);
}

/** Files outside of all provinces lie in every part, and their names are no one's. */
function haveNameInCommon(parts: readonly PartFindings[]): boolean {
  const shared = [...(parts[0]?.names.keys() ?? [])].filter((file) => parts[1]?.names.has(file));
  const common = new Set(shared);
  const sets = parts.map(({ names }) => new Set([...names].flatMap(([file, found]) => (common.has(file) ? [] : found))));
  const all = sets.flatMap((set) => [...set]);
  return new Set(all).size < all.length;
}
