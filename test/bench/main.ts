import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compile, type SourceFile } from "../../compiler/compile.ts";
import { parse } from "../../compiler/syntax/parse.ts";
import { policiesUnder, root } from "../support/workspace-texts.ts";
import { grow, linesOf } from "./grow.ts";
import { newDice } from "./random-table.ts";
import { benchRefinement } from "./refinement.ts";

interface Measured {
  readonly what: string;
  readonly result: string;
  readonly goal?: { readonly text: string; readonly met: boolean };
}

const command = join(root, "dist/tongchou.js");
const grownLines = 100_000;
const goals = { coldCheckMs: 1000, grownMs: 5000, grownBytes: 1e9, refinementMs: 100 };

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

/** Runs the built command in a process of its own, which tells at its end how much memory it had at most. */
function runCommand(argv: readonly string[]): { readonly ms: number; readonly bytes: number } {
  const code = `process.on("exit", () => process.stderr.write("\\nmaxRSS " + process.resourceUsage().maxRSS));
    process.argv = [process.execPath, ${JSON.stringify(command)}, ...${JSON.stringify(argv)}]; await import(${JSON.stringify(`file://${command}`)});`;
  const start = performance.now();
  const { stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8", cwd: root, maxBuffer: 1 << 28 });
  const ms = performance.now() - start;
  return { ms, bytes: Number(/maxRSS (\d+)/.exec(stderr)?.[1] ?? Number.NaN) * 1024 };
}

const spawned = (...argv: readonly string[]): (() => void) => () => void spawnSync(process.execPath, [...argv], { cwd: root });
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
  const bare = median(times(7, spawned("-e", "0")));
  const version = median(times(7, spawned(command, "--version")));
  const cold = median(times(5, spawned(command, "check", "policies")));
  const small = runCommand(["check", "policies"]);
  const large = inFolder(grown, (folder) => runCommand(["check", folder]));
  const below = (value: number, most: number, text: string): NonNullable<Measured["goal"]> => ({ text, met: value < most });
  return [
    { what: "`node -e 0`", result: ms(bare) },
    { what: "`tongchou --version`", result: `${ms(version)}, ${ms(version - bare)} of its own` },
    { what: `\`tongchou check policies\`, ${linesOf(policies).toLocaleString("en")} lines, from cold`, result: ms(cold), goal: below(cold, goals.coldCheckMs, "< 1 s") },
    { what: "its memory at most", result: megabytes(small.bytes) },
    { what: `\`tongchou check\` of ${linesOf(grown).toLocaleString("en")} lines, from cold`, result: ms(large.ms), goal: below(large.ms, goals.grownMs, "< 5 s") },
    { what: "its memory at most", result: megabytes(large.bytes), goal: below(large.bytes, goals.grownBytes, "< 1 GB") },
  ];
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

function tableOf(heading: string, rows: readonly Measured[]): string {
  const lines = rows.map(({ what, result, goal }) => `| ${what} | ${result} | ${goal === undefined ? "" : `${goal.text}: ${goal.met ? "met" : "missed"}`} |`);
  return [`## ${heading}`, "", "| what | result | goal |", "| --- | --- | --- |", ...lines, ""].join("\n");
}

function main(): void {
  if (!existsSync(command)) throw new Error("There is no built command to measure; run `npm run build` first.");
  const policies = policiesUnder("policies");
  const grown = grow(policies, grownLines, newDice(2025));
  const failed = compile(grown).diagnostics.filter(({ severity }) => severity === "error");
  if (failed.length > 0) throw new Error(`the grown policies have ${failed.length} errors, the first ${JSON.stringify(failed[0])}`);
  const machine = `A ${process.platform} machine with ${availableParallelism()} cores, Node ${process.version.split(".")[0]?.slice(1)}; medians of a few runs.`;
  const text = [
    "# Results of `npm run bench -- --write`", "", `${machine} The ${grownLines.toLocaleString("en")} lines are copies of the provinces of \`policies/\` under fictional names.`, "",
    tableOf("The compiler", [...benchPasses(grown), ...benchCommand(policies, grown)]),
    tableOf("Refinement (columns x rows; a tenth of the rows damaged)", benchSpaces()),
  ].join("\n");
  console.log(text);
  if (process.argv.includes("--write")) writeFileSync(join(root, "test/bench/RESULTS.md"), text);
}

main();
