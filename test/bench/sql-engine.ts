import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { compile } from "../../compiler/compile.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import type { Claim } from "../../compiler/evaluate/claim.ts";
import { writeFolder } from "../engines/engine-folders.ts";
import { emittedFiles } from "../support/tables-text.ts";
import { policiesUnder, root } from "../support/workspace-texts.ts";
import { newDice } from "./random-table.ts";

export interface SqlRow {
  readonly name: string;
  readonly claims: number;
  readonly refused: number;
  readonly perSecond: number;
  /** Of the whole process, DuckDB included. */
  readonly peakBytes: number;
  /** What it held after a quarter of the claims, and at the end; unknown where the system does not tell. */
  readonly bytesAtQuarter: number | undefined;
  readonly bytesAtEnd: number | undefined;
}

type Dice = ReturnType<typeof newDice>;
const pick = <T>(dice: Dice, list: readonly T[]): T => list[dice(list.length)] as T;
const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** Beijing's employees and Linhai's residents at clinics and in hospitals over a year, some with amounts used before. */
function claimOf(number: number, dice: Dice): Claim {
  const id = String(number);
  const day = `${twoDigits(1 + dice(12))}-${twoDigits(1 + dice(28))}`;
  const hospital = pick(dice, ["primary", "secondary", "tertiary"]);
  if (dice(3) > 0) {
    return {
      id, province: "beijing", scheme: "employee", on: `2024-${day}`, costs: { eligible: dice(30_000_000), over_limit: dice(100_000) }, used: "nothing",
      facts: { member: pick(dice, ["active", "retired"]), hospital, care: "inpatient", ordinal: 1 + dice(5) },
    };
  }
  return {
    id, province: "linhai", scheme: "resident", on: `2025-${day}`, city: pick(dice, ["shitan", "hewan", "yunzhou"]), costs: { eligible: dice(20_000_000) }, used: "nothing",
    facts: {
      member: "resident", hospital, care: "inpatient", place: "inside", late: false, newborn: false, missed_years: 0,
      continuous_years: dice(12), zero_claim_years: dice(5), identity: pick(dice, [[], ["poor"], ["marginal"]]),
    },
  };
}

type Engine = ChildProcessByStdio<Writable, Readable, Readable>;

/** In a process of its own, which tells at its end how much memory it had at most. */
function startEngine(folder: string): Engine {
  const script = join(root, "examples/engines/sql/settle.mjs");
  const code = `process.on("exit", () => process.stderr.write("\\nmaxRSS " + process.resourceUsage().maxRSS));
    process.argv = [process.execPath, ${JSON.stringify(script)}, ${JSON.stringify(folder)}]; await import(${JSON.stringify(`file://${script}`)});`;
  return spawn(process.execPath, ["--input-type=module", "-e", code], { cwd: root, stdio: ["pipe", "pipe", "pipe"] });
}

async function feed(engine: Engine, claims: number): Promise<void> {
  const dice = newDice(2025);
  const atOnce = 1_000;
  for (let first = 0; first < claims; first += atOnce) {
    const lines = Array.from({ length: Math.min(atOnce, claims - first) }, (_, i) => `${JSON.stringify(claimOf(first + i, dice))}\n`);
    if (!engine.stdin.write(lines.join(""))) await once(engine.stdin, "drain");
  }
  engine.stdin.end();
}

function memoryOf(process: Engine): number | undefined {
  try {
    const status = readFileSync(`/proc/${process.pid}/status`, "utf8");
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
    return Number.isNaN(kilobytes) ? undefined : kilobytes * 1024;
  } catch {
    return undefined;
  }
}

interface Watched {
  lines: number;
  refused: number;
  bytesAtQuarter: number | undefined;
  bytesAtEnd: number | undefined;
}

const shownEvery = 50_000;

/** Counts the answers as they come, and says on the standard error how far it is. */
async function watch(engine: Engine, claims: number): Promise<Watched> {
  const seen: Watched = { lines: 0, refused: 0, bytesAtQuarter: undefined, bytesAtEnd: undefined };
  const start = performance.now();
  let shown = 0;
  for await (const bytes of engine.stdout as AsyncIterable<Buffer>) {
    const text = bytes.toString("latin1");
    seen.lines += text.split("\n").length - 1;
    seen.refused += text.split(`"refused":`).length - 1;
    if (seen.lines < Math.min(claims, shown + shownEvery)) continue;
    shown = seen.lines;
    const held = memoryOf(engine);
    if (seen.lines <= claims / 4 || seen.bytesAtQuarter === undefined) seen.bytesAtQuarter = held;
    seen.bytesAtEnd = held ?? seen.bytesAtEnd;
    const rate = Math.round(seen.lines / ((performance.now() - start) / 1000));
    process.stderr.write(`${seen.lines.toLocaleString("en")} of ${claims.toLocaleString("en")} claims, ${rate.toLocaleString("en")} a second, ${megabytes(held)}\n`);
  }
  return seen;
}

export async function benchSqlEngine(claims = 1_000_000): Promise<SqlRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "tongchou-sql-bench-"));
  try {
    writeFolder(folder, emittedFiles(compile(policiesUnder("policies", "examples"))).filter((file): file is Tables => "settlement" in file && file.settlement.length > 0));
    const engine = startEngine(folder);
    const errors: string[] = [];
    engine.stderr.on("data", (bytes: Buffer) => errors.push(bytes.toString()));
    const start = performance.now();
    const [seen] = await Promise.all([watch(engine, claims), feed(engine, claims), once(engine, "close")]);
    const perSecond = claims / ((performance.now() - start) / 1000);
    if (seen.lines !== claims) throw new Error(`${seen.lines} answers to ${claims} claims: ${errors.join("")}`);
    const { refused, bytesAtQuarter, bytesAtEnd } = seen;
    const peakBytes = Number(/maxRSS (\d+)/.exec(errors.join(""))?.[1] ?? Number.NaN) * 1024;
    return [{ name: `SQL engine on DuckDB, ${claims.toLocaleString("en")} claims from their JSON to that of the settlements`, claims, refused, perSecond, bytesAtQuarter, bytesAtEnd, peakBytes }];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function megabytes(bytes: number | undefined): string {
  return bytes === undefined ? "memory unknown" : `${(bytes / 1e6).toFixed(0)} MB`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, refused, perSecond, peakBytes, bytesAtQuarter, bytesAtEnd } of await benchSqlEngine(Number(process.argv[2] ?? 1_000_000))) {
    const memory = `at most ${megabytes(peakBytes)} (${megabytes(bytesAtQuarter)} after a quarter, ${megabytes(bytesAtEnd)} at the end)`;
    console.log(`${name}, ${refused.toLocaleString("en")} refused: ${Math.round(perSecond).toLocaleString("en")} a second, ${memory}`);
  }
}
