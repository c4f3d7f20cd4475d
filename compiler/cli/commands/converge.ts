import type { ExitCode, Host } from "../host.ts";
import { refuseCall, sentenceOf } from "../refuse-call.ts";
import { exitCodeOf, showPretty } from "../show.ts";
import type { Call } from "../usage.ts";
import { GitFault } from "../git-files.ts";
import { loadVersion } from "../versions.ts";

export async function converge(call: Call, host: Host): Promise<ExitCode> {
  const version = await loadVersion({ revision: undefined, paths: call.arguments }, call, host);
  if (version instanceof GitFault) return refuseCall(sentenceOf(version.reason, call.language), host);
  const { language } = version;
  if (version.faults.diagnostics.length > 0) {
    showPretty(version.faults, language, host.err, host);
    return exitCodeOf(version.faults.diagnostics);
  }
  const [{ convergenceOf }, { phraseConvergence }, { textOf }] = await Promise.all([
    import("../../compare/converge.ts"), import("../../compare/phrase-convergence.ts"), import("../diff-report/text.ts"),
  ]);
  const found = version.program.provinces.map((province) => convergenceOf(province, version.decided)).filter(({ slots, transitions }) => slots.length + transitions.length > 0);
  if (call.options.get("format") === "json") {
    host.out.write((await import("../diff-report/converge-json.ts")).convergenceJson(found, language));
    return 0;
  }
  const format = call.options.get("format") === "markdown" ? "markdown" : "pretty";
  host.out.write(textOf(found.map(phraseConvergence), { en: "No city differs from another.", zh: "各市之间没有差异。" }, format, language));
  return 0;
}
