import type { BuildOptions } from "esbuild";
import { recordedGrammar } from "./recorded-grammar.ts";
import { precompiledValidators } from "./validators.ts";

/** What all that is built has in common. */
export function sharedOptions(root: string) {
  return {
    absWorkingDir: root, bundle: true, target: "es2022", charset: "utf8" as const, legalComments: "linked" as const, metafile: true,
    logLevel: "warning" as const, plugins: [precompiledValidators(root), recordedGrammar()],
  } satisfies BuildOptions;
}

/** Modules for Node. Identifiers stay whole, so that a stack trace in a bug report can be read. */
export const READABLE = { format: "esm" as const, minifyWhitespace: true, minifySyntax: true } satisfies BuildOptions;
