import { join } from "node:path";
import type { Call } from "./usage.ts";
import type { WorkspaceFiles } from "./workspace-files.ts";

/** The call, with what the workspace file around everything that was named sets and the call does not. */
export function withSettings(call: Call, { config, names }: Pick<WorkspaceFiles, "config" | "names">): Call {
  const { asOf, failLevel, baseline, language } = config;
  const set = Object.entries({ "as-of": asOf, "fail-level": failLevel, baseline: baseline === undefined ? undefined : join(names.root, baseline) });
  const options = new Map([...set.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])), ...call.options]);
  return { ...call, options, language: call.options.has("lang") ? call.language : (language ?? call.language) };
}
