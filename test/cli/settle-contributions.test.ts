import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../compiler/cli/run.ts";
import { validate } from "../../compiler/emit/validate.ts";
import { root } from "../support/workspace-texts.ts";
import { recordingHost, scratchFolder } from "./memory-host.ts";

const built = join(root, "node_modules/.tongchou-contributions-test");
const tables = join(built, "tables");

beforeAll(async () => {
  mkdirSync(built, { recursive: true });
  const { host } = recordingHost(root);
  expect(await run(["build", "policies", "examples/linhai", "--out", tables], host)).toBe(0);
});
afterAll(() => rmSync(built, { recursive: true }));

let folder = "";
beforeEach(() => void (folder = scratchFolder()));

async function settle(claims: readonly object[], ...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  writeFileSync(join(folder, "claims.ndjson"), claims.map((claim) => `${JSON.stringify(claim)}\n`).join(""));
  const { host, out, err } = recordingHost(folder);
  const code = await run(["settle", "claims.ndjson", "-t", tables, ...argv], host);
  return { code, out: out(), err: err() };
}

type Line = Readonly<Record<string, unknown>>;
const lines = (text: string): Line[] => text.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as Line);

const worker = { id: "w", province: "linhai", scheme: "employee", on: "2025-05-10", city: "yunzhou", facts: { member: "active" }, bases: { own_wage: { amount: 800_000, per: "month" } } };
const resident = { id: "r", province: "linhai", scheme: "resident", on: "2025-05-10", city: "shitan", facts: { member: "resident", county: "western" }, bases: {} };
const year = (fund: string) => ({
  province: "linhai", fund, year: 2025,
  cities: { yunzhou: { collected: 60_000, paid: 75_000, notRecognised: 500 }, hewan: { collected: 200_000, paid: 150_000, notRecognised: 0 }, shitan: { collected: 90_000, paid: 88_000, notRecognised: 0 } },
});

describe("tongchou settle --contribution", () => {
  test("who pays what into which fund, in the order of the claims", async () => {
    const { code, out, err } = await settle([worker, resident, { ...worker, id: "x", bases: {} }], "--contribution");
    expect({ code, err }).toEqual({ code: 1, err: "2 settled, 1 refused.\n" });
    const [first, second, third] = lines(out);
    for (const line of lines(out)) expect(validate("contributionSettlement", line)).toBeUndefined();
    expect(first).toMatchObject({ id: "w", payments: [{ payer: "employer", amount: 44_000, per: "month", to: "employee_fund" }, { payer: "member", amount: 16_000, per: "month", to: "employee" }], accounts: [{ amount: 16_000, fromFund: 0 }] });
    expect(second).toMatchObject({ id: "r", totals: { paid: [{ payer: "member", amount: 52_000 }, { payer: "central", amount: 59_200 }, { payer: "province", amount: 7_400 }, { payer: "city", amount: 7_400 }], received: [{ to: "resident_fund", amount: 126_000, per: "year" }] } });
    expect(third).toEqual({ id: "x", refused: "missingBase", about: "own_wage" });
  });

  test("--explain tells the row, its value, its document, in both languages", async () => {
    const told = async (language: string): Promise<unknown> => lines((await settle([worker], "--contribution", "--explain", "--lang", language)).out)[0]!["explanation"];
    expect(await told("en")).toEqual(expect.arrayContaining([
      "    Floor 50,400 yuan per year (yunzhou), which is 4,200.00 yuan per month", "  Employer's part 440.00 yuan per month = 5.5% of 8,000.00 yuan (yunzhou), to the fund “employee fund”", "    By 示例云〔2024〕1号 (illustrative)",
    ]));
    expect(await told("zh")).toEqual(expect.arrayContaining([
      "    下限 50,400 元（每年）（云州），折合 4,200.00 元（每月）", "  单位缴费 440.00 元（每月）＝8,000.00 元 × 5.5%（云州），划入职工统筹基金", "    依据：示例云〔2024〕1号（示意，并非法律）",
    ]));
    const { out } = await settle([{ ...worker, facts: {} }, resident], "--contribution", "--format", "pretty", "--lang", "zh");
    expect(out).toContain("w\n规则须区分“member”，而未写明\n");
    expect(out).toContain("    中央财政 80%：592.00 元\n");
  });

  test("what is no such claim ends it with 2", async () => {
    expect(await settle([{ ...worker, bases: { own_wage: 8000 } }], "--contribution")).toMatchObject({ code: 2, err: expect.stringContaining("claims.ndjson:1: /bases/own_wage is not of type object") });
    expect(await settle([{ ...worker, costs: {} }], "--contribution")).toMatchObject({ code: 2, err: expect.stringContaining("has an unknown field “costs”") });
    expect(await settle([worker], "--contribution", "--fund")).toMatchObject({ code: 2, err: expect.stringContaining("one at a time") });
  });
});

describe("tongchou settle --fund", () => {
  test("what each city hands up, draws and is left with, in both models", async () => {
    const { code, out, err } = await settle([year("employee_fund"), year("resident_fund"), { ...year("employee_fund"), fund: "x" }], "--fund");
    expect({ code, err }).toEqual({ code: 1, err: "2 settled, 1 refused.\n" });
    const [adjustment, unified, refused] = lines(out);
    for (const line of lines(out)) expect(validate("fundSettlement", line)).toBeUndefined();
    expect(adjustment).toEqual({
      pooling: "adjustment", handedUp: 70_000, allocated: 25_500, stays: 44_500,
      cities: [
        { city: "hewan", handedUp: 40_000, gap: 0, allocated: 0, balance: 10_000 }, { city: "shitan", handedUp: 18_000, gap: 16_000, allocated: 9_600, balance: -6_400 },
        { city: "yunzhou", handedUp: 12_000, gap: 26_500, allocated: 15_900, balance: -11_100 },
      ],
    });
    expect(unified).toMatchObject({ pooling: "unified", handedUp: 350_000, allocated: 309_600, stays: 40_400 });
    expect(refused).toEqual({ refused: "unknownFund", about: "x" });
  });

  test("--format pretty tells the rate, the gap and the key of each city", async () => {
    const { out } = await settle([year("employee_fund")], "--fund", "--format", "pretty", "--lang", "zh");
    expect(out).toContain("职工统筹基金（省级调剂金）：上解 700.00 元，下拨 255.00 元，结余 445.00 元。\n");
    expect(out).toContain("石滩\n  上解：征收额 900.00 元的 20%，180.00 元\n  认定缺口 160.00 元，其 60% 即至多 96.00 元\n  人口年龄缺口：65,000,000 元，各市合计 195,000,000 元，占基金的 60%\n");
    const english = await settle([year("resident_fund")], "--fund", "--format", "pretty", "--lang", "en");
    expect(english.out).toContain("  Recognised gap 145.00 yuan, of which 80% is 116.00 yuan at most\n  Is allocated 716.00 yuan and left with −34.00 yuan\n");
  });

  test("what is no such claim ends it with 2", async () => {
    expect(await settle([worker], "--fund")).toMatchObject({ code: 2, err: expect.stringContaining("lacks the field “fund”") });
  });
});
