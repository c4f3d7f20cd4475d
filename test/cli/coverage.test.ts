import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../compiler/cli/run.ts";
import { recordingHost, scratchFolder } from "./memory-host.ts";

const policy = `policy linhai.basic
  effective from 2025-01-01
  source "示例〔2025〕1号"
province linhai
measure eligible
indicator income 收入 by year {
  | year | value       |
  | 2024 | 30,000 yuan |
}
scheme employee 职工
benefit inpatient 住院 for employee {
  base eligible
  deductible 50% × income of previous year rounded to 1 yuan per year
  ratio 80%
  cap none
}
settle for employee: inpatient
`;

async function check(...options: readonly string[]): Promise<{ readonly out: string; readonly err: string; readonly code: number }> {
  const folder = scratchFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "a.tongchou"), policy);
  const host = recordingHost(folder);
  const code = await run(["check", ...options], host.host);
  return { out: host.out(), err: host.err(), code };
}

describe("check --coverage dates", () => {
  test("lists the days of each slot in the language asked for", async () => {
    const { out, code } = await check("--coverage", "dates", "--lang", "en");
    expect(out).toContain("deductible of “inpatient” (employee): 2025-01-01 to 2025-12-31");
    expect(out).toContain("ratio of “inpatient” (employee): from 2025-01-01");
    expect(code).toBe(0);
    expect((await check("--coverage", "dates", "--lang", "zh")).out).toContain("“住院”的支付比例（employee）：自 2025-01-01 起");
  });

  test("leaves the JSON report alone", async () => {
    const { out, err } = await check("--coverage", "dates", "--format", "json", "--lang", "en");
    expect(JSON.parse(out)).toHaveProperty("summary.errors", 0);
    expect(err).toContain("2025-01-01 to 2025-12-31");
  });

  test("is not shown unasked", async () => {
    expect((await check("--lang", "en")).out).not.toContain("2025-12-31");
  });
});
