import { dirname, resolve } from "node:path";
import type { SourceText } from "../base/source-text.ts";
import { NO_SPAN, type Location } from "../base/span.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Config, readConfig } from "../findings/config.ts";
import { report } from "../diagnostics/report.ts";
import { isInside, type PathNames } from "./paths.ts";
import type { ReadText } from "./read-text.ts";
import { NOT_UTF8 } from "./reasons.ts";
import { jsonPlaces } from "../findings/json-places.ts";

/** A folder whose files are read for their names, and where a workspace file says so. */
export interface LibraryFolder {
  /** Absolute. */
  readonly path: string;
  readonly location: Location;
}

/** What the workspace files say, and their texts by path in the workspace. */
export interface Settings {
  readonly libraries: readonly LibraryFolder[];
  readonly sources: ReadonlyMap<string, SourceText>;
  readonly diagnostics: readonly Diagnostic[];
  /** By absolute folder. */
  readonly configs: ReadonlyMap<string, Config>;
}

/** The wrong ones set nothing; `paths` are absolute. */
export async function readSettings(paths: readonly string[], names: PathNames, read: ReadText): Promise<Settings> {
  const sources = new Map<string, SourceText>();
  const configs = new Map<string, Config>();
  const diagnostics: Diagnostic[] = [];
  const libraries: LibraryFolder[] = [];
  for (const path of paths) {
    const { source, fault } = read(path);
    if (fault || !source) {
      diagnostics.push(...(fault ? [source ? report("workspaceFileWrong", { file: source.path, span: NO_SPAN }, { reason: NOT_UTF8 }) : fault] : []));
      continue;
    }
    sources.set(source.path, source);
    const { value, diagnostics: found } = await readConfig(source);
    diagnostics.push(...found);
    configs.set(dirname(path), value);
    libraries.push(...librariesOf(value, path, source, names));
  }
  return { libraries, sources, diagnostics, configs };
}

function librariesOf({ libraries = [] }: Config, path: string, source: SourceText, names: PathNames): readonly LibraryFolder[] {
  const places = libraries.length > 0 ? jsonPlaces(source.text) : undefined;
  return libraries.map((folder, index) => ({
    path: resolve(dirname(path), folder),
    location: { file: names.inWorkspace(path), span: places?.get(`/libraries/${index}`)?.value ?? NO_SPAN },
  }));
}

/** Of the workspace files above an absolute path the nearest. */
export function nearestConfig(path: string, { configs }: Pick<Settings, "configs">): Config {
  const folders = [...configs.keys()].filter((folder) => isInside(path, folder));
  const nearest = folders.reduce<string | undefined>((best, folder) => (best === undefined || folder.length > best.length ? folder : best), undefined);
  return (nearest === undefined ? undefined : configs.get(nearest)) ?? {};
}
