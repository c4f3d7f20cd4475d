import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect } from "vitest";
import { canonicalJson } from "../../../compiler/emit/canonical.ts";
import { type BenefitTables, FORMAT, SCHEMA_IDS, type SlotTable, type TablePeriod, type Tables } from "../../../compiler/emit/format.ts";
import type { Claim } from "../../../compiler/evaluate/claim.ts";
import { engineFor, realFiles } from "../../evaluate/real-engine.ts";
import { root } from "../../house/source.ts";
import { requireTool } from "../../support/require-tool.ts";
import { writeFolder } from "../engine-folders.ts";
import { duckdbTools } from "./duckdb-tools.ts";

const always = { from: "2020-01-01", to: null };
const named = (name: string): { name: string; label: string } => ({ name, label: name });

function slot(unit: SlotTable["unit"], period: Omit<TablePeriod, "from" | "to">): readonly SlotTable[] {
  return [{ role: "value", unit, scope: "uniform", periods: [{ ...always, ...period }] }];
}

/** A layer of what the one before left unpaid; its ratios have no divisor in common with anything. */
function layer(place: number): BenefitTables {
  return {
    ...named(`layer_${place}`), ...always, domain: [{}], pools: [], sources: [],
    base: [{ ...always, terms: [place === 1 ? { measure: "eligible" } : { remainder: "unpaid", of: `layer_${place - 1}` }], sources: [] }],
    slots: {
      firstShare: slot("ratio", { rows: [{ when: {}, value: 1237, sources: [] }] }),
      ratio: slot("ratio", { rows: [{ when: {}, value: 7321 + 6 * place, sources: [] }] }),
      cap: slot("fen", { per: "year", of: "payment", rows: [{ when: {}, value: 350_001, sources: [] }] }),
    },
  };
}

function layered(count: number): Tables {
  const benefits = Array.from({ length: count }, (_, i) => layer(i + 1));
  return {
    $schema: SCHEMA_IDS.tables, format: FORMAT, province: named("fine"), inputs: [], impossible: [], measures: [named("eligible")], periods: [], benefits, pools: [],
    scheme: { ...named("employee"), domain: [{}], settlesBy: "visit", yearFrom: "01-01", pooledBy: "province", waiting: [] },
    settlement: [{ ...always, steps: benefits.map(({ name }) => ({ oneOf: false, benefits: [name] })), rounding: { mode: "halfUp", step: 1 }, sources: [] }],
    contributions: [], accounts: [], nationalFields: { deductible: "d", patient: "p", account: "a", benefits: [] }, sources: [],
  };
}

const claim = (eligible: number): Claim => ({ id: String(eligible), province: "fine", scheme: "employee", on: "2025-01-01", facts: {}, costs: { eligible }, used: "nothing" });

describe("the 38 digits of the SQL engine", () => {
  const folder = mkdtempSync(join(tmpdir(), "tongchou-digits-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (files: readonly Tables[], options: readonly string[], claims: readonly Claim[] = []): string => {
    writeFolder(folder, files);
    const input = claims.map((each) => `${JSON.stringify(each)}\n`).join("");
    const { stdout, stderr } = spawnSync("node", ["examples/engines/sql/settle.mjs", folder, ...options], { cwd: root, input, encoding: "utf8", maxBuffer: 1 << 28 });
    if (stderr !== "") throw new Error(stderr);
    return stdout;
  };
  const isGuarded = (script: string): boolean => /WHERE f\.claim_no IS NULL OR GREATEST\(bill/.test(script);
  const test = requireTool(...duckdbTools);

  test("are enough for every claim of every policy", () => {
    expect(isGuarded(run(realFiles.filter(({ settlement }) => settlement.length > 0), ["--print", "duckdb"]))).toBe(false);
  });

  test("are watched where tables are finer, and only where numbers have an end", () => {
    const scripts = ["duckdb", "spark", "postgresql"].map((dialect) => run([layered(3)], ["--print", dialect]));
    expect(scripts.map(isGuarded)).toEqual([true, true, false]);
    expect(isGuarded(run([layered(1)], ["--print", "duckdb"]))).toBe(false);
  });

  test("settle a small claim exactly and refuse by name what they do not hold", () => {
    const tables = layered(2);
    const small = [1, 999, 123_457, 40_000_003].map(claim);
    const lines = run([tables], [], [...small, claim(8_999_999_999_999_999)]).trimEnd().split("\n");
    const engine = engineFor([tables]);
    expect(lines.slice(0, -1)).toEqual(small.map((each) => canonicalJson(engine.settle(each))));
    expect(lines.at(-1)).toBe(`{"about":"costs","id":"8999999999999999","refused":"beyondThisEngine"}`);
  });
});
