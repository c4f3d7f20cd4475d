import { join, resolve } from "node:path";
import type { Phrase } from "../../diagnostics/diagnostic.ts";
import type { Language } from "../../diagnostics/render/fill.ts";
import { canonicalJson } from "../../emit/canonical.ts";
import { parseStrictJson } from "../../emit/strict-json.ts";
import type { ExitCode, Host } from "../host.ts";
import { progressOn, type Progress } from "../progress.ts";
import { NOT_UTF8, reasonOf } from "../reasons.ts";
import { refuseCall, sentenceOf } from "../refuse-call.ts";
import { claimTexts, type ValueText } from "../settle/claim-texts.ts";
import { type Desk, deskFor, type Served } from "../settle/desks.ts";
import { numberFault } from "../settle/number-fault.ts";
import { readPieces, STDIN } from "../settle/read-pieces.ts";
import { readTableFolder } from "../settle/read-table-folder.ts";
import type { Call } from "../usage.ts";

const usualFolder = "dist/tables";

/** Lines are written as soon as there are enough of them, and nothing of a claim is kept. */
interface Run {
  readonly serve: ReturnType<Desk["open"]>;
  readonly call: Call;
  readonly host: Host;
  readonly progress: Progress;
  lines: string[];
  settled: number;
  refused: number;
}

export async function settle(call: Call, host: Host): Promise<ExitCode> {
  if (call.options.has("fund") && call.options.has("contribution")) return tellBoth(call, host);
  const folder = call.options.get("tables") ?? usualFolder;
  const desk = deskFor(call.options);
  const read = readTableFolder(resolve(host.workingFolder, folder), host.files, desk.needs);
  if ("fault" in read) return tell(call.language, host, join(folder, read.path), read.fault);
  const run: Run = { serve: desk.open(read.texts), call, host, progress: progressOf(host), lines: [], settled: 0, refused: 0 };
  for (const path of call.arguments.length === 0 ? [STDIN] : call.arguments) {
    const code = await settleFile(path, run);
    flush(run);
    run.progress.clear();
    if (code !== 0) return code;
  }
  // That there was nothing to settle is no success to pass over.
  if (run.refused > 0 || run.settled === 0) host.err.write(`${summary(run)}\n`);
  return run.refused > 0 ? 1 : 0;
}

/** Results that appear at the terminal tell by themselves how far it is. */
function progressOf(host: Host): Progress {
  return progressOn(host.out.isTerminal ? { ...host, err: { ...host.err, isTerminal: false } } : host);
}

function tell(language: Language, host: Host, what: string, fault: Phrase): ExitCode {
  return refuseCall(sentenceOf(fault, language, what), host);
}

function tellOf({ progress, call, host }: Run, what: string, fault: Phrase): ExitCode {
  progress.clear();
  return tell(call.language, host, what, fault);
}

function tellBoth({ language }: Call, host: Host): ExitCode {
  return tell(language, host, "settle", { en: "--contribution and --fund are claims of different kinds: one at a time", zh: "--contribution 与 --fund 是不同的申报，请分别结算" });
}

function summary({ call, settled, refused }: Run): string {
  return call.language === "zh" ? `结算 ${settled} 笔，拒绝 ${refused} 笔。` : `${settled} settled, ${refused} refused.`;
}

async function settleFile(path: string, run: Run): Promise<ExitCode> {
  const texts = claimTexts();
  try {
    for await (const piece of readPieces(path === STDIN ? path : resolve(run.host.workingFolder, path))) {
      const code = settleAll(texts.feed(piece), path, run);
      if (code !== 0) return code;
    }
  } catch (error) {
    const reason = error instanceof TypeError ? NOT_UTF8 : reasonOf(error);
    return tellOf(run, path, reason);
  }
  return settleAll(texts.end(), path, run);
}

function settleAll(values: readonly ValueText[], path: string, run: Run): ExitCode {
  const isPretty = run.call.options.get("format") === "pretty";
  const isExplained = isPretty || run.call.options.has("explain");
  for (const { text, line } of values) {
    const parsed = parseStrictJson(text);
    const served = "fault" in parsed ? { fault: numberFault(text) ?? parsed.fault.reason } : run.serve(parsed.value, isExplained);
    if ("fault" in served) return tellOf(run, `${path}:${line}`, served.fault);
    write(served, isPretty, run);
  }
  return 0;
}

const linesAtOnce = 512;

function write(served: Served, isPretty: boolean, run: Run): void {
  if (served.isRefused) run.refused += 1;
  else run.settled += 1;
  const lines = served.sentences.map((sentence) => sentence[run.call.language]);
  run.lines.push(isPretty ? prettyText(served, lines) : jsonLine(served, lines));
  if (run.lines.length >= linesAtOnce) flush(run);
}

function jsonLine({ result }: Served, explanation: readonly string[]): string {
  return canonicalJson(explanation.length === 0 ? result : { ...result, explanation });
}

function prettyText({ id }: Served, lines: readonly string[]): string {
  return [...(id === undefined ? [] : [id]), ...lines, ""].join("\n");
}

function flush(run: Run): void {
  if (run.lines.length > 0) run.host.out.write(`${run.lines.join("\n")}\n`);
  run.lines = [];
  run.progress.tell(summary(run));
}
