import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compile, type SourceFile } from "../../compiler/compile.ts";
import { parse } from "../../compiler/syntax/parse.ts";
import { policiesUnder, root } from "../support/workspace-texts.ts";
import { benchDiff } from "./diff.ts";
import { benchEditor, type Duration, type Latency } from "./editor.ts";
import { benchEngine, memoryOfAMillion } from "./engine.ts";
import { benchFormat } from "./format.ts";
import { grow, linesOf } from "./grow.ts";
import { newDice } from "./random-table.ts";
import { benchRefinement } from "./refinement.ts";
import { benchRuleEngines, RIVAL_GOAL } from "./rule-engines.ts";
import { benchSqlEngine } from "./sql-engine.ts";

interface Measured {
  readonly what: string;
  readonly result: string;
  readonly goal?: { readonly text: string; readonly met: boolean };
}

const command = join(root, "dist/tongchou.cjs");
const grownLines = 100_000;
const goals = { versionTimesBare: 1.6, newProvinceTimesBare: 3, coldCheckMs: 1000, grownMs: 5000, grownBytes: 1e9, refinementMs: 100, formatMs: 1000, diffMs: 1000 };
/** Reading more certificates than its own takes Node longer than starting, on the machines that ask for it. */
const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env;

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

function timeOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function times(count: number, run: () => unknown): number[] {
  return Array.from({ length: count }, () => timeOf(run));
}

/** Runs the built command in a process of its own, which tells at its end how much memory it had at most, its threads included. */
function runCommand(argv: readonly string[]): { readonly ms: number; readonly bytes: number } {
  const told = "data:text/javascript," + encodeURIComponent(`import { isMainThread } from "node:worker_threads"; if (isMainThread) process.on("exit", () => process.stderr.write("\\nmaxRSS " + process.resourceUsage().maxRSS));`);
  const start = performance.now();
  const { stderr, status } = spawnSync(process.execPath, ["--import", told, command, ...argv], { encoding: "utf8", cwd: root, env: environment, maxBuffer: 1 << 28 });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`tongchou ${argv.join(" ")} ended with ${status}: ${stderr}`);
  return { ms, bytes: Number(/maxRSS (\d+)/.exec(stderr)?.[1] ?? Number.NaN) * 1024 };
}

const started = (env: NodeJS.ProcessEnv, argv: readonly string[]): (() => void) => () => {
  const { status, stderr } = spawnSync(process.execPath, [...argv], { encoding: "utf8", cwd: root, env });
  if (status !== 0) throw new Error(`node ${argv.join(" ")} ended with ${status}: ${stderr}`);
};
const spawned = (...argv: readonly string[]): (() => void) => started(environment, argv);
const withoutKeptCode = (...argv: readonly string[]): (() => void) => started({ ...environment, NODE_DISABLE_COMPILE_CACHE: "1" }, argv);
const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
const perSecond = (lines: number, took: number): string => `${Math.round((lines / took) * 1000).toLocaleString("en")} lines/s`;

function benchPasses(files: readonly SourceFile[]): Measured[] {
  const lines = linesOf(files);
  const parsing = median(times(3, () => files.map(({ path, text }) => parse(path, text))));
  const checking = median(times(3, () => compile(files)));
  return [
    { what: `parse ${lines.toLocaleString("en")} lines, one process`, result: `${perSecond(lines, parsing)} (${ms(parsing)})` },
    { what: `parse, check and analyse the same`, result: `${perSecond(lines, checking)} (${ms(checking)})` },
  ];
}

function benchCommand(policies: readonly SourceFile[], grown: readonly SourceFile[]): Measured[] {
  const cold = median(times(5, spawned(command, "check", "policies")));
  const small = runCommand(["check", "policies"]);
  const large = inFolder(grown, (folder) => runCommand(["check", folder]));
  const below = (value: number, most: number, text: string): NonNullable<Measured["goal"]> => ({ text, met: value < most });
  return [
    { what: `\`tongchou check policies\`, ${linesOf(policies).toLocaleString("en")} lines, from cold`, result: ms(cold), goal: below(cold, goals.coldCheckMs, "< 1 s") },
    { what: "its memory at most", result: megabytes(small.bytes) },
    { what: `\`tongchou check\` of ${linesOf(grown).toLocaleString("en")} lines, from cold`, result: ms(large.ms), goal: below(large.ms, goals.grownMs, "< 5 s") },
    { what: "its memory at most", result: megabytes(large.bytes), goal: below(large.bytes, goals.grownBytes, "< 1 GB") },
  ];
}

/** Beside what Node alone takes to start; each in turn, so that a slower minute of the machine is one for all. */
function benchStarts(): Measured[] {
  return inFolder([], (folder) => {
    const province = join(folder, "new_province");
    spawned(command, "new", province)();
    const calls = [spawned("-e", "0"), spawned(command, "--version"), spawned(command, "check", province), withoutKeptCode(command, "check", province)];
    const rounds = Array.from({ length: 31 }, () => calls.map(timeOf));
    const [bare = 0, version = 0, check = 0, first = 0] = calls.map((_, call) => median(rounds.map((round) => round[call] ?? 0)));
    const against = (took: number): string => `${ms(took)}, ${(took / bare).toFixed(2)} times \`node -e 0\``;
    const goal = (took: number, most: number) => ({ goal: { text: `<= ${most} times`, met: took <= bare * most } });
    return [
      { what: "`node -e 0`", result: ms(bare) },
      { what: "`tongchou --version`", result: against(version), ...goal(version, goals.versionTimesBare) },
      { what: "`tongchou check` of a province as `tongchou new` makes it", result: against(check), ...goal(check, goals.newProvinceTimesBare) },
      { what: "the same at the first call after an install, or where nothing may be written beside the program", result: against(first) },
    ];
  });
}

function inFolder<T>(files: readonly SourceFile[], use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "tongchou-bench-"));
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function benchSpaces(): Measured[] {
  return benchRefinement().map((row) => ({
    what: row.name,
    result: `${ms(row.ms)}, first run ${ms(row.coldMs)}`,
    ...(/^7 x 1492 (overlaps|gaps)$/.test(row.name) ? { goal: { text: "< 100 ms", met: row.ms < goals.refinementMs } } : {}),
  }));
}

function benchEngines(): Measured[] {
  const rows = benchEngine().map(({ name, perSecond, goal }): Measured => ({
    what: name, result: rate(perSecond), ...(goal === undefined ? {} : { goal: { text: `> ${goal / 1e6} million a second`, met: perSecond >= goal } }),
  }));
  return [...rows, { what: "memory of a million claims, prepared", result: megabytes(memoryOfAMillion()) }];
}

/** A second. */
function rate(count: number): string {
  return `${count >= 1e6 ? `${(count / 1e6).toFixed(1)} million` : Math.round(count).toLocaleString("en")} a second`;
}

async function benchRivals(): Promise<Measured[]> {
  const tables = await benchRuleEngines();
  return tables.flatMap(({ title, rows, rivals }) => {
    const best = Math.max(...rivals.filter(({ isOurs }) => !isOurs).map((rival) => rival.perSecond));
    return rivals.map(({ name, perSecond, isOurs }): Measured => {
      const times = perSecond / best;
      const isJudged = isOurs && name.endsWith("prepared");
      return { what: `${title}, ${rows} rows: ${name}`, result: `${rate(perSecond)}${isOurs ? `, ${Math.round(times).toLocaleString("en")} times the best other` : ""}`, ...(isJudged && { goal: { text: `> ${RIVAL_GOAL} times`, met: times >= RIVAL_GOAL } }) };
    });
  });
}

async function benchSql(): Promise<Measured[]> {
  const rows = await benchSqlEngine();
  return rows.flatMap(({ name, perSecond, refused, bytesAtQuarter, bytesAtEnd, peakBytes }): Measured[] => [
    { what: name, result: `${rate(perSecond)}; ${refused.toLocaleString("en")} refused` },
    { what: "its memory after a quarter, at the end, at most", result: [bytesAtQuarter, bytesAtEnd, peakBytes].map((bytes) => (bytes === undefined ? "unknown" : megabytes(bytes))).join(", ") },
  ]);
}

function benchFormatter(): Measured[] {
  return benchFormat().map(({ name, ms: took, coldMs, lines }) => ({ what: `${lines.toLocaleString("en")} lines, ${name}`, result: `${ms(took)}, first run ${ms(coldMs)}`, goal: { text: "< 1 s", met: took < goals.formatMs } }));
}

function benchDiffs(): Measured[] {
  return benchDiff().map(({ name, ms: took, coldMs, rows }) => ({ what: `${name}: ${rows} rows differ`, result: `${ms(took)}, first run ${ms(coldMs)}`, goal: { text: "< 1 s", met: took < goals.diffMs } }));
}

/** Shown are the middle one of the rounds, and the best. */
function latencyRow({ name, rounds, goalMs }: Latency): Measured {
  const of = (times: readonly number[], share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const shown = (share: number): string => {
    const all = rounds.map((times) => of(times, share));
    return `${median(all).toFixed(0)} (${Math.min(...all).toFixed(0)})`;
  };
  const p95 = Math.min(...rounds.map((times) => of(times, 0.95)));
  const result = `p50 ${shown(0.5)}, p95 ${shown(0.95)}, p99 ${shown(0.99)}, longest ${shown(1)} ms`;
  return { what: name, result, ...(goalMs === undefined ? {} : { goal: { text: `p95 < ${goalMs} ms`, met: p95 < goalMs } }) };
}

function durationRow({ name, runs, goalMs }: Duration): Measured {
  const least = Math.min(...runs);
  return { what: name, result: `${ms(median(runs))} (${ms(least)})`, ...(goalMs === undefined ? {} : { goal: { text: `< ${goalMs / 1000} s`, met: least < goalMs } }) };
}

async function benchTypists(): Promise<Measured[]> {
  const { latencies, durations, heaps } = await benchEditor();
  return [...latencies.map(latencyRow), ...durations.map(durationRow), ...heapRows(heaps)];
}

function heapRows(heaps: readonly number[]): Measured[] {
  const [second = 0, fifth = 0, last = Infinity] = [heaps[1], heaps[4], heaps.at(-1)];
  const result = `${heaps.map((bytes) => (bytes / 1e6).toFixed(1)).join(", ")} MB`;
  return [{ what: "heap in use after each thousand of 10,000 edits of `policies/`, without V8's optimised code", result, goal: { text: "after the last at most 5 % more than after the second, 1 % more than after the fifth", met: last <= second * 1.05 && last <= fifth * 1.01 } }];
}

interface TestReport {
  readonly coverage: readonly { readonly rows: number; readonly unreached: readonly unknown[] }[];
  readonly mutation: { readonly noticed: number; readonly refused: number; readonly idle: number; readonly survivors: readonly unknown[] };
  readonly summary: { readonly examples: number; readonly failed: number };
}

/** What the examples of `policies/` reach and notice, as `tongchou test policies --coverage --mutate --format json` says it. */
function benchExamples(): Measured[] {
  const { stdout } = spawnSync(process.execPath, [command, "test", "policies", "--coverage", "--mutate", "--format", "json"], { encoding: "utf8", cwd: root, maxBuffer: 1 << 28 });
  const { coverage, mutation, summary } = JSON.parse(stdout) as TestReport;
  const [rows, unreached] = [coverage.reduce((sum, file) => sum + file.rows, 0), coverage.reduce((sum, file) => sum + file.unreached.length, 0)];
  const [noticed, judged] = [mutation.noticed, mutation.noticed + mutation.survivors.length];
  return [
    { what: "examples of `policies/` that give their figures", result: `${summary.examples - summary.failed} of ${summary.examples}`, goal: { text: "all", met: summary.failed === 0 } },
    { what: "rows and adjustments that they reach", result: `${rows - unreached} of ${rows}, ${percent(rows - unreached, rows)}`, goal: { text: "100 %", met: unreached === 0 } },
    { what: "changed numbers that they notice", result: `${noticed} of ${judged}, ${percent(noticed, judged)}; ${mutation.refused} more are refused by check, ${mutation.idle} change no settlement`, goal: { text: ">= 95 %", met: noticed >= judged * 0.95 } },
  ];
}

function percent(part: number, all: number): string {
  return `${Math.floor((part * 1000) / Math.max(1, all)) / 10} %`;
}

function grownPolicies(): readonly SourceFile[] {
  const grown = grow(policiesUnder("policies"), grownLines, newDice(2025));
  const failed = compile(grown).diagnostics.filter(({ severity }) => severity === "error");
  if (failed.length > 0) throw new Error(`the grown policies have ${failed.length} errors, the first ${JSON.stringify(failed[0])}`);
  return grown;
}

/** By the word that names it in a call. */
const sections: Readonly<Record<string, { readonly heading: string; readonly measure: () => readonly Measured[] | Promise<readonly Measured[]> }>> = {
  start: { heading: "The start of the command (each call in turn, 31 times)", measure: benchStarts },
  compiler: {
    heading: "The compiler",
    measure: () => {
      const grown = grownPolicies();
      return [...benchPasses(grown), ...benchCommand(policiesUnder("policies"), grown)];
    },
  },
  refinement: { heading: "Refinement (columns x rows; a tenth of the rows damaged)", measure: benchSpaces },
  engine: { heading: "Settling claims (one core, by the processor's time)", measure: benchEngines },
  rivals: { heading: "Looking a row up, beside general rule engines from npm (the same rows found by all, by the processor's time)", measure: benchRivals },
  sql: { heading: "Settling claims in a database", measure: benchSql },
  format: { heading: "Formatting", measure: benchFormatter },
  diff: { heading: "Comparing all of `policies/` with a version in which something changed (by the processor's time)", measure: benchDiffs },
  editor: { heading: "In an editor, through the pipes of the language server (middle of three rounds, in brackets the best; of keystrokes, less the time in which other programs had the processors)", measure: benchTypists },
  examples: { heading: "What the examples are worth (`tongchou test policies --coverage --mutate`)", measure: benchExamples },
};

function tableOf(heading: string, rows: readonly Measured[]): string {
  const lines = rows.map(({ what, result, goal }) => `| ${what} | ${result} | ${goal === undefined ? "" : `${goal.text}: ${goal.met ? "met" : "missed"}`} |`);
  return [`## ${heading}`, "", "| what | result | goal |", "| --- | --- | --- |", ...lines, ""].join("\n");
}

const page = join(root, "test/bench/RESULTS.md");

/** Sections that were not measured now stay as they were. */
function withSections(before: string, made: ReadonlyMap<string, string>): string {
  const kept = new Map(before.split(/^(?=## )/m).slice(1).map((text) => [text.split("\n")[0]?.slice(3) ?? "", text.trimEnd()]));
  const machine = `A ${process.platform} machine with ${availableParallelism()} cores, Node ${process.version.split(".")[0]?.slice(1)}; medians of a few runs. The ${grownLines.toLocaleString("en")} lines are copies of the provinces of \`policies/\` under fictional names.`;
  const texts = Object.values(sections).flatMap(({ heading }) => made.get(heading)?.trimEnd() ?? kept.get(heading) ?? []);
  return `${["# Results of `npm run bench -- --write`", machine, ...texts].join("\n\n")}\n`;
}

/** `npm run bench -- [--write] [SECTION…]`: all of them, or those named. */
async function main(): Promise<void> {
  if (!existsSync(command)) throw new Error("There is no built command to measure; run `npm run build` first.");
  const words = process.argv.slice(2).filter((word) => word !== "--write");
  const unknown = words.find((word) => sections[word] === undefined);
  if (unknown !== undefined) throw new Error(`there is no section “${unknown}”: ${Object.keys(sections).join(", ")}`);
  const made = new Map<string, string>();
  for (const [word, { heading, measure }] of Object.entries(sections)) {
    if (words.length > 0 && !words.includes(word)) continue;
    made.set(heading, tableOf(heading, await measure()));
    console.log(made.get(heading));
  }
  if (process.argv.includes("--write")) writeFileSync(page, withSections(readFileSync(page, "utf8"), made));
}

await main();
