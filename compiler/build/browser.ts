import { build, type BuildOptions, type Metafile } from "esbuild";
import { sharedOptions } from "./options.ts";

/** For a page or a worker: one file that loads by a plain script tag. An import of a Node module fails the build. */
export async function bundleForBrowser(root: string, entry: string, outfile: string, more: Pick<BuildOptions, "format" | "globalName" | "external"> = {}): Promise<Metafile> {
  const { metafile } = await build({
    ...sharedOptions(root),
    platform: "browser",
    format: "iife",
    minify: true,
    entryPoints: [entry],
    outfile,
    ...more,
  });
  return metafile;
}
