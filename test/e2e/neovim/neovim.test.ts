/** Neovim's own language client against the command as it is installed: what it shows is what `check` says. */
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import { PATIENCE } from "../../support/patience.ts";
import { requireTool } from "../../support/require-tool.ts";
import { root } from "../../support/workspace-texts.ts";

const COMMAND = join(root, "dist/tongchou.cjs");
const AS_OF = "2026-01-01";
const scratch = realpathSync(mkdtempSync(join(tmpdir(), "tongchou-neovim-")));
const neovims: ReturnType<typeof spawn>[] = [];

afterAll(() => {
  for (const { pid, exitCode, signalCode } of neovims) if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, "SIGKILL");
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
});

interface Finding {
  readonly file: string;
  readonly code: string;
  /** 1 error, 2 warning, 3 information: as Neovim and the protocol count. */
  readonly severity: number;
  readonly message: string;
  /** Line and column from 0, the column in bytes of UTF-8. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Told {
  readonly code: string;
  readonly severity: "error" | "warning" | "note";
  readonly message: string;
  readonly file: string;
  readonly range: { readonly start: Place; readonly end: Place };
  readonly notes: readonly { readonly message: string; readonly file?: string }[];
}

function check(folder: string, ...options: readonly string[]): string {
  try {
    return execFileSync(process.execPath, [COMMAND, "check", ".", "--lang", "zh", "--as-of", AS_OF, ...options], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 1 && "stdout" in error) return String(error.stdout);
    throw error;
  }
}

/** What the command line says of a folder, in the words and units in which Neovim keeps it. */
function told(folder: string): readonly Finding[] {
  const { diagnostics } = JSON.parse(check(folder, "--format", "json")) as { readonly diagnostics: readonly Told[] };
  return diagnostics.map(({ code, severity, message, file, range, notes }) => {
    const lines = readFileSync(join(folder, file), "utf8").split("\n");
    const at = ({ line, column }: Place) => [line - 1, Buffer.byteLength((lines[line - 1] ?? "").slice(0, column - 1))] as const;
    const placeless = notes.filter((note) => note.file === undefined).map((note) => note.message);
    return { file, code, severity: { error: 1, warning: 2, note: 3 }[severity], message: [message, ...placeless].join("\n"), from: at(range.start), to: at(range.end) };
  });
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const key = ({ file, from: [line, column], code, message }: Finding) => [file, String(line).padStart(6, "0"), String(column).padStart(6, "0"), code, message].join(" ");
  return [...findings].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** An editor shows the way out below the sentence; `check` prints it on a line of its own, and its JSON leaves it out. */
function withoutHelp(findings: readonly Finding[], expected: readonly Finding[], printed: string): readonly Finding[] {
  return inOrder(findings).map((finding, index) => {
    const sentence = inOrder(expected)[index]?.message ?? "";
    const help = finding.message.startsWith(`${sentence}\n`) ? finding.message.slice(sentence.length + 1) : undefined;
    return help !== undefined && printed.includes(help) ? { ...finding, message: sentence } : finding;
  });
}

interface Ask {
  readonly root: string;
  readonly command: readonly string[];
  readonly settings: { readonly language: "zh"; readonly asOf: string };
  readonly open: readonly string[];
  readonly broken: readonly Finding[];
  readonly mended: readonly Finding[];
  /** Milliseconds. */
  readonly patience: number;
  readonly mends: readonly { readonly file: string; readonly text: string }[];
  readonly place: { readonly file: string; readonly line: number; readonly character: number };
}

interface Answer {
  readonly broken: readonly Finding[];
  readonly reloaded: readonly Finding[];
  readonly mended: readonly Finding[];
  readonly hover: { readonly contents: { readonly value: string } };
  readonly definition: readonly { readonly uri: string; readonly range: { readonly start: { readonly line: number } } }[];
}

async function edit(ask: Ask): Promise<Answer> {
  const [asked, answered] = [join(scratch, "ask.json"), join(scratch, "answer.json")];
  writeFileSync(asked, JSON.stringify(ask));
  const neovim = spawn("nvim", ["--headless", "--clean", `+luafile ${join(root, "test/e2e/neovim/drive.lua")}`, "+cquit"], {
    detached: true, stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, TONGCHOU_ASK: asked, TONGCHOU_ANSWER: answered, XDG_STATE_HOME: scratch, XDG_CACHE_HOME: scratch, XDG_DATA_HOME: scratch },
  });
  neovims.push(neovim);
  const said: Buffer[] = [];
  for (const stream of [neovim.stdout, neovim.stderr]) stream.on("data", (chunk: Buffer) => said.push(chunk));
  const code = await new Promise((resolve) => neovim.once("close", resolve));
  if (code !== 0) throw new Error(`Neovim ended with ${String(code)}: ${Buffer.concat(said).toString()}`);
  return JSON.parse(readFileSync(answered, "utf8")) as Answer;
}

const NAMES = "beijing/common.tongchou";
const RULES = "beijing/employee.tongchou";
const CLEAN = ["national/dimensions.tongchou", "beijing/resident_inpatient.tongchou"];

requireTool("nvim")("Neovim shows what `check` says of a folder: of a broken row, of a name gone in another file, and once both are mended", async () => {
  const [whole, broken] = [join(scratch, "whole"), join(scratch, "broken")];
  for (const folder of [whole, broken]) cpSync(join(root, "policies"), folder, { recursive: true });
  const mends = [NAMES, RULES].map((file) => ({ file, text: readFileSync(join(whole, file), "utf8") }));
  const change = (file: string, from: string, to: string) => {
    const text = readFileSync(join(broken, file), "utf8");
    expect(text).toContain(from);
    writeFileSync(join(broken, file), text.replace(from, to));
  };
  change(RULES, "    | inpatient | secondary | 87%", "    | inpatient | secondry  | 87");
  change(NAMES, "scheme employee 职工 ", "scheme employees 职工们 ");

  const [expected, expectedWhole] = [told(broken), told(whole)];
  expect(new Set(expected.filter(({ severity }) => severity === 1).map(({ file }) => file)).size).toBeGreaterThan(2);
  const lines = readFileSync(join(broken, CLEAN[1]!), "utf8").split("\n");
  const line = lines.findIndex((text) => text.includes("resident_year"));
  const answer = await edit({
    root: broken, command: [process.execPath, COMMAND, "lsp"], settings: { language: "zh", asOf: AS_OF }, open: [RULES, ...CLEAN], broken: expected, mended: expectedWhole, mends, patience: PATIENCE,
    place: { file: CLEAN[1]!, line: lines.findLastIndex((text) => text.includes("draws on resident_year")), character: "  draws on res".length },
  });

  const printed = check(broken);
  expect(withoutHelp(answer.broken, expected, printed)).toEqual(inOrder(expected));
  expect(withoutHelp(answer.reloaded, expected, printed)).toEqual(inOrder(expected));
  expect(withoutHelp(answer.mended, expectedWhole, check(whole))).toEqual(inOrder(expectedWhole));
  for (const file of CLEAN) expect(answer.mended.filter((finding) => finding.file === file)).toEqual([]);
  expect(answer.hover.contents.value).toContain("**resident_year** 居民年度限额");
  expect(answer.definition.map(({ uri, range }) => [decodeURI(uri), range.start.line])).toEqual([[`file://${broken}/${CLEAN[1]!}`, line]]);
});
