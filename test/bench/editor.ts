import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "../../compiler/compile.ts";
import { policiesUnder, root } from "../support/workspace-texts.ts";
import { BenchEditor, pause } from "./editor-client.ts";
import { growCountry } from "./editor-country.ts";
import { linesOf } from "./grow.ts";
import { type Dice, newDice } from "./random-table.ts";

/** Milliseconds, each round sorted. */
export interface Latency {
  readonly name: string;
  readonly rounds: readonly (readonly number[])[];
  /** For the 95th of a hundred. */
  readonly goalMs?: number;
}

export interface Duration {
  readonly name: string;
  readonly runs: readonly number[];
  readonly goalMs?: number;
}

export interface EditorResults {
  readonly latencies: readonly Latency[];
  readonly durations: readonly Duration[];
  /** Bytes in use after each thousandth edit. */
  readonly heaps: readonly number[];
}

const [rounds, keystrokes] = [3, 100];

/** A place where people type: a document of a province, the national library it uses, and the row of a table. */
interface Desk {
  readonly name: string;
  readonly files: readonly SourceFile[];
  readonly path: string;
  readonly library: string;
}

export async function benchEditor(command = join(root, "dist/tongchou.cjs")): Promise<EditorResults> {
  const policies = policiesUnder("policies");
  const country = growCountry(policies);
  const library = "policies/national/dimensions.tongchou";
  const desks: readonly Desk[] = [
    { name: `\`policies/\`, ${linesOf(policies).toLocaleString("en")} lines`, files: policies, path: "policies/jiangxi/resident.tongchou", library },
    { name: `${country.provinces} provinces, ${country.cities} cities, ${country.lines.toLocaleString("en")} lines`, files: country.files, path: "policies/jiangxi_7/resident.tongchou", library },
  ];
  const typed: Latency[] = [];
  for (const desk of desks) typed.push(...(await inFolder(desk.files, (folder) => benchTyping(command, folder, desk))));
  const [small, large] = desks;
  if (small === undefined || large === undefined) throw new Error("no place to type");
  const durations = [...(await inFolder(large.files, (folder) => benchStart(command, folder, large))), await inFolder(small.files, (folder) => benchFormatting(command, folder, policies))];
  return { latencies: typed, durations, heaps: await inFolder(small.files, (folder) => benchMemory(command, folder, small)) };
}

async function inFolder<T>(files: readonly SourceFile[], use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "tongchou-editor-"));
  try {
    for (const { path, text } of [...files, { path: "tongchou.json", text: "{}" }]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function textIn({ files }: Pick<Desk, "files">, path: string): string {
  const file = files.find((one) => one.path === path);
  if (file === undefined) throw new Error(`there is no ${path}`);
  return file.text;
}

async function benchTyping(command: string, folder: string, desk: Desk): Promise<Latency[]> {
  const dice = newDice(7);
  const editor = await BenchEditor.start(command, folder);
  await editor.open(desk.path, textIn(desk, desk.path));
  await editor.open(desk.library, textIn(desk, desk.library));
  await editor.ask("textDocument/hover", desk.path, 0);
  await editor.ask("workspace/symbol", desk.path, 0, { query: "?" });
  await pause(100);
  await type(editor, desk, dice, 40, () => pause(20));
  const quick = await inRounds(() => type(editor, desk, dice, keystrokes, () => pause(30 + dice(60))));
  const completing = await inRounds(() => complete(editor, desk, dice));
  const during = await inRounds(() => type(editor, desk, dice, keystrokes / 2, async () => {
    editor.replace(desk.library, 0, 0, " ");
    await pause(155 + dice(100));
  }));
  await editor.end();
  return [
    { name: `keystroke to diagnostics, ${desk.name}`, rounds: quick, goalMs: 16 },
    { name: `keystroke to completions, ${desk.name}`, rounds: completing, goalMs: 30 },
    { name: `keystroke to diagnostics during the check that a change of the national library begins, ${desk.name}`, rounds: during },
  ];
}

async function inRounds(measure: () => Promise<readonly number[]>): Promise<readonly (readonly number[])[]> {
  const found: (readonly number[])[] = [];
  while (found.length < rounds) found.push([...(await measure())].sort((a, b) => a - b));
  return found;
}

/** A stray word at the start of a line somewhere: with each letter the finding about it is another one. */
async function type(editor: BenchEditor, { path }: Desk, dice: Dice, count: number, wait: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  while (times.length < count) {
    const start = startOfLine(editor.textOf(path), dice);
    for (let length = 0; length < 8 && times.length < count; length += 1) {
      await wait();
      const published = editor.next(path);
      const begin = editor.clock();
      editor.replace(path, start + length, start + length, String.fromCharCode(97 + dice(26)) + (length === 0 ? "\n" : ""));
      await published;
      times.push(editor.clock() - begin);
    }
    const end = editor.textOf(path).indexOf("\n", start) + 1;
    const mended = editor.next(path);
    editor.replace(path, start, end, "");
    await mended;
  }
  return times;
}

/** Between declarations: anywhere else a word may belong to what is around it. */
function startOfLine(text: string, dice: Dice): number {
  const starts = [...text.matchAll(/^(?:待遇|险种|案例) /gmu)].map(({ index }) => index);
  return starts[dice(starts.length)] ?? 0;
}

/** The first letter of a member or of a clause, and what may come of it. */
async function complete(editor: BenchEditor, { path }: Desk, dice: Dice): Promise<readonly number[]> {
  const times: number[] = [];
  while (times.length < keystrokes) {
    await pause(30 + dice(60));
    const text = editor.textOf(path);
    const rows = [...text.matchAll(/^ {4}\| (?!医院级别)(?=\S+ +\|)/gmu)].map(({ index }) => index + 6);
    const at = rows[dice(rows.length)] ?? 0;
    const begin = editor.clock();
    editor.replace(path, at, at, "一");
    const items = await editor.ask<readonly unknown[]>("textDocument/completion", path, at + 1, { context: { triggerKind: 1 } });
    times.push(editor.clock() - begin);
    if (items.length === 0) throw new Error(`nothing is proposed in ${path} at ${at}`);
    editor.replace(path, at, at + 1, "");
  }
  return times;
}

/** From the start of the process to what the check says of the open file, and to the end of all. */
async function benchStart(command: string, folder: string, desk: Desk): Promise<Duration[]> {
  const [first, all]: [number[], number[]] = [[], []];
  for (let run = 0; run < rounds; run += 1) {
    const begin = performance.now();
    const editor = await BenchEditor.start(command, folder);
    const ended = editor.progressEnded();
    const found = editor.next(desk.path, (diagnostics) => diagnostics.some(({ code }) => code === "TC6001"));
    await editor.open(desk.path, textIn(desk, desk.path));
    await found;
    first.push(performance.now() - begin);
    await ended;
    all.push(performance.now() - begin);
    await editor.end();
  }
  return [
    { name: `start of the server to what a check says of the open file, ${desk.name}`, runs: first, goalMs: 3000 },
    { name: "the same to the end of the check of all", runs: all },
  ];
}

const formattedLines = 10_000;

async function benchFormatting(command: string, folder: string, policies: readonly SourceFile[]): Promise<Duration> {
  const piece = policies.map(({ text }) => text).join("").split("\n").filter((line) => !/^(policy|library|政策|库) /u.test(line));
  const text = Array.from({ length: Math.ceil(formattedLines / piece.length) }, () => piece.join("\n")).join("\n").split("\n").slice(0, formattedLines).join("\n");
  const editor = await BenchEditor.start(command, folder);
  await editor.open("policies/long.tongchou", text);
  const runs: number[] = [];
  for (let run = 0; run < rounds + 1; run += 1) {
    const begin = performance.now();
    const edits = await editor.ask<readonly unknown[] | null>("textDocument/formatting", "policies/long.tongchou", 0, { options: { tabSize: 2, insertSpaces: true } });
    runs.push(performance.now() - begin);
    if (edits === null) throw new Error("nothing was laid out");
  }
  await editor.end();
  return { name: `layout of ${formattedLines.toLocaleString("en")} lines in one file`, runs: runs.slice(1), goalMs: 1000 };
}

const [thousand, thousands] = [1000, 10];

/**
 * Letters come and go; after every hundredth the check runs to its end. V8 optimises nothing meanwhile: the code that it makes of functions as they
 * get hot, and its notes about it, lie in the same heap, grow for as long as there are cool ones, and would hide what the server itself holds.
 */
async function benchMemory(command: string, folder: string, desk: Desk): Promise<readonly number[]> {
  const dice = newDice(11);
  const editor = await BenchEditor.start(command, folder, ["--no-opt"]);
  await editor.open(desk.path, textIn(desk, desk.path));
  const heaps: number[] = [];
  for (let edit = 1; edit <= thousand * thousands; edit += 1) {
    const text = editor.textOf(desk.path);
    const at = dice(text.length - 1);
    if (edit % 2 === 1) editor.replace(desk.path, at, at + 1, String.fromCharCode(97 + dice(26)));
    else editor.replace(desk.path, 0, text.length, textIn(desk, desk.path));
    if (edit % 10 === 0) await editor.ask("textDocument/completion", desk.path, at);
    if (edit % 100 === 0) await editor.ask("textDocument/hover", desk.path, at);
    if (edit % thousand === 0) heaps.push(await editor.heap());
  }
  await editor.end();
  return heaps;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await benchEditor(), (_, value: unknown) => (typeof value === "number" ? Math.round(value * 10) / 10 : value)));
