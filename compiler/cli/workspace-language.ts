import { join } from "node:path";
import { readConfig } from "../findings/config.ts";
import type { Host } from "./host.ts";
import { kindAt } from "./kind-at.ts";
import { pathNames, rootOf, targetsOf, WORKSPACE_FILE } from "./paths.ts";
import { textReader } from "./read-text.ts";
import type { Call } from "./usage.ts";

/** The call in the language that the workspace around some paths sets. What is wrong with its file is for the command to tell. */
export async function inLanguageOf(paths: readonly string[], call: Call, host: Host): Promise<Call> {
  if (call.options.has("lang")) return call;
  const root = rootOf(targetsOf(paths, host), host);
  const file = join(root, WORKSPACE_FILE);
  if (kindAt(file, host.files) !== "file") return call;
  const { source, fault } = textReader(pathNames(root, host.workingFolder), host.files)(file);
  if (source === undefined || fault !== undefined) return call;
  const { value } = await readConfig(source);
  return { ...call, language: value.language ?? call.language };
}
