import { join, resolve } from "node:path";
import type { Phrase } from "../../diagnostics/diagnostic.ts";
import type { Language } from "../../diagnostics/render/fill.ts";
import { canonicalJson } from "../../emit/canonical.ts";
import { parseStrictJson } from "../../emit/strict-json.ts";
import type { Claim, Refusal } from "../../evaluate/claim.ts";
import { type Engine, type Explained, loadTables } from "../../evaluate/engine.ts";
import { explainSettlement } from "../../evaluate/explain.ts";
import { phraseRefusal } from "../../evaluate/phrase-refusal.ts";
import { readClaim } from "../../evaluate/read-claim.ts";
import type { ExitCode, Host } from "../host.ts";
import { reasonOf } from "../reasons.ts";
import { claimTexts, type ValueText } from "../settle/claim-texts.ts";
import { readPieces, STDIN } from "../settle/read-pieces.ts";
import { readTableFolder } from "../settle/read-table-folder.ts";
import type { Call } from "../usage.ts";

const usualFolder = "dist/tables";

/** Lines are written as soon as there are enough of them, and nothing of a claim is kept. */
interface Run {
  readonly engine: Engine;
  readonly call: Call;
  readonly host: Host;
  lines: string[];
  settled: number;
  refused: number;
}

export async function settle(call: Call, host: Host): Promise<ExitCode> {
  const folder = call.options.get("tables") ?? usualFolder;
  const read = readTableFolder(resolve(host.workingFolder, folder), host.files);
  if ("fault" in read) return tell(call.language, host, join(folder, read.path), read.fault);
  const run: Run = { engine: loadTables(read.texts), call, host, lines: [], settled: 0, refused: 0 };
  for (const path of call.arguments.length === 0 ? [STDIN] : call.arguments) {
    const code = await settleFile(path, run);
    flush(run);
    if (code !== 0) return code;
  }
  if (run.refused > 0) host.err.write(`${summary(run)}\n`);
  return run.refused > 0 ? 1 : 0;
}

function tell(language: Language, host: Host, what: string, fault: Phrase): ExitCode {
  host.err.write(`tongchou: ${what}${language === "zh" ? "：" : ": "}${fault[language]}\n`);
  return 2;
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
    const reason = error instanceof TypeError ? { en: "it is not UTF-8", zh: "不是 UTF-8 文本" } : reasonOf(error);
    return tell(run.call.language, run.host, path, reason);
  }
  return settleAll(texts.end(), path, run);
}

function settleAll(values: readonly ValueText[], path: string, run: Run): ExitCode {
  for (const { text, line } of values) {
    const read = claimIn(text);
    if ("fault" in read) return tell(run.call.language, run.host, `${path}:${line}`, read.fault);
    settleOne(read.claim, run);
  }
  return 0;
}

function claimIn(text: string): ReturnType<typeof readClaim> {
  const parsed = parseStrictJson(text);
  return "fault" in parsed ? { fault: parsed.fault.reason } : readClaim(parsed.value);
}

const linesAtOnce = 512;

function settleOne(claim: Claim, run: Run): void {
  const { engine, call } = run;
  const isPretty = call.options.get("format") === "pretty";
  const isExplained = isPretty || call.options.has("explain");
  const result = isExplained ? engine.explain(claim) : engine.settle(claim);
  if ("refused" in result) run.refused += 1;
  else run.settled += 1;
  const lines = isExplained ? sentencesOf(result as Refusal | Explained, call.language) : [];
  run.lines.push(isPretty ? prettyText(claim, lines) : jsonLine(result, lines));
  if (run.lines.length >= linesAtOnce) flush(run);
}

function sentencesOf(result: Refusal | Explained, language: Language): string[] {
  return "refused" in result ? [phraseRefusal(result)[language]] : explainSettlement(result.settlement, result.trace).map((line) => line[language]);
}

function jsonLine(result: object, explanation: readonly string[]): string {
  const body = "settlement" in result ? (result.settlement as object) : result;
  return canonicalJson(explanation.length === 0 ? body : { ...body, explanation });
}

function prettyText({ id }: Claim, lines: readonly string[]): string {
  return [...(id === undefined ? [] : [id]), ...lines, ""].join("\n");
}

function flush(run: Run): void {
  if (run.lines.length > 0) run.host.out.write(`${run.lines.join("\n")}\n`);
  run.lines = [];
}
