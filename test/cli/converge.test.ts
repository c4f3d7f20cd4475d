import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { run } from "../../compiler/cli/run.ts";
import { root } from "../house/source.ts";
import { recordingHost, scratchFolder } from "./memory-host.ts";

async function converge(...args: readonly string[]) {
  const folder = scratchFolder();
  for (const part of ["examples/qinglan", "policies/national"]) cpSync(root + part, join(folder, part), { recursive: true });
  const { host, out, err } = recordingHost(folder);
  const code = await run(["converge", ...args], host);
  return { code, out: out(), err: err() };
}

describe("tongchou converge", () => {
  test("the report of a province, in either language and format", async () => {
    const zh = await converge("examples/qinglan", "--lang", "zh");
    expect([zh.code, zh.err]).toEqual([0, ""]);
    expect(zh.out).toMatch(/^青岚\n {2}“居民住院”的起付线\n {4}一级/);
    const { out } = await converge("examples/qinglan", "--format", "markdown");
    expect(out).toContain("\n- secondary, from 2025-01-01: 75% in anping, beihe, changlin, fengxi; 80% in dongtan (5 points apart)\n  - fewest lose with 80% everywhere");
  });

  test("as JSON that obeys its schema", async () => {
    const isValid = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(`${root}compiler/emit/schema/converge.schema.json`, "utf8")));
    const made = JSON.parse((await converge("examples/qinglan", "--format", "json", "--lang", "zh")).out);
    expect([isValid(made), isValid.errors]).toEqual([true, null]);
    expect(made.summary).toEqual({ provinces: 1, slots: 4, rows: 8, transitions: 2, late: 0 });
    expect(made.provinces[0].slots[0].rows[2]).toMatchObject({
      case: "三级", facts: { hospital: ["tertiary"] }, from: "2025-01-01", apart: 40_000,
      values: [{ text: "800 元", cities: ["anping", "beihe", "fengxi"] }, { text: "600 元", cities: ["changlin"] }, { text: "1,000 元", cities: ["dongtan"] }],
      fewestLose: { value: { kind: "number", amount: 60_000 }, losing: [] }, fewestChange: { value: { kind: "number", amount: 80_000 }, losing: ["changlin"], gaining: ["dongtan"] },
    });
    expect(made.provinces[0].transitions[0]).toMatchObject({ benefit: "employee_inpatient", slot: "cap", city: "dongtan", deadline: "2026-12-31", ends: "2026-12-31", inTime: true, steps: [{ own: { text: "400,000 元" } }, { nearer: true }] });
    expect(isValid({ ...made, summary: {} })).toBe(false);
    const rows = made.provinces[0].slots.flatMap(({ rows: list }: { rows: readonly { values: readonly { cities: readonly string[] }[] }[] }) => list) as readonly { values: readonly { cities: readonly string[] }[] }[];
    const cities = ["anping", "beihe", "changlin", "dongtan", "fengxi"];
    const apart = (one: string, other: string): number => rows.filter(({ values }) => !values.some(({ cities: same }) => same.includes(one) && same.includes(other))).length;
    // No two of the five cities have the same rules.
    for (const one of cities) for (const other of cities.filter((city) => city > one)) expect(apart(one, other), `${one} ${other}`).toBeGreaterThanOrEqual(2);
  });

  test("where no city differs, and where nothing can be read", async () => {
    expect(await converge("policies/national")).toMatchObject({ code: 0, out: "No city differs from another.\n" });
    expect(await converge("nowhere")).toMatchObject({ code: 2, out: "" });
  });
});
