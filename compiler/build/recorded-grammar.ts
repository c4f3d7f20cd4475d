import type { Plugin } from "esbuild";
import { PARSER } from "../syntax/grammar/parser.ts";
import { record } from "../syntax/grammar/recorded.ts";

/** Puts the choices of the grammar in the place of `syntax/grammar/recording.ts`, which knows none: the built parser need not run all its rules to learn them. */
export function recordedGrammar(): Plugin {
  return {
    name: "recorded-grammar",
    setup(build) {
      build.onLoad({ filter: /[\\/]syntax[\\/]grammar[\\/]recording\.ts$/ }, () => ({ contents: `export const RECORDED = ${JSON.stringify(record(PARSER.decisions()))};`, loader: "js" }));
    },
  };
}
