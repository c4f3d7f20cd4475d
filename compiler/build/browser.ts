import { build, type BuildOptions, type Metafile } from "esbuild";
import { precompiledValidators } from "./validators.ts";

/** For a page or a worker: one file that loads by a plain script tag. An import of a Node module fails the build. */
export async function bundleForBrowser(root: string, entry: string, outfile: string, more: Pick<BuildOptions, "format" | "globalName" | "external"> = {}): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    bundle: true,
    platform: "browser",
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "linked",
    minify: true,
    metafile: true,
    logLevel: "warning",
    plugins: [precompiledValidators(root)],
    entryPoints: [entry],
    outfile,
    ...more,
  });
  return metafile;
}
