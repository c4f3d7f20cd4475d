import { basename, dirname, join, relative, resolve } from "node:path";
import { NO_SPAN } from "../../base/span.ts";
import { report } from "../../diagnostics/report.ts";
import { ENDING } from "../find-policies.ts";
import type { ExitCode, Files, Host } from "../host.ts";
import { say } from "../messages.ts";
import { pathNames } from "../paths.ts";
import { provinceTemplate, type TemplateFile } from "../province-template.ts";
import { isNotFound, reasonOf } from "../reasons.ts";
import { refuseCall } from "../refuse-call.ts";
import { exitCodeOf, showPretty } from "../show.ts";
import { PROGRAM, type Call } from "../usage.ts";
import type { WriteFailure } from "../write-tables.ts";

export async function createProvince({ arguments: [written = ""], language }: Call, host: Host): Promise<ExitCode> {
  if (written.trim() === "") return refuseCall(say(language, "emptyName", { command: { en: `${PROGRAM} new linhai`, zh: `${PROGRAM} new 临海` } }), host);
  const folder = resolve(host.workingFolder, written);
  const name = basename(folder);
  const fault = await faultOfName(name);
  if (fault !== undefined) return refuseCall(say(language, fault, { name }), host);
  if (isThere(folder, host.files)) return refuseCall(say(language, "alreadyThere", { path: written }), host);

  const template = provinceTemplate(name, language);
  const failure = writeAll(folder, template, host.files);
  if (failure) {
    const names = pathNames(folder, host.workingFolder);
    const diagnostics = [report("unwritable", { file: names.inWorkspace(failure.path), span: NO_SPAN }, { reason: reasonOf(failure.error) })];
    showPretty({ diagnostics, sources: new Map(), files: 0, shownPath: names.shown }, language, host.err, host);
    return exitCodeOf(diagnostics);
  }
  const shown = relative(host.workingFolder, folder);
  const policies = template.map(({ path }) => path).filter((path) => path.endsWith(ENDING));
  const files = { en: policies.join(", "), zh: policies.join("、") };
  host.out.write(`${say(language, "made", { folder: shown, files, check: `${PROGRAM} check ${shown}`, test: `${PROGRAM} test ${shown}`, build: `${PROGRAM} build ${shown}` })}\n`);
  return 0;
}

/** Why the language does not take a word for a name without quotes. */
async function faultOfName(name: string): Promise<"badName" | "reservedName" | undefined> {
  const [{ KEYWORDS, RESERVED }, { WORD }] = await Promise.all([import("../../syntax/keywords.ts"), import("../../syntax/patterns.ts")]);
  const isReserved = KEYWORDS.some(({ id, en, zh }) => RESERVED.has(id) && [...en, ...zh].includes(name));
  if (isReserved) return "reservedName";
  return new RegExp(`^(?:${WORD.source})$`).test(name) ? undefined : "badName";
}

function isThere(path: string, files: Files): boolean {
  try {
    files.kindOf(path);
    return true;
  } catch (error) {
    return !isNotFound(error);
  }
}

function writeAll(folder: string, written: readonly TemplateFile[], files: Files): WriteFailure | undefined {
  for (const { path, text } of written) {
    const absolute = join(folder, path);
    try {
      files.makeFolder(dirname(absolute));
      files.writeNew(absolute, text, absolute);
    } catch (error) {
      return { path: absolute, error };
    }
  }
  return undefined;
}
