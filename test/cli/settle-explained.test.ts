import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../compiler/cli/run.ts";
import type { Claim, Settlement } from "../../compiler/evaluate/claim.ts";
import { root } from "../house/source.ts";
import { recordingHost } from "./memory-host.ts";

const updates = process.env["UPDATE_GOLDEN"] === "1" && !process.env["CI"];
const golden = `${root}test/golden/settlement/retired-in-beijing.md`;
const yuan = 100;

const stay: Claim = {
  id: "2011-05-10", province: "beijing", scheme: "employee", on: "2011-05-10", used: "nothing", costs: { eligible: 74_000 * yuan },
  facts: { member: "retired", hospital: "tertiary", care: "inpatient", ordinal: 1 },
};

/** The next settlement period of the year, with what the first used up of the year's caps; its own deductible and bands begin anew. */
const next: Claim = {
  ...stay, id: "2011-09-01", on: "2011-09-01", costs: { eligible: 50_000 * yuan, over_limit: 300_50 }, facts: { ...stay.facts, ordinal: 2 },
  used: {
    benefits: {
      employee_inpatient: { deductible: 0, base: { settlement_period: 0 }, paid: { year: 68_497 * yuan } },
      large_sum: { paid: { year: 0 } }, supplement: { base: { year: 0 } },
    },
    pools: {},
  },
};

const folder = mkdtempSync(join(tmpdir(), "tongchou-explained-"));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(async () => {
  expect(await run(["build", "policies", "--out", join(folder, "tables")], recordingHost(root).host)).toBe(0);
  writeFileSync(join(folder, "claims.ndjson"), [stay, next].map((claim) => `${JSON.stringify(claim)}\n`).join(""));
});

async function settle(...argv: readonly string[]): Promise<string> {
  const { host, out, err } = recordingHost(folder);
  expect([await run(["settle", "claims.ndjson", "--tables", "tables", ...argv], host), err()]).toEqual([0, ""]);
  return out();
}

/*
 * 第158号令 art. 36, tertiary, retired: the patient bears 60 % of 15, 10 and 5 %, so 91, 94 and 97 % are paid, in bands of the cost with the deductible.
 *
 * First stay, 74,000, deductible 1,300:
 *   (30,000 − 1,300) × 91 % = 26,117    10,000 × 94 % = 9,400    (74,000 − 40,000) × 97 % = 32,980    together 68,497.00
 *   patient 74,000 − 68,497 = 5,503.00, of which 1,300 deductible
 *
 * Second period, 50,000, deductible 650; 100,000 − 68,497 = 31,503 are left of the cap:
 *   29,350 × 91 % = 26,708.50; the other 4,794.50 pay for 4,794.50 / 94 % = 5,100.5319…, so the cap is reached at a cost of 35,100.5319…
 *   over the cap 14,899.4680851…: large sum 80 % = 11,919.5744…, supplement 10 % = 1,489.9468…
 *   reported 31,503.00 + 11,919.57 + 1,489.95, patient 50,300.50 − 44,912.52 = 5,387.98: 300.50 outside, 650 deductible, own share 4,437.4787… = 4,437.48
 *   Were the cost over the cap rounded first, the large sum would pay 14,899.47 × 80 % = 11,919.576, a fen more.
 */
describe("a retired employee of Beijing crosses the pooled cap in the year's second settlement period", () => {
  test("both layers pay, exact inside and rounded half up once each", async () => {
    const [first, second] = (await settle()).trim().split("\n").map((line) => JSON.parse(line) as Settlement);
    const paid = ({ layers }: Settlement): Record<string, number> => Object.fromEntries(layers.filter(({ open }) => open).map(({ benefit, payment }) => [benefit, payment]));
    expect(paid(first!)).toEqual({ employee_inpatient: 68_497_00, large_sum: 0, supplement: 0 });
    expect(first!.patient).toBe(5_503_00);
    expect(first!.used.benefits["employee_inpatient"]!.paid).toEqual({ year: 68_497_00 });
    expect(paid(second!)).toEqual({ employee_inpatient: 31_503_00, large_sum: 11_919_57, supplement: 1_489_95 });
    expect(second!.layers.find(({ benefit }) => benefit === "employee_inpatient")).toMatchObject({ deductible: 650_00, overCap: 14_899_47 });
    expect([second!.patient, second!.shares]).toEqual([5_387_98, { outside: 300_50, firstShare: 0, deductible: 650_00, ownShare: 4_437_48, overCap: 0, rounding: 0 }]);
    expect(second!.used.benefits["employee_inpatient"]!.paid).toEqual({ year: 100_000_00 });
  });

  test("and is told so, in either language", async () => {
    const [zh, en] = [await settle("--explain", "--format", "pretty", "--lang", "zh"), await settle("--explain", "--format", "pretty", "--lang", "en")];
    const text = `# 退休人员在北京住院，第二个结算期越过统筹封顶线 · A retired employee of Beijing crosses the pooled cap\n\n`
      + "What `tongchou settle claims.ndjson --explain --format pretty` tells of two stays of one year. The figures are worked out by hand in `test/cli/settle-explained.test.ts`.\n\n"
      + `## 中文\n\n\`\`\`text\n${zh.trimEnd()}\n\`\`\`\n\n## English\n\n\`\`\`text\n${en.trimEnd()}\n\`\`\`\n`;
    if (updates) writeFileSync(golden, text);
    expect(existsSync(golden)).toBe(true);
    expect(text).toBe(readFileSync(golden, "utf8"));
    expect(text).not.toMatch(/tongchou:\d|employee_inpatient|undefined|NaN/);
  });
});
