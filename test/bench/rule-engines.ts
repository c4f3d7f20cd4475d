/** One compiled table, looked up by our engine and by general rule engines from npm that can hold it; all in one process, by the processor's time. */
import { fileURLToPath, pathToFileURL } from "node:url";
import { ZenEngine } from "@gorules/zen-engine";
import { RuleEngine } from "node-rules";
import { compile } from "../../compiler/compile.ts";
import type { Condition, Row, Tables, When } from "../../compiler/emit/format.ts";
import type { Claim, Fact } from "../../compiler/evaluate/claim.ts";
import { isRefusal, type Prepared } from "../../compiler/evaluate/engine-claim.ts";
import { findRow } from "../../compiler/evaluate/engine-diagram.ts";
import { emittedFiles } from "../support/tables-text.ts";
import { policiesUnder, root } from "../support/workspace-texts.ts";
import { newDice } from "./random-table.ts";

export interface RivalRow {
  readonly name: string;
  /** Look-ups in one table, of the quickest of several runs. */
  readonly perSecond: number;
  readonly isOurs: boolean;
}

/** How many times the best of the others ours should be. */
export const RIVAL_GOAL = 100;

const { loadTables } = await import(pathToFileURL(`${root}dist/index.js`).href) as typeof import("../../compiler/index.ts");

type Facts = Readonly<Record<string, Fact>>;
const count = 512;

interface Table {
  readonly title: string;
  readonly file: Tables;
  readonly benefit: string;
  readonly word: "ratio" | "cap";
  readonly on: string;
  readonly city?: string;
  readonly fixed: Facts;
}

function tablesToTry(): readonly Table[] {
  const files = emittedFiles(compile(policiesUnder("policies", "examples"))).filter((file): file is Tables => "settlement" in file);
  const of = (province: string, scheme: string): Tables => files.find((file) => file.province.name === province && file.scheme.name === scheme) as Tables;
  return [
    { title: "Beijing's inpatient ratio", file: of("beijing", "employee"), benefit: "employee_inpatient", word: "ratio", on: "2024-05-10", fixed: { care: "inpatient" } },
    { title: "Linhai's critical-illness cap, which grows with the years", file: of("linhai", "resident"), benefit: "resident_critical_illness", word: "cap", on: "2025-05-10", city: "shitan", fixed: { care: "inpatient", member: "resident", place: "inside", late: false, newborn: false } },
  ];
}

export async function benchRuleEngines(): Promise<readonly { readonly title: string; readonly rows: number; readonly rivals: readonly RivalRow[] }[]> {
  const results = [];
  for (const table of tablesToTry()) {
    const rows = rowsOf(table);
    const cases = casesOf(table, rows);
    const ours = oursOf(table, cases);
    const rivals = [await zenOf(rows, cases), await nodeRulesOf(rows, cases)];
    for (const { name, answers } of rivals) if (answers.some((answer, at) => answer !== ours.answers[at])) throw new Error(`${name} finds other rows of ${table.title}`);
    results.push({ title: table.title, rows: rows.length, rivals: [...ours.rows, ...rivals.map(({ name, perSecond }) => ({ name, perSecond, isOurs: false }))] });
  }
  return results;
}

function rowsOf({ file, benefit, word, on }: Table): readonly Row[] {
  const [slot] = file.benefits.find(({ name }) => name === benefit)?.slots[word] ?? [];
  const period = slot?.periods.find(({ from, to }) => from <= on && (to === null || on <= to));
  if (period === undefined) throw new Error(`${benefit} has no ${word}`);
  return period.rows;
}

/** Facts that the table asks for, at random. */
function casesOf({ file, fixed }: Table, rows: readonly Row[]): readonly Facts[] {
  const dice = newDice(2025);
  const asked = new Set(rows.flatMap(({ when }) => Object.keys(when)));
  const factOf = (input: Tables["inputs"][number]): Fact => {
    switch (input.kind) {
      case "members": case "city": return input.members[dice(input.members.length)]?.name ?? "";
      case "many": return input.members.filter(() => dice(6) === 0).map(({ name }) => name);
      case "integer": return input.low + dice(Math.min(20, input.high - input.low));
      case "count": return 1 + dice(4);
      case "yesNo": return dice(2) === 1;
      case "date": return "2000-01-01";
    }
  };
  return Array.from({ length: count }, () => ({ ...Object.fromEntries(file.inputs.filter(({ kind, name }) => kind !== "city" && asked.has(name)).map((input) => [input.name, factOf(input)])), ...fixed }));
}

/** What is measured for each engine, and the row that it finds in each case. */
interface Run {
  readonly name: string;
  readonly perSecond: number;
  readonly answers: readonly number[];
}

function oursOf({ file, benefit, word, on, city }: Table, cases: readonly Facts[]): { readonly rows: readonly RivalRow[]; readonly answers: readonly number[] } {
  const engine = loadTables(new Map([["tables.json", JSON.stringify(file)]]));
  const claims = cases.map((facts): Claim => ({ province: file.province.name, scheme: file.scheme.name, on, facts, costs: {}, used: "nothing", ...(city === undefined ? {} : { city }) }));
  const prepare = (claim: Claim): Prepared => {
    const prepared = engine.prepare(claim);
    if (isRefusal(prepared)) throw new Error(`refused: ${prepared.refused} ${prepared.about}`);
    return prepared;
  };
  const prepared = claims.map(prepare);
  const layer = prepared[0]?.plan.layers.find(({ name }) => name === benefit);
  const diagram = (word === "ratio" ? layer?.ratio : layer?.caps[0])?.period?.diagram;
  if (diagram === undefined) throw new Error("no table");
  const fromFacts = rateOf(20, () => claims.reduce((sum, claim) => sum + findRow(diagram, prepare(claim).point), 0));
  const ready = rateOf(2_000, () => {
    let sum = 0;
    for (let i = 0; i < prepared.length; i++) sum += findRow(diagram, (prepared[i] as Prepared).point);
    return sum;
  });
  return {
    rows: [{ name: "tongchou, claims prepared", perSecond: ready, isOurs: true }, { name: "tongchou, from the claim as an object", perSecond: fromFacts, isOurs: true }],
    answers: prepared.map(({ point }) => findRow(diagram, point)),
  };
}

const rounds = 8;

/** `run` looks all cases up once. */
function rateOf(times: number, run: () => number): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = process.cpuUsage();
    for (let i = 0; i < times; i++) run();
    best = Math.min(best, spent(start));
  }
  return (times * count) / best;
}

function spent(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000_000;
}

async function rateOfMany(run: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = process.cpuUsage();
    await run();
    best = Math.min(best, spent(start));
  }
  return count / best;
}

// ── GoRules Zen: a decision table in Rust ───────────────────────────────────
async function zenOf(rows: readonly Row[], cases: readonly Facts[]): Promise<Run> {
  const fields = [...new Set(rows.flatMap(({ when }) => Object.keys(when)))];
  const content = {
    hitPolicy: "first", inputs: fields.map((field) => ({ id: field, name: field, field })), outputs: [{ id: "row", name: "row", field: "row" }],
    rules: rows.map(({ when }, at) => ({ _id: String(at), ...Object.fromEntries(fields.map((field) => [field, cellOf(when[field])])), row: String(at) })),
  };
  const place = { position: { x: 0, y: 0 } };
  const graph = {
    nodes: [{ id: "in", type: "inputNode", name: "in", ...place }, { id: "table", type: "decisionTableNode", name: "table", content, ...place }, { id: "out", type: "outputNode", name: "out", ...place }],
    edges: [{ id: "a", sourceId: "in", targetId: "table", type: "edge" }, { id: "b", sourceId: "table", targetId: "out", type: "edge" }],
  };
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph)));
  const find = async (facts: Facts): Promise<number> => ((await decision.evaluate(facts)).result as { readonly row?: number }).row ?? rows.length;
  return { name: "@gorules/zen-engine 0.54.0, all cases in flight", perSecond: await rateOfMany(() => Promise.all(cases.map(find))), answers: await Promise.all(cases.map(find)) };
}

/** A cell in Zen's expression language; `$` is the fact. */
function cellOf(condition: Condition | undefined): string {
  if (condition === undefined) return "";
  if (typeof condition === "boolean") return String(condition);
  if ("has" in condition) return [...condition.has.map((name) => `contains($, "${name}")`), ...condition.lacks.map((name) => `not(contains($, "${name}"))`)].join(" and ");
  if (typeof condition[0] === "string") return condition.map((name) => `"${String(name)}"`).join(", ");
  return rangesIn(condition).map(([low, high]) => `[${low}..${high}]`).join(" or ");
}

function rangesIn(flat: readonly (string | number | null)[]): readonly (readonly [number, number])[] {
  return flat.flatMap((low, at) => (at % 2 === 0 ? [[Number(low ?? 0), Number(flat[at + 1] ?? 1_000_000_000)] as const] : []));
}

// ── node-rules: conditions as functions ─────────────────────────────────────
interface Found {
  row?: number;
}

async function nodeRulesOf(rows: readonly Row[], cases: readonly Facts[]): Promise<Run> {
  const engine = new RuleEngine(rows.map(({ when }, row) => {
    const holds = testOf(when);
    return {
      condition: (api: { when: (outcome: boolean) => void }, facts: object) => api.when(holds(facts as Facts)),
      consequence: (api: { stop: () => void }, facts: object) => {
        (facts as Found).row = row;
        api.stop();
      },
    };
  }));
  const find = (facts: Facts): Promise<number> => new Promise((resolve) => engine.execute({ ...facts }, (found: object) => resolve((found as Found).row ?? rows.length)));
  return { name: "node-rules 9.2.0, all cases in flight", perSecond: await rateOfMany(() => Promise.all(cases.map(find))), answers: await Promise.all(cases.map(find)) };
}

function testOf(when: When): (facts: Facts) => boolean {
  const tests = Object.entries(when).map(([name, condition]) => {
    const holds = holdsIn(condition);
    return (facts: Facts): boolean => holds(facts[name]);
  });
  return (facts) => tests.every((holds) => holds(facts));
}

function holdsIn(condition: Condition): (fact: Fact | undefined) => boolean {
  if (typeof condition === "boolean") return (fact) => fact === condition;
  if ("has" in condition) return (fact) => Array.isArray(fact) && condition.has.every((name) => fact.includes(name)) && !condition.lacks.some((name) => fact.includes(name));
  if (typeof condition[0] === "string") return (fact) => condition.includes(fact as string);
  const ranges = rangesIn(condition);
  return (fact) => ranges.some(([low, high]) => low <= Number(fact) && Number(fact) <= high);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { title, rows, rivals } of await benchRuleEngines()) {
    console.log(`${title}, ${rows} rows`);
    const best = Math.max(...rivals.filter(({ isOurs }) => !isOurs).map(({ perSecond }) => perSecond));
    for (const { name, perSecond, isOurs } of rivals) console.log(`  ${name.padEnd(50)} ${Math.round(perSecond).toLocaleString("en").padStart(13)} a second${isOurs ? `, ${Math.round(perSecond / best).toLocaleString("en")} times the best other` : ""}`);
  }
}
