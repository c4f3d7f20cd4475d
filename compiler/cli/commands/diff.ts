import type { Difference } from "../../compare/difference.ts";
import type { FailsOn } from "../diff-report/junit.ts";
import { GitFault } from "../git-files.ts";
import type { ExitCode, Host } from "../host.ts";
import { refuseCall, sentenceOf } from "../refuse-call.ts";
import { exitCodeOf, showPretty } from "../show.ts";
import type { Call } from "../usage.ts";
import { loadVersion, type LoadedVersion, readVersionNames } from "../versions.ts";

export async function diff(call: Call, host: Host): Promise<ExitCode> {
  const [oldName, newName] = readVersionNames(call.arguments);
  const old = await load(oldName, call, host);
  if (typeof old === "number") return old;
  const now = await load(newName, call, host);
  if (typeof now === "number") return now;
  const { compareVersions } = await import("../../compare/compare-programs.ts");
  const difference = compareVersions(old, now);
  const code = failsOn(difference, failsOnOf(call.options)) ? 1 : 0;
  host.out.write(await written(difference, now, code, call));
  return code;
}

/** What is at fault is shown, and the exit code says whether it is the policies or the world. */
async function load(name: ReturnType<typeof readVersionNames>[number], call: Call, host: Host): Promise<LoadedVersion | ExitCode> {
  const version = await loadVersion(name, call, host);
  if (version instanceof GitFault) return refuseCall(sentenceOf(version.reason, call.language), host);
  if (version.faults.diagnostics.length === 0) return version;
  showPretty(version.faults, version.language, host.err, host);
  return exitCodeOf(version.faults.diagnostics);
}

async function written(difference: Difference, { faults, language }: LoadedVersion, code: ExitCode, { options }: Call): Promise<string> {
  switch (options.get("format")) {
    case "json": return (await import("../diff-report/json.ts")).jsonReport(difference, language);
    case "markdown": return (await import("../diff-report/markdown.ts")).markdownReport(difference, language);
    case "sarif": return (await import("../diff-report/findings.ts")).sarifOfDifference(difference, faults, code, language);
    case "junit": return (await import("../diff-report/junit.ts")).junitOfDifference(difference, faults, failsOnOf(options), language);
    case "github": return (await import("../diff-report/findings.ts")).githubOfDifference(difference, faults, language);
    default: return (await import("../diff-report/text.ts")).textReport(difference, language);
  }
}

function failsOnOf(options: Call["options"]): FailsOn {
  const what = options.get("fail-on");
  return what === "lower" || what === "any" ? what : undefined;
}

function failsOn(difference: Difference, what: FailsOn): boolean {
  if (what === "any") return difference.provinces.length > 0;
  return what === "lower" && difference.provinces.some(losesSomewhere);
}

/** Some cell, condition or claim is worse for the insured than it was. What cannot be compared is judged by the money alone. */
function losesSomewhere({ kind, slots, aspects, declarations, money }: Difference["provinces"][number]): boolean {
  const isWorse = ({ patient }: { readonly patient: string }): boolean => patient === "worse";
  return kind === "removed" || aspects.some(isWorse) || declarations.some(isWorse) || slots.some(({ rows }) => rows.some(isWorse)) || money.some(({ loss }) => loss !== undefined);
}
