import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { compile } from "../../compiler/compile.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import type { Claim } from "../../compiler/evaluate/claim.ts";
import { isRefusal, type Prepared } from "../../compiler/evaluate/engine-claim.ts";
import { findRow } from "../../compiler/evaluate/engine-diagram.ts";
import type { Engine } from "../../compiler/evaluate/engine.ts";
import { emittedFiles } from "../support/tables-text.ts";
import { policiesUnder, root } from "../support/workspace-texts.ts";
import { newDice } from "./random-table.ts";

export interface EngineRow {
  readonly name: string;
  /** Of the quickest of several runs and by the processor's time, because other programs can only slow them down: what one core does. */
  readonly perSecond: number;
  /** What the machine that settles a province's claims should reach. */
  readonly goal?: number;
}

const oneBenefit = `policy linhai.case
  effective from 2025-01-01
  source "示例〔2024〕1号"
use fictional
benefit inpatient for employee when care = inpatient {
  base eligible
  deductible per admission {
    | ordinal | amount     |
    | 1       | 1,300 yuan |
    | 2..     |   650 yuan |
  }
  ratio by band of base per year {
    | hospital  | ..30,000 | 30,000..40,000 | 40,000.. |
    | primary   | 90%      | 95%            | 97%      |
    | secondary | 87%      | 92%            | 97%      |
    | tertiary  | 85%      | 90%            | 95%      |
  }
  adjust ratio {
    member = retired: patient share × 60%
  }
  cap 100,000 yuan of payment per year
}
settle for employee: inpatient
`;

/** As it is shipped: what runs a source file directly adds calls of its own. */
const { loadTables } = await import(pathToFileURL(`${root}dist/index.js`).href) as typeof import("../../compiler/index.ts");

type Dice = ReturnType<typeof newDice>;
const pick = <T>(dice: Dice, list: readonly T[]): T => list[dice(list.length)] as T;

function inpatient(dice: Dice): Claim {
  return {
    province: "linhai", scheme: "employee", on: "2025-05-10", costs: { eligible: dice(15_000_000) },
    facts: { member: pick(dice, ["active", "retired"]), hospital: pick(dice, ["primary", "secondary", "tertiary"]), care: "inpatient", ordinal: 1 + dice(3) },
    used: { benefits: { inpatient: { deductible: 0, paid: { year: dice(4_000_000) }, base: { year: dice(4_000_000) } } }, pools: {} },
  };
}

function beijing(dice: Dice): Claim {
  return {
    province: "beijing", scheme: "employee", on: "2024-05-10", costs: { eligible: dice(8_000_000), over_limit: dice(100_000) }, used: "nothing",
    facts: { member: pick(dice, ["active", "retired"]), hospital: pick(dice, ["primary", "secondary", "tertiary"]), care: "inpatient", ordinal: 1 + dice(3) },
  };
}

function linhai(dice: Dice): Claim {
  return {
    province: "linhai", scheme: "resident", on: "2025-05-10", city: pick(dice, ["shitan", "hewan", "yunzhou"]), costs: { eligible: dice(20_000_000) }, used: "nothing",
    facts: {
      member: "resident", hospital: pick(dice, ["primary", "secondary", "tertiary"]), care: "inpatient", place: "inside", late: false, newborn: false, missed_years: 0,
      continuous_years: dice(12), zero_claim_years: dice(5), identity: pick(dice, [[], ["poor"], ["marginal"]]),
    },
  };
}

function engineOf(files: readonly unknown[]): Engine {
  return loadTables(new Map(files.map((file, i) => [`${i}.json`, JSON.stringify(file)])));
}

const batch = 1024;

function prepared(engine: Engine, make: (dice: Dice) => Claim): Prepared[] {
  const dice = newDice(2025);
  return Array.from({ length: batch }, () => {
    const claim = engine.prepare(make(dice));
    if (isRefusal(claim)) throw new Error(`refused: ${claim.refused} ${claim.about}`);
    return claim;
  });
}

const rounds = 15;

/** `run` does `batch` things; what it returns keeps the work from being left out. */
function rateOf(times: number, run: () => number): number {
  let best = Infinity;
  let sum = 0;
  for (let round = 0; round < rounds; round++) {
    const start = process.cpuUsage();
    for (let i = 0; i < times; i++) sum += run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, user + system);
  }
  return Number.isNaN(sum) ? 0 : (times * batch) / (best / 1_000_000);
}

function payAll(engine: Engine, claims: readonly Prepared[]): () => number {
  const payments = new Float64Array(16);
  return () => {
    let sum = 0;
    for (let i = 0; i < claims.length; i++) sum += engine.payPrepared(claims[i] as Prepared, payments);
    return sum;
  };
}

function lookUpAll(claims: readonly Prepared[]): () => number {
  const diagram = claims[0]?.plan.layers[0]?.ratio?.period?.diagram;
  if (diagram === undefined) throw new Error("no table of ratios");
  return () => {
    let sum = 0;
    for (let i = 0; i < claims.length; i++) sum += findRow(diagram, (claims[i] as Prepared).point);
    return sum;
  };
}

/** In the order given: what ran before shapes what the virtual machine makes of the code. */
export function benchEngine(): EngineRow[] {
  const fictional = readFileSync(`${root}test/golden/fictional.tongchou`, "utf8");
  const single = engineOf(emittedFiles(compile([{ path: "fictional.tongchou", text: fictional }, { path: "linhai/case.tongchou", text: oneBenefit }])));
  const files = emittedFiles(compile(policiesUnder("policies", "examples"))).filter((file): file is Tables => "settlement" in file);
  const real = engineOf(files);
  const [one, several, resident] = [prepared(single, inpatient), prepared(real, beijing), prepared(real, linhai)];
  const eachSettled = (claims: readonly Prepared[], engine: Engine) => () => claims.reduce((sum, claim) => sum + ("refused" in engine.settlePrepared(claim) ? 1 : 0), 0);
  return [
    { name: "row look-up in a table of ratios", perSecond: rateOf(400, lookUpAll(one)), goal: 10_000_000 },
    { name: "a benefit with bands and a cap, claims prepared", perSecond: rateOf(160, payAll(single, one)), goal: 5_000_000 },
    { name: "Beijing's employees, four layers, claims prepared", perSecond: rateOf(80, payAll(real, several)) },
    { name: "Linhai's residents, four layers, claims prepared", perSecond: rateOf(80, payAll(real, resident)) },
    { name: "Beijing's employees, with the settlement made", perSecond: rateOf(2, eachSettled(several, real)) },
    { name: "Beijing's employees, from the claim to the settlement", perSecond: rateOf(2, () => several.reduce((sum, { claim }) => sum + ("refused" in real.settle(claim) ? 1 : 0), 0)) },
    { name: "Beijing's employees, with the trace, in fractions", perSecond: rateOf(1, () => several.reduce((sum, { claim }) => sum + ("refused" in real.explain(claim) ? 1 : 0), 0)) },
  ];
}

/** Of a million claims that are kept until they are settled, in bytes; those that are settled one by one keep nothing. */
export function memoryOfAMillion(): number {
  const files = emittedFiles(compile(policiesUnder("policies/national", "policies/beijing"))).filter((file): file is Tables => "settlement" in file);
  const engine = engineOf(files);
  const dice = newDice(2025);
  const claims = Array.from({ length: sample }, () => beijing(dice));
  const before = bytesUsed();
  const kept = claims.map((claim) => engine.prepare(claim));
  const bytes = bytesUsed() - before;
  return kept.some(isRefusal) ? Number.NaN : (bytes / sample) * 1e6;
}

const sample = 50_000;

function bytesUsed(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, perSecond, goal } of benchEngine()) {
    const judged = goal === undefined ? "" : ` (goal ${goal / 1e6} million: ${perSecond >= goal ? "met" : "missed"})`;
    console.log(`${name.padEnd(56)} ${(perSecond / 1e6).toFixed(3).padStart(9)} million a second${judged}`);
  }
  console.log(`memory of a million claims, prepared: ${(memoryOfAMillion() / 1e6).toFixed(0)} MB`);
}
