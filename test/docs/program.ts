/** The command line as it is built, for pages whose commands are run. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleCommandLine } from "../../compiler/build/bundle.ts";
import { root } from "../support/workspace-texts.ts";

export interface Program {
  /** Holds `tongchou.cjs` and what it loads; inside the project, so that the pages of diagnostics are found. */
  readonly folder: string;
  readonly build: () => Promise<void>;
  readonly remove: () => void;
}

/** One for each test file, for they run side by side. */
export function programFor(name: string): Program {
  const folder = join(root, `node_modules/.tongchou-${name}`);
  return {
    folder,
    build: async () => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "package.json"), `{"type":"module"}`);
      await bundleCommandLine(root, folder);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
